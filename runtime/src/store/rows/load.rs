//! Writing: all of it, or nothing.

use sqlx::{Connection as _, SqlStr};

use super::begin;
use crate::store::StoreError;
use crate::store::engine::{Database, FailedStatement};
use crate::store::error::Side;
use crate::store::fault::Fault;
use crate::store::ops::{arguments, batch_size, explained, fault, refused, written};
use crate::store::slot::{Bound, Slot};
use crate::store::sql::{self, Form};
use crate::{Column, Table, Value};

/// How many rows a statement fills: each of their values is bound once for every column that is set, and each key as often again.
const TOGETHER: usize = 64;

/// Why rows were not written.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub struct Refused {
    /// Which of the rows that were given it was, if that can be told.
    pub row: Option<usize>,
    /// What the database said.
    #[source]
    pub error: StoreError,
}

/// Rows on their way into tables, in one transaction. What is not committed is as if it had not been.
#[derive(Debug)]
pub struct Load<'c, DB: sqlx::Database> {
    transaction: sqlx::Transaction<'c, DB>,
}

impl<'c, DB: Database> Load<'c, DB> {
    /// Begins. The connection is in no transaction. MariaDB and MySQL take a numbered key of 0 for none, unless the session's `sql_mode`
    /// has `NO_AUTO_VALUE_ON_ZERO`.
    ///
    /// # Errors
    /// When the database does not answer, or others are in the way.
    pub async fn begin(connection: &'c mut DB::Connection) -> Result<Self, StoreError> {
        Ok(Self { transaction: begin::<DB>(connection, DB::SYNTAX.write).await? })
    }

    /// Is the table there, with all of its columns?
    ///
    /// # Errors
    /// When it is not, or the database does not answer.
    pub async fn look(&mut self, table: &'static Table) -> Result<(), StoreError> {
        let sql = written(sql::text(DB::SYNTAX, |out| sql::lookup(out, table, &[], &[], Form::First)));
        let row = DB::fetch_optional(&mut self.transaction, sql, DB::Arguments::default()).await;
        row.map(drop).map_err(|error| refused::<DB>(table, Side::Missing, error))
    }

