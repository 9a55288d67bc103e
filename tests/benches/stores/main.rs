//! What stores cost beside sqlx by hand: the same statements, columns and types on the same pool, call by call in turn.
//! `cargo bench -p schemalock-tests --bench stores`
//!
//! Quote the ratios of one run. That of medians is what a program feels; that of the fastest tenth is the least disturbed by whatever
//! else the machine does. What is encrypted costs apart, in the last table: rows are sealed before they are timed in the first.
#![allow(clippy::print_stdout, reason = "a bench reports on standard output")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

mod encryption;
mod hand;
mod measure;

use anyhow::Result;
use integrations::{
    App, AppStore, AuthType, Connection, ConnectionStore, NewApp, NewConnection, NewNode, NewScenario, Node, NodeStore,
    Scenario, ScenarioStore,
};
use schemalock::migrate::{self, Migratable, Migrations};
use schemalock::store::Statements;
use schemalock::{Json, Key, KeyKind, Keyring};
use schemalock_tests::Engine;
use sqlx::Pool;
use sqlx::pool::PoolOptions;

use hand::Hand;
use measure::in_turn;

static MIGRATIONS: Migrations = schemalock::migrations!("../migrations");
const CALLS: usize = 20_000;

fn main() -> Result<()> {
    // `cargo test --benches` runs this, too, without `--bench`: then there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    println!("| engine | call | store, µs | by hand, µs | ratio of medians | of the fastest tenth |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(engine::<sqlx::Sqlite>("sqlite", "sqlite::memory:"))?;
    let scratch = Engine::Postgres.scratch();
    runtime.block_on(engine::<sqlx::Postgres>("postgres", scratch.url()))?;
    println!();
    encryption::report()
}

async fn engine<DB: Hand + Migratable>(name: &str, url: &str) -> Result<()>
where
    App: Statements<DB>,
    Connection: Statements<DB>,
    Scenario: Statements<DB>,
    Node: Statements<DB>,
{
    let pool = PoolOptions::<DB>::new().max_connections(1).connect(url).await?;
    migrate::run(&pool, &MIGRATIONS, None).await?;
    nodes(name, &pool).await?;
    connections(name, &pool).await
}

async fn nodes<DB: Hand>(engine: &str, pool: &Pool<DB>) -> Result<()>
where
    Scenario: Statements<DB>,
    Node: Statements<DB>,
{
    let scenario = ScenarioStore::new(pool).create(NewScenario::new("ada".into(), "Posts".into())).await?;
    let new = || NewNode {
        label: "A step".to_owned(),
        config: Json::from_iter([("url", "https://example.org/posts"), ("method", "GET")]),
        ..NewNode::new(scenario.id, "wordpress.create_post".to_owned())
    };
    let made = NodeStore::new(pool).create(new()).await?;
    let key = made.id;
    anyhow::ensure!(
        DB::get_node(pool, key.into()).await? == NodeStore::new(pool).get(key).await?,
        "they read the same"
    );
    let get = in_turn(
        CALLS,
        || (),
        async |()| NodeStore::new(pool).get(key).await.map(drop).map_err(Into::into),
        async |()| DB::get_node(pool, key.into()).await.map(drop),
    );
    println!("{}", get.await?.line(engine, "get a node"));
    let insert = in_turn(
        CALLS,
        || new().into_row(),
        async |row| NodeStore::new(pool).insert(row).await.map(drop).map_err(Into::into),
        async |row| DB::insert_node(pool, row).await.map(drop),
    );
    println!("{}", insert.await?.line(engine, "insert a node"));
    Ok(())
}

async fn connections<DB: Hand>(engine: &str, pool: &Pool<DB>) -> Result<()>
where
    App: Statements<DB>,
    Connection: Statements<DB>,
{
    let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary()])?;
    let app = AppStore::new(pool).create(NewApp::new("WordPress".into(), AuthType::Oauth)).await?;
    let new = || {
        let credentials = Json::from_iter([("token", "b2b1f8a0c4d94c7e"), ("secret", "s3cret")]);
        NewConnection::new(app.id, "ada".into(), "My blog".into(), credentials).seal(&keyring).expect("there is a key")
    };
    let made = ConnectionStore::new(pool).insert(new()).await?;
    let key = made.id;
    let (ours, theirs) = (ConnectionStore::new(pool).get(key).await?, DB::get_connection(pool, key.into()).await?);
    anyhow::ensure!(ours == theirs, "they read the same");
    let get = in_turn(
        CALLS,
        || (),
        async |()| ConnectionStore::new(pool).get(key).await.map(drop).map_err(Into::into),
        async |()| DB::get_connection(pool, key.into()).await.map(drop),
    );
    println!("{}", get.await?.line(engine, "get a connection"));
    let insert = in_turn(
        CALLS,
        new,
        async |row| ConnectionStore::new(pool).insert(row).await.map(drop).map_err(Into::into),
        async |row| DB::insert_connection(pool, row).await.map(drop),
    );
    println!("{}", insert.await?.line(engine, "insert a connection, sealed before"));
    Ok(())
}
