//! Tables full of rows, in numbers that a test run has time for. `.ci/slow` has more of it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use integrations::{App, Connection, Node, NodeConnection, Scenario};
use schemalock::store::Statements;
use schemalock_tests::Engine;
use schemalock_tests::loads::fill::fill;
use schemalock_tests::loads::look_ups::{plans, word};
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
    let wrong: Vec<String> = planned
        .iter()
        .filter(|it| it.has_to_be_good() && !it.good)
        .map(|it| format!("{} {} {} rare={} {:?}: {}", it.table, it.index, word(it.form), it.rare, it.knowing, it.plan))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
