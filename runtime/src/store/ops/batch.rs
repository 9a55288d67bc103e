//! Writing many rows.

use sqlx::{Connection as _, SqlStr};

use super::session::{acquire, begin, bind, constant, end, refused, settled, written};
use super::write::unsaved;
use crate::store::engine::{Database, Question};
use crate::store::error::Side;
use crate::store::row::{Bound, Values};
use crate::store::{Access, Statements, StoreError, Unsaved, sql};
use crate::{Model, Table};

/// How many rows a statement writes at most.
const MOST_ROWS: usize = 256;

/// Writes new rows: all of them, or none.
///
/// # Errors
/// When a rule is broken, or the database refuses.
pub async fn insert_all<U, DB, E>(executor: E, new: Vec<U>) -> Result<u64, StoreError>
where
    U: Unsaved<Row: Statements<DB>>,
    DB: Database,
    E: Access<Database = DB>,
{
    let table = <U::Row as Model>::TABLE;
    new.iter().try_for_each(Unsaved::validate)?;
    let mut connection = acquire(executor).await?;
    let connection: &mut DB::Connection = &mut connection;
    if is_whole::<DB>(connection, table, new.len()) {
        return insert_batches::<U, DB>(connection, &new).await;
    }
    let mut transaction = begin::<DB>(connection, table).await?;
    let result = insert_batches::<U, DB>(&mut transaction, &new).await;
    let result = end::<_, DB>(transaction, table, result).await;
    settled::<_, DB>(connection, result).await
}

/// Whether it is all or nothing without a transaction of its own: it is one statement, or its failure ends the caller's.
fn is_whole<DB: Database>(connection: &DB::Connection, table: &'static Table, rows: usize) -> bool {
    let one_statement = rows == 0 || batch_size(table.written().count(), rows, DB::WORDS.most_values) == rows;
    one_statement || (DB::WORDS.errors_end_transactions && connection.is_in_transaction())
}

async fn insert_batches<U, DB>(connection: &mut DB::Connection, new: &[U]) -> Result<u64, StoreError>
where
    U: Unsaved<Row: Statements<DB>>,
    DB: Database,
{
    let table = <U::Row as Model>::TABLE;
    let (mut rest, mut rows) = (new, 0);
    while !rest.is_empty() {
        let (batch, behind) = rest.split_at(batch_size(table.written().count(), rest.len(), DB::WORDS.most_values));
        let arguments = {
            let mut values = Values::default();
            batch.iter().try_for_each(|row| row.write(&mut values))?;
            bind::<DB>(values.bound(batch.iter().flat_map(|_| table.written())))?
        };
        match DB::execute(connection, statement::<U, DB>(batch.len()), arguments).await {
            Ok(done) => rows += done.rows,
            Err(error) => {
                let bound: Vec<Vec<Bound>> = batch.iter().map(unsaved).collect::<Result<_, _>>()?;
                return Err(of_some_row::<DB>(connection, table, &bound, error).await);
            }
        }
        rest = behind;
    }
    Ok(rows)
}

/// The error of a batch: any of its rows may be the one.
async fn of_some_row<DB: Database>(
    connection: &mut DB::Connection,
    table: &'static Table,
    rows: &[Vec<Bound<'_>>],
    error: sqlx::Error,
) -> StoreError {
    let mut error = refused::<DB>(table, Side::Missing, error);
    for values in rows {
        let StoreError::ForeignKey { relation: None, .. } = error else { break };
        let question = Question { table, written: values, key: &[] };
        let found = DB::find_reference(connection, question).await.unwrap_or_default();
        let relation = found.map(|(_, relation)| relation);
        error = StoreError::ForeignKey { table: table.name, side: Side::Missing, relation };
    }
    error
}

/// Powers of two, so that a connection keeps a handful of prepared statements whatever comes.
fn batch_size(columns: usize, rows: usize, most_values: usize) -> usize {
    // A row without values is a statement of its own.
    let most = most_values.checked_div(columns).unwrap_or(1).clamp(1, MOST_ROWS).min(rows);
    1 << most.ilog2()
}

fn statement<U: Unsaved<Row: Statements<DB>>, DB: Database>(rows: usize) -> SqlStr {
    match rows {
        1 => constant(<U::Row as Statements<DB>>::SQL.insert),
        rows => written(sql::text(DB::WORDS, |out| sql::insert(out, <U::Row as Model>::TABLE, rows))),
    }
}

#[cfg(test)]
mod tests {
    use super::batch_size;

    #[test]
    fn batches_are_powers_of_two_within_what_can_be_bound() {
        assert_eq!(batch_size(10, 1_000, 32_766), 256);
        assert_eq!(batch_size(10, 100, 32_766), 64);
        assert_eq!(batch_size(1_000, 100, 32_766), 32);
        assert_eq!(batch_size(40_000, 100, 32_766), 1);
        assert_eq!(batch_size(0, 9, 32_766), 1);
    }
}
