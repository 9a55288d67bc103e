//! Reading rows.

use sqlx::SqlStr;

use super::refusal::refused;
use super::session::{self, acquire, bind, constant, read};
use crate::store::engine::Database;
use crate::store::error::Side;
use crate::store::slot::Bound;
use crate::store::{Access, Record, Statements, StoreError};

/// The row with this key.
///
/// # Errors
/// When the database does not answer, or what it returns cannot be read.
pub async fn find<M, DB, E>(executor: E, key: &M::Key) -> Result<Option<M>, StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    let arguments = bind::<DB>(&session::key::<M>(key)?)?;
    let mut connection = acquire(executor).await?;
    one::<M, DB>(&mut connection, constant(M::SQL.get), arguments).await
}

/// The only row of a query, if there is one.
pub(in crate::store) async fn one<M: Record, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    arguments: DB::Arguments,
) -> Result<Option<M>, StoreError> {
    let row = DB::fetch_optional(connection, sql, arguments).await;
    let row = row.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))?;
    row.as_ref().map(read::<M, DB>).transpose()
}

/// The rows of a query.
pub(in crate::store) async fn many<M: Record, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    arguments: DB::Arguments,
) -> Result<Vec<M>, StoreError> {
    let rows = DB::fetch_all(connection, sql, arguments).await;
    let rows = rows.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))?;
    rows.iter().map(read::<M, DB>).collect()
}

/// The row with this key, which is there.
pub(super) async fn stored<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    key: &[Bound<'_>],
) -> Result<M, StoreError> {
    let arguments = bind::<DB>(key)?;
    let row = one::<M, DB>(connection, constant(M::SQL.get), arguments).await?;
    row.ok_or(StoreError::NotFound { table: M::TABLE.name })
}
