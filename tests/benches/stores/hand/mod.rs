//! The calls as they are written without stores: one file is one engine.

mod postgres;
mod sqlite;

use anyhow::Result;
use integrations::{Connection, Node};
use schemalock::Uuid;
use schemalock::store::Database;
use sqlx::Pool;

/// An engine whose calls were written by hand.
pub(crate) trait Hand: Database {
    async fn get_node(pool: &Pool<Self>, key: Uuid) -> Result<Node>;
    async fn insert_node(pool: &Pool<Self>, row: Node) -> Result<Node>;
    async fn get_connection(pool: &Pool<Self>, key: Uuid) -> Result<Connection>;
    async fn insert_connection(pool: &Pool<Self>, row: Connection) -> Result<Connection>;
}
