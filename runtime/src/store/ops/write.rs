//! Writing: one row at a time.

use sqlx::SqlStr;

use super::read::one;
use super::session::{
    self, Bound, acquire, arguments, bind, explained, fault, key_slots, key_values, read, refused, unencoded,
};
use crate::store::engine::{Database, Question};
use crate::store::error::Side;
use crate::store::fault::Fault;
use crate::store::row::Values;
use crate::store::sql::{self, Returning};
use crate::store::{Access, Changes, Patch, Record, Statements, StoreError, Unsaved};
use crate::{Column, ColumnKind, Keys, Model, Table, Value};

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
    let arguments = {
        let mut values = Values::of(table);
        new.write(&mut values)?;
        bind::<DB>(table.written(), values.into_vec())?
    };
    let sql = session::constant(<U::Row as Statements<DB>>::SQL.insert);
    let mut connection = acquire(executor).await?;
    let connection: &mut DB::Connection = &mut connection;
    // The values are written once more, and owned, only where somebody asks what they were.
    if table.columns.iter().all(|column| !column.assigned) {
        return match DB::execute(connection, sql, arguments).await {
            Ok(_) => new.into_row().ok_or(StoreError::NotFound { table: table.name }),
            Err(error) => Err(unwritten::<DB>(connection, table, unsaved(&new, table)?, error).await),
        };
    }
    if DB::WORDS.returning != Returning::Nothing {
        return match written_row::<DB>(connection, sql, arguments).await {
            Ok(row) => read::<U::Row, DB>(&row.ok_or(StoreError::NotFound { table: table.name })?),
            Err(error) => Err(unwritten::<DB>(connection, table, unsaved(&new, table)?, error).await),
        };
    }
    let bound = unsaved(&new, table)?;
    insert_and_read::<U::Row, DB>(connection, sql, &bound, arguments).await
}

/// The row that a statement returns which writes. It is run to its end: SQLite commits there, and may fail.
async fn written_row<DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    arguments: DB::Arguments,
) -> sqlx::Result<Option<DB::Row>> {
    Ok(DB::fetch_all(connection, sql, arguments).await?.into_iter().next())
}

/// Why a new row was not written.
async fn unwritten<DB: Database>(
    connection: &mut DB::Connection,
    table: &'static Table,
    written: Vec<Bound>,
    error: sqlx::Error,
) -> StoreError {
    explained::<DB>(connection, Question { table, written: &written, key: &[] }, error).await
}

async fn insert_and_read<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    bound: &[Bound],
    arguments: DB::Arguments,
) -> Result<M, StoreError> {
    let done = DB::execute(connection, sql, arguments).await;
    let done = done.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))?;
    let key: Vec<Bound> = M::TABLE.key().filter_map(|column| key_part(column, bound, done.last_id)).collect();
    stored::<M, DB>(connection, key).await
}

/// What a new row binds.
pub(super) fn unsaved<U: Unsaved>(new: &U, table: &'static Table) -> Result<Vec<Bound>, StoreError> {
    let mut values = Values::of(table);
    new.write(&mut values)?;
    Ok(table.written().zip(values.into_vec().into_iter().map(Value::into_owned)).collect())
}

/// A part of the key of a row that was just written.
fn key_part(column: &'static Column, bound: &[Bound], last_id: i64) -> Option<Bound> {
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

/// The row with this key, which is there.
async fn stored<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    key: Vec<Bound>,
) -> Result<M, StoreError> {
    let arguments = arguments::<DB>(key).map_err(unencoded)?;
    let row = one::<M, DB>(connection, session::constant(M::SQL.get), arguments).await?;
    row.ok_or(StoreError::NotFound { table: M::TABLE.name })
}

/// Writes all of a row that may change, if it still has the version that was read.
///
/// # Errors
/// When a rule is broken, the row is not there or not the same any more, or the database refuses.
pub async fn update<M, DB, E>(executor: E, row: &M) -> Result<M, StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    row.validate()?;
    let mut values = Values::of(M::TABLE);
    row.write(&mut values)?;
    let all: Vec<Bound> = M::TABLE.slots().zip(values.into_vec().into_iter().map(Value::into_owned)).collect();
    let key = row.key();
    let change =
        Change { set: updatable(M::TABLE, &all), key: bound_key::<M>(&key)?, version: version(M::TABLE, &all) };
    let mut connection = acquire(executor).await?;
    apply::<M, DB>(&mut connection, session::constant(M::SQL.update), change).await
}

