//! Writing a row, whether or not it is there.

use super::insert::unsaved;
use super::read::stored;
use super::refusal::{explained, fault};
use super::session::{acquire, bind, constant, read, written, written_row};
use super::update::split;
use crate::store::engine::{Database, FailedStatement};
use crate::store::fault::Fault;
use crate::store::slot::Bound;
use crate::store::sql::{self, Returning};
use crate::store::{Access, Statements, StoreError, Unsaved};
use crate::{Model, Table};

/// Writes a row, whether or not there is one with its key; any other conflict is an error.
///
/// # Errors
/// As of [`insert`](super::insert()).
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
    let arguments = bind::<DB>(&bound)?;
    let failed = FailedStatement { table, written: &bound, key: &key };
    if DB::SYNTAX.returning == Returning::Stored {
        return match written_row::<DB>(connection, constant(sql), arguments).await {
            Ok(Some(row)) => read::<U::Row, DB>(&row),
            // Where nothing may change, the row stays as it is, and is not returned.
            Ok(None) => stored::<U::Row, DB>(connection, &key).await,
            Err(error) => Err(explained::<DB>(connection, failed, error).await),
        };
    }
    let done = if sql.is_empty() {
        update_or_insert::<U::Row, DB>(connection, &bound, arguments).await
    } else {
        DB::execute(connection, constant(sql), arguments).await.map(drop)
    };
    if let Err(error) = done {
        return Err(explained::<DB>(connection, failed, error).await);
    }
    match stored::<U::Row, DB>(connection, &key).await {
        // A transaction that began before another wrote the row does not see it, unless there was something to update in it.
        Err(StoreError::NotFound { table }) => new.into_row().ok_or(StoreError::NotFound { table }),
        row => row,
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
    let sql = sql::text(DB::SYNTAX, |out| sql::update(out, M::TABLE, None, false));
    if sql.is_empty() {
        return Ok(false);
    }
    let (set, _) = split(M::TABLE, bound.iter().cloned());
    let arguments = super::arguments::<DB>(set.iter().chain(&key_of(M::TABLE, bound)))?;
    Ok(DB::execute(connection, written(sql), arguments).await?.rows_affected > 0)
}
