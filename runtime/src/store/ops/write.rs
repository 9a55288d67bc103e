//! Writing: one row at a time.

use sqlx::SqlStr;

use super::read::one;
use super::session::{acquire, bind, constant, explained, fault, key, read, refused, written};
use crate::store::engine::{Database, Question};
use crate::store::error::Side;
use crate::store::fault::Fault;
use crate::store::row::{Bound, Values};
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
    let bound = unsaved(&new)?;
    let arguments = bind::<DB>(bound.iter().cloned())?;
    let sql = constant(<U::Row as Statements<DB>>::SQL.insert);
    let mut connection = acquire(executor).await?;
    let connection: &mut DB::Connection = &mut connection;
    let question = Question { table, written: &bound, key: &[] };
    if table.columns.iter().all(|column| !column.assigned) {
        return match DB::execute(connection, sql, arguments).await {
            Ok(_) => new.into_row().ok_or(StoreError::NotFound { table: table.name }),
            Err(error) => Err(explained::<DB>(connection, question, error).await),
        };
    }
    if DB::WORDS.returning != Returning::Nothing {
        return match written_row::<DB>(connection, sql, arguments).await {
            Ok(row) => read::<U::Row, DB>(&row.ok_or(StoreError::NotFound { table: table.name })?),
            Err(error) => Err(explained::<DB>(connection, question, error).await),
        };
    }
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

/// The row with this key, which is there.
async fn stored<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    key: &[Bound<'_>],
) -> Result<M, StoreError> {
    let arguments = bind::<DB>(key.iter().cloned())?;
    let row = one::<M, DB>(connection, constant(M::SQL.get), arguments).await?;
    row.ok_or(StoreError::NotFound { table: M::TABLE.name })
}

/// What an update binds.
struct Change<'v> {
    set: Vec<Bound<'v>>,
    key: Vec<Bound<'v>>,
    version: Option<Bound<'v>>,
}

impl<'v> Change<'v> {
    /// Of all values of a row, those that updates write, and the version.
    fn of<M: Record>(row: &'v M, key: Vec<Bound<'v>>) -> Result<Self, StoreError> {
        let mut values = Values::of(M::TABLE);
        row.write(&mut values)?;
        let (mut set, mut version) = (Vec::with_capacity(M::TABLE.columns.len() + 1), None);
        let columns = M::TABLE.columns.iter().enumerate().flat_map(|(at, column)| column.slots().map(move |_| at));
        for (bound, at) in values.bound(M::TABLE.slots()).into_iter().zip(columns) {
            if sql::is_updatable(M::TABLE, at) {
                set.push(bound);
            } else if M::TABLE.columns[at].version {
                version = Some(bound);
            }
        }
        Ok(Self { set, key, version })
    }

    fn is_empty(&self) -> bool {
        self.set.is_empty() && self.version.is_none()
    }

    /// In the order of [`sql::update`].
    fn bound(&self) -> impl Iterator<Item = Bound<'v>> {
        self.set.iter().chain(&self.key).chain(&self.version).cloned()
    }

    fn question<M: Model>(&self) -> Question<'_> {
        Question { table: M::TABLE, written: &self.set, key: &self.key }
    }
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
    let of = row.key();
    let change = Change::of(row, key::<M>(&of)?)?;
    let mut connection = acquire(executor).await?;
    apply::<M, DB>(&mut connection, constant(M::SQL.update), change).await
}

/// Changes some columns of the row with this key.
///
/// # Errors
/// As of [`update`].
pub async fn patch<P, DB, E>(
    executor: E,
    keys: Option<Keys<'_>>,
    of: &<P::Row as Model>::Key,
    patch: P,
) -> Result<P::Row, StoreError>
where
    P: Patch<Row: Statements<DB>>,
    DB: Database,
    E: Access<Database = DB>,
{
    let table = <P::Row as Model>::TABLE;
    let mut changes = Changes::default();
    patch.write(keys, of, &mut changes)?;
    let Changes { columns, values, version, .. } = changes;
    let set = values.bound(columns.iter().flat_map(|&at| table.columns[at].slots()));
    let slot = table.columns.iter().find(|column| column.version).map(Column::slot);
    let change = Change { set, key: key::<P::Row>(of)?, version: slot.zip(version) };
    let sql = sql::text(DB::WORDS, |out| sql::update(out, table, Some(&columns), change.version.is_some()));
    let mut connection = acquire(executor).await?;
    apply::<P::Row, DB>(&mut connection, written(sql), change).await
}