/// Changes some columns of the row with this key.
///
/// # Errors
/// As of [`update`].
pub async fn patch<P, DB, E>(
    executor: E,
    keys: Option<Keys<'_>>,
    key: &<P::Row as Model>::Key,
    patch: P,
) -> Result<P::Row, StoreError>
where
    P: Patch<Row: Statements<DB>>,
    DB: Database,
    E: Access<Database = DB>,
{
    let table = <P::Row as Model>::TABLE;
    let change = {
        let mut changes = Changes::default();
        patch.write(keys, key, &mut changes)?;
        let slots = changes.columns.iter().flat_map(|&at| {
            let column = &table.columns[at];
            [Some(column.slot()), column.companion()].into_iter().flatten()
        });
        let set = slots.zip(changes.values.into_vec().into_iter().map(Value::into_owned)).collect();
        let slot = table.columns.iter().find(|column| column.version).map(Column::slot);
        let version = slot.zip(changes.version.map(Value::into_owned));
        let sql = sql::text(DB::WORDS, |out| sql::update(out, table, Some(&changes.columns), version.is_some()));
        (sql, changes.columns.is_empty(), Change { set, key: bound_key::<P::Row>(key)?, version })
    };
    let (sql, is_empty, change) = change;
    let mut connection = acquire(executor).await?;
    if is_empty && change.version.is_none() {
        return stored::<P::Row, DB>(&mut connection, change.key).await;
    }
    apply::<P::Row, DB>(&mut connection, session::written(sql), change).await
}

/// What an update binds.
struct Change {
    set: Vec<Bound>,
    key: Vec<Bound>,
    version: Option<Bound>,
}

fn bound_key<M: Record>(key: &M::Key) -> Result<Vec<Bound>, StoreError> {
    Ok(key_slots::<M>().zip(key_values::<M>(key)?.into_vec().into_iter().map(Value::into_owned)).collect())
}

/// The values that updates write.
fn updatable(table: &'static Table, all: &[Bound]) -> Vec<Bound> {
    let columns = (0..table.columns.len()).filter(|&at| sql::is_updatable(table, at)).map(|at| &table.columns[at]);
    let slots = columns.flat_map(|column| [Some(column.slot()), column.companion()].into_iter().flatten());
    slots.filter_map(|slot| all.iter().find(|(other, _)| other.name == slot.name).cloned()).collect()
}

fn version(table: &'static Table, all: &[Bound]) -> Option<Bound> {
    let column = table.columns.iter().find(|column| column.version)?;
    all.iter().find(|(slot, _)| slot.name == column.name).cloned()
}

/// Runs an update and gives the row as it is stored.
async fn apply<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    change: Change,
) -> Result<M, StoreError> {
    let table = M::TABLE;
    let Change { set, key, version } = change;
    if set.is_empty() && version.is_none() {
        return stored::<M, DB>(connection, key).await;
    }
    let versioned = version.is_some();
    let bound = set.iter().chain(&key).chain(&version).cloned();
    let arguments = arguments::<DB>(bound).map_err(unencoded)?;
    if DB::WORDS.returning == Returning::Stored {
        let question = Question { table, written: &set, key: &key };
        return match written_row::<DB>(connection, sql, arguments).await {
            Ok(Some(row)) => read::<M, DB>(&row),
            Ok(None) => Err(missing::<M, DB>(connection, key, versioned).await),
            Err(error) => Err(explained::<DB>(connection, question, error).await),
        };
    }
    update_and_read::<M, DB>(connection, sql, Change { set, key, version }, arguments).await
}

async fn update_and_read<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    change: Change,
    arguments: DB::Arguments,
) -> Result<M, StoreError> {
    let Change { set, key, version } = change;
    match DB::execute(connection, sql, arguments).await {
        Ok(done) if done.rows == 0 => Err(missing::<M, DB>(connection, key, version.is_some()).await),
        Ok(_) => stored::<M, DB>(connection, key).await,
        Err(error) => {
            let question = Question { table: M::TABLE, written: &set, key: &key };
            Err(explained::<DB>(connection, question, error).await)
        }
    }
}

/// Why an update found no row: it is not there, or has another version.
async fn missing<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    key: Vec<Bound>,
    versioned: bool,
) -> StoreError {
    let table = M::TABLE.name;
    if !versioned {
        return StoreError::NotFound { table };
    }
    match stored::<M, DB>(connection, key).await {
        Ok(_) => StoreError::Stale { table },
        Err(error) => error,
    }
}

