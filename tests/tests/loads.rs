//! Tables full of rows, in numbers that a test run has time for. `.ci/slow` has more of it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use std::time::Duration;

use integrations::{App, Connection, Node, NodeConnection, Scenario};
use schemalock::store::Statements;
use schemalock_tests::Engine;
use schemalock_tests::loads::fill::fill;
use schemalock_tests::loads::fire::{self, Load};
use schemalock_tests::loads::look_ups::plans;
use schemalock_tests::loads::plan::Explain;
use schemalock_tests::loads::rows::Size;

const SEED: u64 = 20_261_122;
const NODES: usize = 20_000;

#[tokio::test]
async fn sqlite_goes_to_the_rows_of_every_look_up() {
    every_look_up_goes_to_its_rows::<sqlx::Sqlite>(Engine::Sqlite).await;
}

#[tokio::test]
async fn postgres_goes_to_the_rows_of_every_look_up() {
    every_look_up_goes_to_its_rows::<sqlx::Postgres>(Engine::Postgres).await;
}

#[tokio::test]
async fn mariadb_goes_to_the_rows_of_every_look_up() {
    every_look_up_goes_to_its_rows::<sqlx::MySql>(Engine::Mariadb).await;
}

async fn every_look_up_goes_to_its_rows<DB: Explain>(engine: Engine)
where
    App: Statements<DB>,
    Connection: Statements<DB>,
    Scenario: Statements<DB>,
    Node: Statements<DB>,
    NodeConnection: Statements<DB>,
{
    let filled = fill::<DB>(engine, SEED, Size::of(NODES)).await.unwrap();
    assert!(filled.nodes.abs_diff(NODES as u64) < 1_000 && filled.edges == filled.nodes, "{} nodes", filled.nodes);
    let planned = plans(engine, &filled).await.unwrap();
    let wrong: Vec<String> = planned.iter().filter(|it| it.is_wrong()).map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_postgres_acknowledged_is_there_after_it_was_killed() {
    let load = Load { seed: SEED, tasks: 64, time: Duration::from_secs(6) };
    let outcome = fire::run(load).await.unwrap();
    assert_eq!(outcome.wrong, Vec::<String>::new());
    assert!(outcome.killed > 0 && outcome.stopped > 0, "{outcome:?}");
    let methods: Vec<&str> = outcome.acknowledged.keys().copied().collect();
    assert_eq!(methods, ["create", "create_all", "delete", "get", "patch", "upsert"]);
    assert!(outcome.errors.get("Unavailable").is_some_and(|&count| count > 0), "{outcome:?}");
}
