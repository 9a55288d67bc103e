//! Reading.

use futures_util::TryStreamExt as _;
use sqlx::SqlStr;

use super::begin;
use crate::store::engine::Database;
use crate::store::error::Side;
use crate::store::ops::{bind, refused, written};
use crate::store::slot::{Bound, Slot};
use crate::store::sql::{self, Form};
use crate::store::{ReadError, StoreError, Unreadable};
use crate::{Column, ColumnKind, Table, Value};

/// How many rows a statement reads at most. They are handed on one by one, so it is not memory that bounds it: a statement that runs
/// for hours is one that servers break off.
const PAGE: i64 = 4_096;

/// A whole number that is no column's.
const NUMBER: Slot = Slot { name: "", kind: ColumnKind::BigInt, scale: None };

/// What tables hold at one moment, whatever others write meanwhile.
#[derive(Debug)]
pub struct Snapshot<'c, DB: sqlx::Database> {
    transaction: sqlx::Transaction<'c, DB>,
}

impl<'c, DB: Database> Snapshot<'c, DB> {
    /// Looks at the database as it is now. The connection is in no transaction.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(connection: &'c mut DB::Connection) -> Result<Self, StoreError> {
        Ok(Self { transaction: begin::<DB>(connection, DB::SYNTAX.snapshot).await? })
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// When there is no such table, or the database does not answer.
    pub async fn count(&mut self, table: &'static Table) -> Result<u64, StoreError> {
        let sql = statement::<DB>(table, Form::Count);
        let row = DB::fetch_optional(&mut self.transaction, sql, DB::Arguments::default()).await;
        let row = row.map_err(|error| refused::<DB>(table, Side::Missing, error))?;
        match row.as_ref().and_then(|row| DB::cell(row, 0, NUMBER)) {
            Some(Value::BigInt(count)) => Ok(count.unsigned_abs()),
            _ => Err(StoreError::Database(sqlx::Error::RowNotFound)),
        }
    }

    /// Hands on the rows of a table, one by one in the order of their keys, and says how many there were. A table without a key has
    /// no order to be read in, and is an error.
    ///
    /// # Errors
    /// That of `each`, which ends it; or when a stored value is none of its column's type, or the database does not answer.
    pub async fn read<E: From<StoreError>>(
        &mut self,
        table: &'static Table,
        each: &mut (dyn FnMut(&[Value<'_>]) -> Result<(), E> + Send),
    ) -> Result<u64, E> {
        if table.primary_key.is_empty() {
            return Err(StoreError::NotFound { table: table.name }.into());
        }
        let (mut count, mut behind) = (0, None);
        loop {
            let (rows, last) = self.page(table, behind.as_deref(), each).await?;
            count += rows;
            match last {
                Some(key) => behind = Some(key),
                None => return Ok(count),
            }
        }
    }

    /// Hands on some rows; gives their number, and the key of the last one if others may follow.
    async fn page<E: From<StoreError>>(
        &mut self,
        table: &'static Table,
        behind: Option<&[Bound<'static>]>,
        each: &mut (dyn FnMut(&[Value<'_>]) -> Result<(), E> + Send),
    ) -> Result<(u64, Option<Vec<Bound<'static>>>), E> {
        let sql = statement::<DB>(table, if behind.is_some() { Form::After } else { Form::Page });
        let key = behind.unwrap_or_default();
        // As the statement compares it: whole, or part by part.
        let first = if DB::SYNTAX.rows_are_ranges { key.len() } else { 1 };
        let parts = (first..=key.len()).flat_map(|parts| &key[..parts]);
        let arguments = bind::<DB>(parts.chain(&[(NUMBER, Value::BigInt(PAGE))]))?;
        let mut rows = DB::fetch(&mut self.transaction, sql, arguments);
        let mut count = 0;
        let mut last = None;
        while let Some(row) = rows.try_next().await.map_err(|error| refused::<DB>(table, Side::Missing, error))? {
            let values = values::<DB>(table, &row)?;
            each(&values)?;
            count += 1;
            if count == PAGE.unsigned_abs() {
                last = Some(key_of(table, values));
            }
        }
        Ok((count, last))
    }

    /// Lets the moment go.
    ///
    /// # Errors
    /// When the database does not answer any more.
    pub async fn end(self) -> Result<(), StoreError> {
        self.transaction.rollback().await.map_err(StoreError::Database)
    }
}

fn statement<DB: Database>(table: &Table, form: Form) -> SqlStr {
    written(sql::text(DB::SYNTAX, |out| sql::lookup(out, table, &[], &[], form)))
}

fn values<'r, DB: Database>(table: &'static Table, row: &'r DB::Row) -> Result<Vec<Value<'r>>, StoreError> {
    let value = |(at, column): (usize, &'static Column)| {
        let unreadable =
            ReadError { table: table.name, column: column.name, source: Unreadable::WrongType(column.slot().kind) };
        DB::cell(row, at, column.slot()).ok_or(StoreError::Read(unreadable))
    };
    table.columns.iter().enumerate().map(value).collect()
}

fn key_of(table: &'static Table, values: Vec<Value<'_>>) -> Vec<Bound<'static>> {
    let is = |name: &str| table.columns.iter().position(|column| column.name == name);
    let part = |name: &&str| {
        let at = is(name)?;
        Some((table.columns[at].slot(), values.get(at)?.clone().into_owned()))
    };
    table.primary_key.iter().filter_map(part).collect()
}
