//! Rows of tables for which there is no model, as values: read as they are at one moment, and written many at a time.
//!
//! A table is described as models describe theirs ([`Table`](crate::Table)). A row is a value for each of its columns, in their order; what is
//! encrypted stays the text that it is sealed into. Nothing is held against rules here: that is done by whoever has the values, and by
//! the database.
//!
//! ```no_run
//! # #[cfg(feature = "sqlite")]
//! # async fn copy(from: &mut sqlx::SqliteConnection, to: &mut sqlx::PgConnection, table: &'static schemalock::Table)
//! # -> Result<(), schemalock::store::StoreError> {
//! use schemalock::store::StoreError;
//! use schemalock::store::rows::{Load, Snapshot};
//!
//! let mut rows = Vec::new();
//! let mut snapshot = Snapshot::<sqlx::Sqlite>::begin(from).await?;
//! let keep = &mut |row: &[schemalock::Value<'_>]| -> Result<(), StoreError> {
//!     rows.push(row.iter().map(|value| value.clone().into_owned()).collect());
//!     Ok(())
//! };
//! snapshot.read(table, keep).await?;
//! snapshot.end().await?;
//!
//! let mut load = Load::<sqlx::Postgres>::begin(to).await?;
//! load.insert(table, &rows).await.map_err(|refused| refused.error)?;
//! load.commit().await
//! # }
//! ```

mod load;
mod snapshot;

pub use load::{Load, Refused};
pub use snapshot::Snapshot;

use super::StoreError;
use super::engine::Database;
use super::ops::unavailable;

/// Begins a transaction by a statement of the engine's.
async fn begin<'c, DB: Database>(
    connection: &'c mut DB::Connection,
    sql: &'static str,
) -> Result<sqlx::Transaction<'c, DB>, StoreError> {
    use sqlx::Connection as _;
    connection.begin_with(sql).await.map_err(unavailable::<DB>)
}
