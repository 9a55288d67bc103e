//! What a look-up is asked.

use futures_util::TryStreamExt as _;
use futures_util::stream::BoxStream;
use sqlx::SqlStr;

use super::{Lookup, Page};
use crate::store::engine::Database;
use crate::store::error::Side;
use crate::store::ops::{self, acquire, bind, constant, read, refused, written};
use crate::store::slot::Slot;
use crate::store::sql::{self, Equal, Form};
use crate::store::{Access, Statements, StoreError};
use crate::{ColumnKind, Value};

impl<M, DB, E> Lookup<M, E>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    /// All of its rows.
    ///
    /// # Errors
    /// When the database does not answer, or what it returns cannot be read.
    pub async fn all(self) -> Result<Vec<M>, StoreError> {
        let (executor, sql, arguments) = self.prepared(Form::All, None, None)?;
        let mut connection = acquire(executor).await?;
        ops::many::<M, DB>(&mut connection, sql, arguments).await
    }

    /// The first of its rows: of a unique index, the only one.
    ///
    /// # Errors
    /// As of [`all`](Self::all).
    pub async fn first(self) -> Result<Option<M>, StoreError> {
        let (executor, sql, arguments) = self.prepared(Form::First, None, None)?;
        let mut connection = acquire(executor).await?;
        ops::one::<M, DB>(&mut connection, sql, arguments).await
    }

    /// How many rows it has.
    ///
    /// # Errors
    /// As of [`all`](Self::all).
    pub async fn count(self) -> Result<u64, StoreError> {
        let (executor, sql, arguments) = self.prepared(Form::Count, None, None)?;
        let mut connection = acquire(executor).await?;
        let row = DB::fetch_optional(&mut connection, sql, arguments).await;
        let row = row.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))?;
        match row.as_ref().and_then(|row| DB::cell(row, 0, NUMBER)) {
            Some(Value::BigInt(count)) => Ok(count.unsigned_abs()),
            _ => Err(StoreError::Database(sqlx::Error::RowNotFound)),
        }
    }

    /// Its first rows, `limit` at most; 0 counts as 1. The table has a key, or it does not compile.
    ///
    /// # Errors
    /// As of [`all`](Self::all).
    pub async fn page(self, limit: u32) -> Result<Page<M, M::Key>, StoreError> {
        self.paged(Form::Page, None, limit).await
    }

    /// Its rows behind a key, `limit` at most; 0 counts as 1. The key is [`Page::next`] of the page before, and its row need not be there
    /// any more.
    ///
    /// # Errors
    /// As of [`all`](Self::all).
    pub async fn after(self, key: M::Key, limit: u32) -> Result<Page<M, M::Key>, StoreError> {
        self.paged(Form::After, Some(&key), limit).await
    }

    async fn paged(self, form: Form, key: Option<&M::Key>, limit: u32) -> Result<Page<M, M::Key>, StoreError> {
        const { assert!(!M::TABLE.primary_key.is_empty(), "pages are of rows that have a key") };
        // One more tells whether there is another page.
        let more = i64::from(limit.max(1)) + 1;
        let (executor, sql, arguments) = self.prepared(form, key, Some(more))?;
        let mut connection = acquire(executor).await?;
        let mut rows = ops::many::<M, DB>(&mut connection, sql, arguments).await?;
        let is_last = i64::try_from(rows.len()).is_ok_and(|rows| rows < more);
        if !is_last {
            rows.pop();
        }
        let next = if is_last { None } else { rows.last().map(M::key) };
        Ok(Page { rows, next })
    }

    /// Its rows as the database sends them. The stream keeps a connection until it ends or is dropped.
    ///
    /// # Errors
    /// Each item as of [`all`](Self::all); the stream ends with the first error.
    pub fn stream<'c>(self) -> BoxStream<'c, Result<M, StoreError>>
    where
        M: Send + 'c,
        E: 'c,
    {
        Box::pin(async_stream::try_stream! {
            let (executor, sql, arguments) = self.prepared(Form::All, None, None)?;
            let mut connection = acquire(executor).await?;
            let mut rows = DB::fetch(&mut connection, sql, arguments);
            while let Some(row) = rows.try_next().await.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))? {
                yield read::<M, DB>(&row)?;
            }
        })
    }

    /// Its statement and what that binds.
    fn prepared(
        self,
        form: Form,
        key: Option<&M::Key>,
        limit: Option<i64>,
    ) -> Result<(E, SqlStr, DB::Arguments), StoreError> {
        let Self { executor, index, columns, how, values, failed, .. } = self;
        if let Some(error) = failed {
            return Err(error);
        }
        let sql = match usual::<M, DB>(index, form, &how) {
            Some(sql) => constant(sql),
            None => written(sql::text(DB::SYNTAX, |out| sql::lookup(out, M::TABLE, &columns, &how, form))),
        };
        let key = key.map(ops::key::<M>).transpose()?.unwrap_or_default();
        // As the statement compares it: whole, or part by part.
        let first = if DB::SYNTAX.rows_are_ranges { key.len() } else { 1 };
        let key = (first..=key.len()).flat_map(|parts| &key[..parts]);
        let limit = limit.map(|limit| (NUMBER, Value::BigInt(limit)));
        Ok((executor, sql, bind::<DB>(values.iter().chain(key).chain(&limit))?))
    }
}

/// A whole number that is no column's.
const NUMBER: Slot = Slot { name: "", kind: ColumnKind::BigInt, scale: None };

/// The constant for it, if every column is compared with one value.
fn usual<M: Statements<DB>, DB>(index: Option<usize>, form: Form, how: &[Equal]) -> Option<&'static str> {
    let usual = how.iter().all(|how| *how == Equal::Value);
    let lookup = match index {
        Some(at) if usual => M::SQL.by.get(at)?,
        Some(_) => return None,
        None => &M::SQL.rows,
    };
    Some(match form {
        Form::All => lookup.all,
        Form::First => lookup.first,
        Form::Page => lookup.page,
        Form::After => lookup.after,
        Form::Count => lookup.count,
    })
}