/// Writes a row, whether or not there is one with its key; any other conflict is an error.
///
/// # Errors
/// As of [`insert`].
pub async fn upsert<U, DB, E>(executor: E, new: U) -> Result<U::Row, StoreError>
where
    U: Unsaved<Row: Statements<DB>>,
    DB: Database,
    E: Access<Database = DB>,
{
    new.validate()?;
    let table = <U::Row as Model>::TABLE;
    let bound = unsaved(&new, table)?;
    let key = key_of(table, &bound);
    let mut connection = acquire(executor).await?;
    let connection: &mut DB::Connection = &mut connection;
    let sql = <U::Row as Statements<DB>>::SQL.upsert;
    let arguments = arguments::<DB>(bound.iter().cloned()).map_err(unencoded)?;
    if DB::WORDS.returning == Returning::Stored {
        let question = Question { table, written: &bound, key: &key };
        return match written_row::<DB>(connection, session::constant(sql), arguments).await {
            Ok(Some(row)) => read::<U::Row, DB>(&row),
            // Where nothing may change, the row stays as it is, and is not returned.
            Ok(None) => stored::<U::Row, DB>(connection, key).await,
            Err(error) => Err(explained::<DB>(connection, question, error).await),
        };
    }
    upsert_and_read::<U::Row, DB>(connection, &bound, key, arguments).await
}

async fn upsert_and_read<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    bound: &[Bound],
    key: Vec<Bound>,
    arguments: DB::Arguments,
) -> Result<M, StoreError> {
    let done = if M::SQL.upsert.is_empty() {
        update_or_insert::<M, DB>(connection, bound, arguments).await
    } else {
        DB::execute(connection, session::constant(M::SQL.upsert), arguments).await.map(|_| ())
    };
    match done {
        Ok(()) => stored::<M, DB>(connection, key).await,
        Err(error) => {
            let question = Question { table: M::TABLE, written: bound, key: &key };
            Err(explained::<DB>(connection, question, error).await)
        }
    }
}

fn key_of(table: &'static Table, bound: &[Bound]) -> Vec<Bound> {
    table.key().filter_map(|column| bound.iter().find(|(slot, _)| slot.name == column.name).cloned()).collect()
}

/// Where no statement tells a conflict with the primary key from others: an update, and an insert if there was no row. That somebody
/// else inserts it in between is met by another update.
async fn update_or_insert<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    bound: &[Bound],
    arguments: DB::Arguments,
) -> sqlx::Result<()> {
    if update_as_is::<M, DB>(connection, bound).await? {
        return Ok(());
    }
    let error = match DB::execute(connection, session::constant(M::SQL.insert), arguments).await {
        Ok(_) => return Ok(()),
        Err(error) => error,
    };
    match fault::<DB>(&error) {
        Some(Fault::Unique(name)) if name.is_primary_key(M::TABLE) => {
            update_as_is::<M, DB>(connection, bound).await.map(|_| ())
        }
        _ => Err(error),
    }
}

/// Whether there was a row to update, whatever its version.
async fn update_as_is<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    bound: &[Bound],
) -> sqlx::Result<bool> {
    let sql = sql::text(DB::WORDS, |out| sql::update(out, M::TABLE, None, false));
    if sql.is_empty() {
        return Ok(false);
    }
    let values = updatable(M::TABLE, bound).into_iter().chain(key_of(M::TABLE, bound));
    let arguments = super::arguments::<DB>(values).map_err(sqlx::Error::Encode)?;
    Ok(DB::execute(connection, session::written(sql), arguments).await?.rows > 0)
}

/// Ends the row with this key.
///
/// # Errors
/// When it is not there, or is still referred to.
pub async fn delete<M, DB, E>(executor: E, key: &M::Key) -> Result<(), StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    let arguments = bind::<DB>(key_slots::<M>(), key_values::<M>(key)?.into_vec())?;
    let mut connection = acquire(executor).await?;
    match DB::execute(&mut connection, session::constant(M::SQL.delete), arguments).await {
        Ok(done) if done.rows == 0 => Err(StoreError::NotFound { table: M::TABLE.name }),
        Ok(_) => Ok(()),
        Err(error) => {
            let key = bound_key::<M>(key)?;
            let question = Question { table: M::TABLE, written: &[], key: &key };
            Err(explained::<DB>(&mut connection, question, error).await)
        }
    }
}
