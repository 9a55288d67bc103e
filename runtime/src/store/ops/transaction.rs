//! Transactions of our own, in whatever the caller is in.

use sqlx::Connection as _;

use super::refusal::refused;
use crate::Table;
use crate::store::StoreError;
use crate::store::engine::Database;
use crate::store::error::Side;

/// Begins a transaction, or a savepoint of one.
pub(super) async fn begin<'t, DB: Database>(
    connection: &'t mut DB::Connection,
    table: &'static Table,
) -> Result<sqlx::Transaction<'t, DB>, StoreError> {
    connection.begin().await.map_err(|error| refused::<DB>(table, Side::Missing, error))
}

/// Ends what was done in a transaction, or in a savepoint of one: keeps it, if it went well.
pub(super) async fn end<T, DB: Database>(
    transaction: sqlx::Transaction<'_, DB>,
    table: &'static Table,
    result: Result<T, StoreError>,
) -> Result<T, StoreError> {
    let value = result?;
    transaction.commit().await.map_err(|error| refused::<DB>(table, Side::Missing, error))?;
    Ok(value)
}

/// A driver may send the end of a transaction, or of a savepoint, that was dropped with what comes next only: it comes here, so that
/// nobody waits for locks. Who loses a deadlock on MariaDB or MySQL loses all savepoints, too; that the end of one is an error then is
/// heard here, and not by whoever asks next.
pub(super) async fn settled<T, DB: Database>(
    connection: &mut DB::Connection,
    result: Result<T, StoreError>,
) -> Result<T, StoreError> {
    if result.is_err() {
        _ = connection.ping().await;
    }
    result
}