/// Runs an update and gives the row as it is stored.
async fn apply<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    change: Change<'_>,
) -> Result<M, StoreError> {
    if change.is_empty() {
        return stored::<M, DB>(connection, &change.key).await;
    }
    let arguments = bind::<DB>(change.bound())?;
    if DB::WORDS.returning == Returning::Stored {
        return match written_row::<DB>(connection, sql, arguments).await {
            Ok(Some(row)) => read::<M, DB>(&row),
            Ok(None) => Err(missing::<M, DB>(connection, &change).await),
            Err(error) => Err(explained::<DB>(connection, change.question::<M>(), error).await),
        };
    }
    match DB::execute(connection, sql, arguments).await {
        Ok(done) if done.rows == 0 => Err(missing::<M, DB>(connection, &change).await),
        Ok(_) => stored::<M, DB>(connection, &change.key).await,
        Err(error) => Err(explained::<DB>(connection, change.question::<M>(), error).await),
    }
}

/// Why an update found no row: it is not there, or has another version.
async fn missing<M: Statements<DB>, DB: Database>(connection: &mut DB::Connection, change: &Change<'_>) -> StoreError {
    let table = M::TABLE.name;
    if change.version.is_none() {
        return StoreError::NotFound { table };
    }
    match stored::<M, DB>(connection, &change.key).await {
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
    let bound = unsaved(&new)?;
    let key = key_of(table, &bound);
    let mut connection = acquire(executor).await?;
    let connection: &mut DB::Connection = &mut connection;
    let sql = <U::Row as Statements<DB>>::SQL.upsert;
    let arguments = bind::<DB>(bound.iter().cloned())?;
    let question = Question { table, written: &bound, key: &key };
    if DB::WORDS.returning == Returning::Stored {
        return match written_row::<DB>(connection, constant(sql), arguments).await {
            Ok(Some(row)) => read::<U::Row, DB>(&row),
            // Where nothing may change, the row stays as it is, and is not returned.
            Ok(None) => stored::<U::Row, DB>(connection, &key).await,
            Err(error) => Err(explained::<DB>(connection, question, error).await),
        };
    }
    let done = if sql.is_empty() {
        update_or_insert::<U::Row, DB>(connection, &bound, arguments).await
    } else {
        DB::execute(connection, constant(sql), arguments).await.map(drop)
    };
    match done {
        Ok(()) => stored::<U::Row, DB>(connection, &key).await,
        Err(error) => Err(explained::<DB>(connection, question, error).await),
    }
}

fn key_of<'v>(table: &'static Table, bound: &[Bound<'v>]) -> Vec<Bound<'v>> {
    table.key().filter_map(|column| bound.iter().find(|(slot, _)| slot.name == column.name).cloned()).collect()
}

/// Where no statement tells a conflict with the primary key from others: an update, and an insert if there was no row. That somebody
/// else inserts it in between is met by another update.
async fn update_or_insert<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    bound: &[Bound<'_>],
    arguments: DB::Arguments,
) -> sqlx::Result<()> {
    if update_as_is::<M, DB>(connection, bound).await? {
        return Ok(());
    }
    let error = match DB::execute(connection, constant(M::SQL.insert), arguments).await {
        Ok(_) => return Ok(()),
        Err(error) => error,
    };
    match fault::<DB>(&error) {
        Some(Fault::Unique(name)) if name.is_primary_key(M::TABLE) => {
            update_as_is::<M, DB>(connection, bound).await.map(drop)
        }
        _ => Err(error),
    }
}

/// Whether there was a row to update, whatever its version.
async fn update_as_is<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    bound: &[Bound<'_>],
) -> sqlx::Result<bool> {
    let sql = sql::text(DB::WORDS, |out| sql::update(out, M::TABLE, None, false));
    if sql.is_empty() {
        return Ok(false);
    }
    let columns = M::TABLE.columns.iter().enumerate().filter(|(at, _)| sql::is_updatable(M::TABLE, *at));
    let slots = columns.flat_map(|(_, column)| column.slots());
    let set = slots.filter_map(|slot| bound.iter().find(|(other, _)| other.name == slot.name).cloned());
    let arguments = super::arguments::<DB>(set.chain(key_of(M::TABLE, bound)))?;
    Ok(DB::execute(connection, written(sql), arguments).await?.rows > 0)
}

/// Ends the row with this key.
///
/// # Errors
/// When it is not there, or is still referred to.
pub async fn delete<M, DB, E>(executor: E, of: &M::Key) -> Result<(), StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    let key = key::<M>(of)?;
    let arguments = bind::<DB>(key.iter().cloned())?;
    let mut connection = acquire(executor).await?;
    match DB::execute(&mut connection, constant(M::SQL.delete), arguments).await {
        Ok(done) if done.rows == 0 => Err(StoreError::NotFound { table: M::TABLE.name }),
        Ok(_) => Ok(()),
        Err(error) => {
            let question = Question { table: M::TABLE, written: &[], key: &key };
            Err(explained::<DB>(&mut connection, question, error).await)
        }
    }
}
