//! A database with the rows of a seed.

use anyhow::{Context, Result};
use integrations::{
    App, AppStore, Connection, ConnectionStore, Node, NodeConnection, NodeConnectionStore, NodeStore, Scenario,
    ScenarioStore,
};
use schemalock::store::{Database, Statements};
use sqlx::{Pool, pool::PoolOptions};

use super::rows::{Found, Rows, Size};
use crate::{Engine, Scratch};

/// How many nodes and edges a transaction writes.
const BATCH: usize = 20_000;

/// A filled database.
#[derive(Debug)]
pub struct Filled<DB: sqlx::Database> {
    /// Of one connection, so that every statement is prepared once.
    pub pool: Pool<DB>,
    /// What to look for.
    pub found: Found,
    /// How many nodes there are.
    pub nodes: u64,
    /// How many edges there are.
    pub edges: u64,
    _scratch: Scratch,
}

/// A database with the rows of a seed, its indexes made behind them, and its statistics taken.
///
/// # Errors
/// The database refuses.
pub async fn fill<DB: Database>(engine: Engine, seed: u64, size: Size) -> Result<Filled<DB>>
where
    App: Statements<DB>,
    Connection: Statements<DB>,
    Scenario: Statements<DB>,
    Node: Statements<DB>,
    NodeConnection: Statements<DB>,
{
    let scratch = tokio::task::spawn_blocking(move || engine.scratch()).await?;
    scratch.apply(&generated(engine, "schema")?)?;
    let pool = PoolOptions::<DB>::new().max_connections(1).connect(scratch.url()).await?;
    let mut rows = Rows::new(seed, size)?;
    AppStore::new(&pool).insert_all(rows.apps()).await?;
    ConnectionStore::new(&pool).insert_all(rows.connections()).await?;
    ScenarioStore::new(&pool).insert_all(rows.scenarios()).await?;
    let (mut nodes, mut edges) = (0, 0);
    let (mut some_nodes, mut some_edges) = (Vec::new(), Vec::new());
    for scenario in 0..size.scenarios {
        let (more_nodes, more_edges) = rows.graph(scenario);
        some_nodes.extend(more_nodes);
        some_edges.extend(more_edges);
        if some_nodes.len() >= BATCH || scenario + 1 == size.scenarios {
            nodes += NodeStore::new(&pool).insert_all(std::mem::take(&mut some_nodes)).await?;
            edges += NodeConnectionStore::new(&pool).insert_all(std::mem::take(&mut some_edges)).await?;
        }
    }
    scratch.apply(&generated(engine, "indexes")?)?;
    scratch.apply(statistics(engine))?;
    // The connection has seen a schema without indexes, and EXPLAIN would believe in it.
    pool.close().await;
    let pool = PoolOptions::<DB>::new().max_connections(1).connect(scratch.url()).await?;
    Ok(Filled { pool, found: rows.found, nodes, edges, _scratch: scratch })
}

/// The tables and the indexes as they are generated: many rows are written sooner without the latter.
fn generated(engine: Engine, file: &str) -> Result<String> {
    let path = format!("{}/../generated/sql/{}/{file}.sql", env!("CARGO_MANIFEST_DIR"), engine.name());
    std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))
}

/// What a server does by itself after a while. SQLite's users do it rarely, so here it is not done.
fn statistics(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => "VACUUM ANALYZE",
        Engine::Mariadb => "ANALYZE TABLE apps, connections, scenarios, nodes, node_connections",
    }
}