    /// Writes new rows. What the table says is assigned is left to the database: rows have values for the other columns only.
    ///
    /// # Errors
    /// When the database refuses, with the first row that it refuses. The load is of no use any more then.
    pub async fn insert(&mut self, table: &'static Table, rows: &[Vec<Value<'_>>]) -> Result<(), Refused> {
        let bound: Vec<Vec<Bound>> = rows.iter().map(|row| bound(table.written(), row)).collect();
        let mut done = 0;
        while done < bound.len() {
            let batch = &bound[done..][..batch_size(&bound[done..], DB::SYNTAX.most_values)];
            let written = self.batch(table, batch).await;
            written.map_err(|Refused { row, error }| Refused { row: row.map(|row| done + row), error })?;
            done += batch.len();
        }
        Ok(())
    }

    /// Sets some columns of rows that were written, found by their keys. The rows are as for [`insert`](Self::insert).
    ///
    /// # Errors
    /// As of [`insert`](Self::insert).
    pub async fn fill(
        &mut self,
        table: &'static Table,
        columns: &[&str],
        rows: &[Vec<Value<'_>>],
    ) -> Result<(), Refused> {
        for (at, some) in rows.chunks(TOGETHER).enumerate() {
            if let Err(error) = self.filled(table, columns, some).await {
                let first = at * TOGETHER;
                return Err(self.find_unfilled(table, columns, (first, some), error).await);
            }
        }
        Ok(())
    }

    /// Has the database number new rows behind those that were written.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn renumber(&mut self, table: &'static Table, column: &'static Column) -> Result<(), StoreError> {
        let Some(write) = DB::SYNTAX.renumber else { return Ok(()) };
        let sql = written(sql::text(DB::SYNTAX, |out| write(out, table, column)));
        let done = DB::fetch_all(&mut self.transaction, sql, DB::Arguments::default()).await;
        done.map(drop).map_err(|error| refused::<DB>(table, Side::Missing, error))
    }

    /// Keeps everything.
    ///
    /// # Errors
    /// When the database refuses: references that are checked at the end are checked now.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit().await.map_err(StoreError::Database)
    }

    /// Leaves everything as it was before.
    ///
    /// # Errors
    /// When the database does not answer; it leaves everything as it was then, too.
    pub async fn rollback(self) -> Result<(), StoreError> {
        self.transaction.rollback().await.map_err(StoreError::Database)
    }

    /// Writes rows by one statement; if they are refused, one by one, so that it is clear which of them is.
    async fn batch(&mut self, table: &'static Table, rows: &[Vec<Bound<'_>>]) -> Result<(), Refused> {
        let Err(error) = self.together(insert::<DB>(table, rows.len()), rows).await else { return Ok(()) };
        if !is_about_rows::<DB>(&error) {
            return Err(Refused { row: None, error: refused::<DB>(table, Side::Missing, error) });
        }
        for (at, row) in rows.iter().enumerate() {
            if let Err(error) = execute::<DB>(&mut self.transaction, insert::<DB>(table, 1), row).await {
                let failed = FailedStatement { table, written: row, key: &[] };
                let error = explained::<DB>(&mut self.transaction, failed, error).await;
                return Err(Refused { row: Some(at), error });
            }
        }
        Ok(())
    }

    /// Runs a statement about rows such that the transaction is of use even if it fails.
    async fn together(&mut self, sql: SqlStr, rows: &[Vec<Bound<'_>>]) -> sqlx::Result<()> {
        if !DB::SYNTAX.errors_end_transactions {
            return execute::<DB>(&mut self.transaction, sql, rows.iter().flatten()).await;
        }
        let mut savepoint = self.transaction.begin().await?;
        execute::<DB>(&mut savepoint, sql, rows.iter().flatten()).await?;
        savepoint.commit().await
    }

    async fn filled(&mut self, table: &'static Table, columns: &[&str], rows: &[Vec<Value<'_>>]) -> sqlx::Result<()> {
        let sql = written(sql::text(DB::SYNTAX, |out| sql::fill(out, table, columns, rows.len())));
        self.together(sql, &filling(table, columns, rows)).await
    }

    async fn find_unfilled(
        &mut self,
        table: &'static Table,
        columns: &[&str],
        (first, rows): (usize, &[Vec<Value<'_>>]),
        error: sqlx::Error,
    ) -> Refused {
        if is_about_rows::<DB>(&error) {
            for (at, row) in rows.iter().enumerate() {
                if let Err(error) = self.filled(table, columns, std::slice::from_ref(row)).await {
                    let row = bound(table.written(), row);
                    let failed = FailedStatement { table, written: &row, key: &[] };
                    let error = explained::<DB>(&mut self.transaction, failed, error).await;
                    return Refused { row: Some(first + at), error };
                }
            }
        }
        Refused { row: None, error: refused::<DB>(table, Side::Missing, error) }
    }
}

fn insert<DB: Database>(table: &'static Table, rows: usize) -> SqlStr {
    written(sql::text(DB::SYNTAX, |out| sql::insert(out, table, rows)))
}

async fn execute<'b, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    bound: impl IntoIterator<Item = &'b Bound<'b>>,
) -> sqlx::Result<()> {
    let arguments = arguments::<DB>(bound)?;
    DB::execute(connection, sql, arguments).await.map(drop)
}

/// Each value with where it belongs.
fn bound<'v>(slots: impl Iterator<Item = Slot>, row: &'v [Value<'_>]) -> Vec<Bound<'v>> {
    slots.zip(row.iter().map(Value::borrowed)).collect()
}

/// What [`sql::fill`] binds: for each column, of each row its key and the value; then of each row the key.
fn filling<'v>(table: &'static Table, columns: &[&str], rows: &'v [Vec<Value<'_>>]) -> Vec<Vec<Bound<'v>>> {
    let part = |row: &'v Vec<Value<'_>>, name: &str| {
        let mut bound = table.written().zip(row.iter());
        bound.find(|(slot, _)| slot.name == name).map(|(slot, value)| (slot, value.borrowed()))
    };
    let key = |row: &'v Vec<Value<'_>>| table.primary_key.iter().filter_map(move |name| part(row, name));
    let sets =
        columns.iter().flat_map(|column| rows.iter().map(move |row| key(row).chain(part(row, column)).collect()));
    sets.chain(rows.iter().map(|row| key(row).collect())).collect()
}

/// Did the database refuse what it was given, and is the transaction still there? After others were in the way, or a disk was full, it
/// may be lost without a word, and what follows would be kept row by row. A savepoint would have said so.
fn is_about_rows<DB: Database>(error: &sqlx::Error) -> bool {
    match fault::<DB>(error) {
        Some(Fault::Unique(_) | Fault::ForeignKey { .. } | Fault::Check(_) | Fault::Null(_) | Fault::TooLong(_)) => {
            true
        }
        Some(Fault::Other) => DB::SYNTAX.errors_end_transactions,
        Some(Fault::Conflict | Fault::Unavailable) | None => false,
    }
}
