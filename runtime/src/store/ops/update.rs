//! Changing a row that is there: all of it, or some columns.

use sqlx::SqlStr;

use super::read::stored;
use super::refusal::explained;
use super::session::{acquire, bind, constant, key, read, written, written_row};
use crate::store::engine::{Database, FailedStatement};
use crate::store::row::Values;
use crate::store::slot::Bound;
use crate::store::sql::{self, Returning};
use crate::store::{Access, Changes, Patch, Statements, StoreError};
use crate::{Column, Keys, Model, Table};

/// What an update binds.
struct Change<'v> {
    set: Vec<Bound<'v>>,
    key: Vec<Bound<'v>>,
    version: Option<Bound<'v>>,
}

impl<'v> Change<'v> {
    fn is_empty(&self) -> bool {
        self.set.is_empty() && self.version.is_none()
    }

    /// In the order of [`sql::update`].
    fn bound(&self) -> impl Iterator<Item = &Bound<'v>> {
        self.set.iter().chain(&self.key).chain(&self.version)
    }

    fn failed<M: Model>(&self) -> FailedStatement<'_> {
        FailedStatement { table: M::TABLE, written: &self.set, key: &self.key }
    }
}

/// Of the values of a row, in the order of its columns, those that updates write, and its version.
pub(super) fn split<'v>(
    table: &'static Table,
    row: impl IntoIterator<Item = Bound<'v>>,
) -> (Vec<Bound<'v>>, Option<Bound<'v>>) {
    let (mut set, mut version) = (Vec::with_capacity(table.columns.len() + 1), None);
    let mut row = row.into_iter().peekable();
    for (at, column) in table.columns.iter().enumerate() {
        for slot in column.slots() {
            // A new row lacks what the database makes.
            let Some(bound) = row.next_if(|(other, _)| other.name == slot.name) else { continue };
            if sql::is_updatable(table, at) {
                set.push(bound);
            } else if column.version {
                version = Some(bound);
            }
        }
    }
    (set, version)
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
    let mut values = Values::of(M::TABLE);
    row.write(&mut values)?;
    let (set, version) = split(M::TABLE, values.bound(M::TABLE.slots()));
    let change = Change { set, key: key::<M>(&of)?, version };
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
    let sql = sql::text(DB::SYNTAX, |out| sql::update(out, table, Some(&columns), change.version.is_some()));
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
    if DB::SYNTAX.returning == Returning::Stored {
        return match written_row::<DB>(connection, sql, arguments).await {
            Ok(Some(row)) => read::<M, DB>(&row),
            Ok(None) => Err(missing::<M, DB>(connection, &change).await),
            Err(error) => Err(explained::<DB>(connection, change.failed::<M>(), error).await),
        };
    }
    match DB::execute(connection, sql, arguments).await {
        Ok(done) if done.rows_affected == 0 => Err(missing::<M, DB>(connection, &change).await),
        Ok(_) => stored::<M, DB>(connection, &change.key).await,
        Err(error) => Err(explained::<DB>(connection, change.failed::<M>(), error).await),
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
