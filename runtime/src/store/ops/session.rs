//! A connection that a store works on, and what it is given.

use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr};

use super::refusal::unavailable;
use crate::Column;
use crate::store::engine::{Database, Driven};
use crate::store::row::{Reader, Values};
use crate::store::slot::Bound;
use crate::store::{Access, Record, StoreError};

/// A connection of an executor.
pub(in crate::store) async fn acquire<E: Access>(executor: E) -> Result<E::Connection, StoreError> {
    executor.acquire().await.map_err(unavailable::<E::Database>)
}

/// Values as the engine binds them.
pub(crate) fn arguments<'a, DB: Database>(
    values: impl IntoIterator<Item = &'a Bound<'a>>,
) -> sqlx::Result<DB::Arguments> {
    let mut arguments = DB::Arguments::default();
    for (slot, value) in values {
        DB::bind(&mut arguments, *slot, value.borrowed()).map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

/// The same for a statement of a store.
pub(in crate::store) fn bind<'a, DB: Database>(
    values: impl IntoIterator<Item = &'a Bound<'a>>,
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

/// The row that a statement returns which writes. It is run to its end: SQLite commits there, and may fail.
pub(super) async fn written_row<DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    arguments: DB::Arguments,
) -> sqlx::Result<Option<DB::Row>> {
    Ok(DB::fetch_all(connection, sql, arguments).await?.into_iter().next())
}

/// A row as its model.
pub(in crate::store) fn read<M: Record, DB: Database>(row: &DB::Row) -> Result<M, StoreError> {
    Ok(M::read(&mut Reader::new(&Driven::<DB>(row), M::TABLE))?)
}
