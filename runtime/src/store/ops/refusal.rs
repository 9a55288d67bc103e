//! What goes wrong, in the words of stores.

use crate::Table;
use crate::store::StoreError;
use crate::store::engine::{Database, FailedStatement};
use crate::store::error::Side;
use crate::store::fault::Fault;

/// Why there is no connection.
pub(in crate::store) fn unavailable<DB: Database>(error: sqlx::Error) -> StoreError {
    match fault::<DB>(&error) {
        None | Some(Fault::Unavailable) => StoreError::Unavailable(error),
        Some(Fault::Conflict) => StoreError::Conflict(error),
        // A password that is wrong, a database that is not there: waiting does not help.
        Some(_) => StoreError::Database(error),
    }
}

/// What the database said, in the words of stores.
pub(in crate::store) fn refused<DB: Database>(table: &'static Table, side: Side, error: sqlx::Error) -> StoreError {
    match &error {
        sqlx::Error::Database(cause) => DB::fault(&**cause).into_error(table, side, error),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => StoreError::Unavailable(error),
        _ => StoreError::Database(error),
    }
}

/// What the database refused, if it was that.
pub(in crate::store) fn fault<DB: Database>(error: &sqlx::Error) -> Option<Fault> {
    if let sqlx::Error::Database(cause) = error { Some(DB::fault(&**cause)) } else { None }
}

/// [`refused`], with the reference found where the engine does not name it.
pub(in crate::store) async fn explained<DB: Database>(
    connection: &mut DB::Connection,
    failed: FailedStatement<'_>,
    error: sqlx::Error,
) -> StoreError {
    match refused::<DB>(failed.table, failed.side(), error) {
        StoreError::ForeignKey { table, side, relation: None } => {
            // Where that cannot be found out either, the error stays as it is.
            let found = DB::find_reference(connection, failed).await.unwrap_or_default();
            let (side, relation) = found.map_or((side, None), |(side, relation)| (side, Some(relation)));
            StoreError::ForeignKey { table, side, relation }
        }
        error => error,
    }
}
