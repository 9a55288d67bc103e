//! From a place to a connection.

use schemalock::migrate::{Mysql, Postgres, Sqlite};
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use super::Connection;
use super::target::Place;

/// Connects.
pub(super) async fn reach(place: &Place) -> anyhow::Result<Connection> {
    Ok(match place {
        Place::Sqlite(options) if !exists(options) => Connection::NoFile(Box::new(options.clone())),
        Place::Sqlite(options) => sqlite(options.clone()).await?,
        Place::Postgres(options) => {
            let connection = options.clone().application_name("schemalock").connect().await?;
            Connection::Postgres(Postgres::new(connection).await?)
        }
        Place::Mysql(options) => {
            anyhow::ensure!(!options.get_database().unwrap_or_default().is_empty(), "the URL names no database");
            // The mode is the engine's to set.
            let options = options.clone().pipes_as_concat(false).no_engine_substitution(false);
            Connection::Mysql(Mysql::new(options.connect().await?).await?)
        }
    })
}

/// What is not a file has a name like this (`file:sqlx-in-memory-0`).
fn exists(options: &SqliteConnectOptions) -> bool {
    let file = options.get_filename();
    file.to_string_lossy().starts_with("file:sqlx-in-memory") || file.exists()
}

/// The empty database that a file is before it is made.
pub(super) async fn nothing() -> sqlx::Result<Sqlite> {
    Sqlite::new(SqliteConnectOptions::new().in_memory(true).connect().await?).await
}

pub(super) async fn sqlite(options: SqliteConnectOptions) -> sqlx::Result<Connection> {
    Ok(Connection::Sqlite(Sqlite::new(options.foreign_keys(true).connect().await?).await?))
}
