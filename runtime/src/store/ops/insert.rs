//! Writing a new row.

use sqlx::SqlStr;

use super::read::stored;
use super::refusal::{explained, refused};
use super::session::{acquire, bind, constant, read, written_row};
use crate::store::engine::{Database, FailedStatement};
use crate::store::error::Side;
use crate::store::row::Values;
use crate::store::slot::Bound;
use crate::store::sql::Returning;
use crate::store::{Access, Statements, StoreError, Unsaved};
use crate::{Column, ColumnKind, Model, Value};

/// Writes a new row.
///
/// # Errors
/// When a rule is broken, or the database refuses.
pub async fn insert<U, DB, E>(executor: E, new: U) -> Result<U::Row, StoreError>
where
    U: Unsaved<Row: Statements<DB>>,
    DB: Database,
    E: Access<Database = DB>,
{
    new.validate()?;
    let table = <U::Row as Model>::TABLE;
    let bound = unsaved(&new)?;
    let arguments = bind::<DB>(&bound)?;
    let sql = constant(<U::Row as Statements<DB>>::SQL.insert);
    let mut connection = acquire(executor).await?;
    let connection: &mut DB::Connection = &mut connection;
    let failed = FailedStatement { table, written: &bound, key: &[] };
    if table.columns.iter().all(|column| !column.assigned) {
        return match DB::execute(connection, sql, arguments).await {
            Ok(_) => new.into_row().ok_or(StoreError::NotFound { table: table.name }),
            Err(error) => Err(explained::<DB>(connection, failed, error).await),
        };
    }
    if DB::SYNTAX.returning != Returning::Nothing {
        return match written_row::<DB>(connection, sql, arguments).await {
            Ok(row) => read::<U::Row, DB>(&row.ok_or(StoreError::NotFound { table: table.name })?),
            Err(error) => Err(explained::<DB>(connection, failed, error).await),
        };
    }
    insert_and_read::<U::Row, DB>(connection, sql, &bound, arguments).await
}

async fn insert_and_read<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    bound: &[Bound<'_>],
    arguments: DB::Arguments,
) -> Result<M, StoreError> {
    let done = DB::execute(connection, sql, arguments).await;
    let done = done.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))?;
    let key: Vec<Bound> = M::TABLE.key().filter_map(|column| key_part(column, bound, done.last_id)).collect();
    stored::<M, DB>(connection, &key).await
}

/// What a new row binds.
pub(super) fn unsaved<U: Unsaved>(new: &U) -> Result<Vec<Bound<'_>>, StoreError> {
    let table = <U::Row as Model>::TABLE;
    let mut values = Values::of(table);
    new.write(&mut values)?;
    Ok(values.bound(table.written()))
}

/// A part of the key of a row that was just written.
fn key_part<'v>(column: &'static Column, bound: &[Bound<'v>], last_id: i64) -> Option<Bound<'v>> {
    if !column.assigned {
        return bound.iter().find(|(slot, _)| slot.name == column.name).cloned();
    }
    let value = match column.kind {
        ColumnKind::SmallInt => Value::SmallInt(last_id.try_into().ok()?),
        ColumnKind::Integer => Value::Integer(last_id.try_into().ok()?),
        _ => Value::BigInt(last_id),
    };
    Some((column.slot(), value))
}
