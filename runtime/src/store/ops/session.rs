//! A connection that a store works on.

use sqlx::{AssertSqlSafe, Connection as _, SqlSafeStr as _, SqlStr};

use crate::store::engine::{Database, Driven, Question};
use crate::store::error::Side;
use crate::store::fault::Fault;
use crate::store::row::{Bound, Reader, Values};
use crate::store::{Access, Record, StoreError};
use crate::{Column, Table};

/// A connection of an executor.
pub(in crate::store) async fn acquire<E: Access>(executor: E) -> Result<E::Connection, StoreError> {
    executor.acquire().await.map_err(unavailable::<E::Database>)
}

fn unavailable<DB: Database>(error: sqlx::Error) -> StoreError {
    match fault::<DB>(&error) {
        None | Some(Fault::Unavailable) => StoreError::Unavailable(error),
        Some(Fault::Conflict) => StoreError::Conflict(error),
        // A password that is wrong, a database that is not there: waiting does not help.
        Some(_) => StoreError::Database(error),
    }
}

/// Values as the engine binds them.
pub(crate) fn arguments<'a, DB: Database>(values: impl IntoIterator<Item = Bound<'a>>) -> sqlx::Result<DB::Arguments> {
    let mut arguments = DB::Arguments::default();
    for (slot, value) in values {
        DB::bind(&mut arguments, slot, value).map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

/// The same for a statement of a store.
pub(in crate::store) fn bind<'a, DB: Database>(
    values: impl IntoIterator<Item = Bound<'a>>,
) -> Result<DB::Arguments, StoreError> {
    arguments::<DB>(values).map_err(StoreError::Database)
}

/// A key, in key order.
pub(in crate::store) fn key<M: Record>(key: &M::Key) -> Result<Vec<Bound<'_>>, StoreError> {
    let mut values = Values::default();
    M::write_key(key, &mut values)?;
    Ok(values.bound(M::TABLE.key().map(Column::slot)))
}

/// A statement that is a constant.
pub(in crate::store) fn constant(sql: &'static str) -> SqlStr {
    sql.into_sql_str()
}

/// A statement that was put together by the same writer as the constants.
pub(in crate::store) fn written(sql: String) -> SqlStr {
    AssertSqlSafe(sql).into_sql_str()
}

/// A row as its model.
pub(in crate::store) fn read<M: Record, DB: Database>(row: &DB::Row) -> Result<M, StoreError> {
    Ok(M::read(&mut Reader::new(&Driven::<DB>(row), M::TABLE))?)
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
pub(super) fn fault<DB: Database>(error: &sqlx::Error) -> Option<Fault> {
    if let sqlx::Error::Database(cause) = error { Some(DB::fault(&**cause)) } else { None }
}

/// [`refused`], with the reference found where the engine does not name it.
pub(super) async fn explained<DB: Database>(
    connection: &mut DB::Connection,
    question: Question<'_>,
    error: sqlx::Error,
) -> StoreError {
    match refused::<DB>(question.table, question.side(), error) {
        StoreError::ForeignKey { table, side, relation: None } => {
            // Where that cannot be found out either, the error stays as it is.
            let found = DB::find_reference(connection, question).await.unwrap_or_default();
            let (side, relation) = found.map_or((side, None), |(side, relation)| (side, Some(relation)));
            StoreError::ForeignKey { table, side, relation }
        }
        error => error,
    }
}

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

/// Who loses a deadlock loses the whole transaction on MariaDB and MySQL. The end of a savepoint in it is an error then, which the
/// connection would tell whoever asks next: it is heard here.
pub(super) async fn settled<T, DB: Database>(
    connection: &mut DB::Connection,
    result: Result<T, StoreError>,
) -> Result<T, StoreError> {
    if let Err(StoreError::Conflict(_)) = &result {
        _ = connection.ping().await;
    }
    result
}
