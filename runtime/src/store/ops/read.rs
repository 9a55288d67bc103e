//! Reading: by key, by look-ups, in pages and as a stream.

use futures_util::TryStreamExt as _;
use futures_util::stream::BoxStream;
use sqlx::SqlStr;

use super::session::{self, acquire, arguments, bind, key_slots, key_values, read, refused};
use crate::store::engine::Database;
use crate::store::error::Side;
use crate::store::row::Slot;
use crate::store::sql::{self, Equal, Form};
use crate::store::{Access, Lookup, Page, Record, Statements, StoreError};
use crate::{ColumnKind, Value};

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
    let arguments = bind::<DB>(key_slots::<M>(), key_values::<M>(key)?.into_vec())?;
    let mut connection = acquire(executor).await?;
    one::<M, DB>(&mut connection, session::constant(M::SQL.get), arguments).await
}

/// The only row of a query, if there is one.
pub(super) async fn one<M: Record, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    arguments: DB::Arguments,
) -> Result<Option<M>, StoreError> {
    let row = DB::fetch_optional(connection, sql, arguments).await;
    let row = row.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))?;
    row.as_ref().map(read::<M, DB>).transpose()
}

/// The rows of a look-up.
///
/// # Errors
/// As of [`find`].
pub async fn all<M, DB, E>(lookup: Lookup<M, E>) -> Result<Vec<M>, StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    let (executor, sql, arguments) = prepared::<M, DB, E>(lookup, Form::All, None, None)?;
    let mut connection = acquire(executor).await?;
    many::<M, DB>(&mut connection, sql, arguments).await
}

/// The first row of a look-up.
///
/// # Errors
/// As of [`find`].
pub async fn first<M, DB, E>(lookup: Lookup<M, E>) -> Result<Option<M>, StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    let (executor, sql, arguments) = prepared::<M, DB, E>(lookup, Form::First, None, None)?;
    let mut connection = acquire(executor).await?;
    one::<M, DB>(&mut connection, sql, arguments).await
}

/// How many rows a look-up has.
///
/// # Errors
/// As of [`find`].
pub async fn count<M, DB, E>(lookup: Lookup<M, E>) -> Result<u64, StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    let (executor, sql, arguments) = prepared::<M, DB, E>(lookup, Form::Count, None, None)?;
    let mut connection = acquire(executor).await?;
    let row = DB::fetch_optional(&mut connection, sql, arguments).await;
    let row = row.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))?;
    match row.as_ref().and_then(|row| DB::cell(row, 0, NUMBER)) {
        Some(Value::BigInt(count)) => Ok(count.unsigned_abs()),
        _ => Err(StoreError::Database(sqlx::Error::RowNotFound)),
    }
}

/// The first rows of a look-up.
///
/// # Errors
/// As of [`find`].
pub async fn page<M, DB, E>(lookup: Lookup<M, E>, most: u32) -> Result<Page<M, M::Key>, StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    paged::<M, DB, E>(lookup, Form::Page, None, most).await
}

/// The rows of a look-up behind a key.
///
/// # Errors
/// As of [`find`].
pub async fn after<M, DB, E>(lookup: Lookup<M, E>, key: &M::Key, most: u32) -> Result<Page<M, M::Key>, StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    paged::<M, DB, E>(lookup, Form::After, Some(key), most).await
}

async fn paged<M, DB, E>(
    lookup: Lookup<M, E>,
    form: Form,
    key: Option<&M::Key>,
    most: u32,
) -> Result<Page<M, M::Key>, StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    const { assert!(!M::TABLE.primary_key.is_empty(), "pages are of rows that have a key") };
    // One more tells whether there is another page.
    let limit = i64::from(most.max(1)) + 1;
    let (executor, sql, arguments) = prepared::<M, DB, E>(lookup, form, key, Some(limit))?;
    let mut connection = acquire(executor).await?;
    let mut rows = many::<M, DB>(&mut connection, sql, arguments).await?;
    let more = i64::try_from(rows.len()).is_ok_and(|rows| rows == limit);
    if more {
        rows.pop();
    }
    let next = if more { rows.last().map(M::key) } else { None };
    Ok(Page { rows, next })
}

async fn many<M: Record, DB: Database>(
    connection: &mut DB::Connection,
    sql: SqlStr,
    arguments: DB::Arguments,
) -> Result<Vec<M>, StoreError> {
    let rows = DB::fetch_all(connection, sql, arguments).await;
    let rows = rows.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))?;
    rows.iter().map(read::<M, DB>).collect()
}

/// The rows of a look-up, as the database sends them.
pub fn stream<'c, M, DB, E>(lookup: Lookup<M, E>) -> BoxStream<'c, Result<M, StoreError>>
where
    M: Statements<DB> + Send + 'c,
    DB: Database,
    E: Access<Database = DB> + Send + 'c,
{
    Box::pin(async_stream::try_stream! {
        let (executor, sql, arguments) = prepared::<M, DB, E>(lookup, Form::All, None, None)?;
        let mut connection = acquire(executor).await?;
        let mut rows = DB::fetch(&mut connection, sql, arguments);
        while let Some(row) = rows.try_next().await.map_err(|error| refused::<DB>(M::TABLE, Side::Missing, error))? {
            yield read::<M, DB>(&row)?;
        }
    })
}

/// A whole number that is no column's.
const NUMBER: Slot = Slot { name: "", kind: ColumnKind::BigInt, scale: None };

/// A look-up's statement and what it binds.
fn prepared<M: Statements<DB>, DB: Database, E>(
    lookup: Lookup<M, E>,
    form: Form,
    key: Option<&M::Key>,
    limit: Option<i64>,
) -> Result<(E, SqlStr, DB::Arguments), StoreError> {
    let Lookup { executor, index, columns, how, values, failed, .. } = lookup;
    if let Some(error) = failed {
        return Err(error);
    }
    let mut bound = values;
    let sql = match constant::<M, DB>(index, form, &how) {
        Some(sql) => session::constant(sql),
        None => session::written(sql::text(DB::WORDS, |out| sql::lookup(out, M::TABLE, &columns, &how, form))),
    };
    if let Some(key) = key {
        let values = key_values::<M>(key)?.into_vec();
        let key: Vec<_> = key_slots::<M>().zip(values.into_iter().map(Value::into_owned)).collect();
        if key.len() > 1 && !DB::WORDS.rows_are_ranges {
            bound.extend(key.first().cloned());
        }
        bound.extend(key);
    }
    bound.extend(limit.map(|limit| (NUMBER, Value::BigInt(limit))));
    let arguments = arguments::<DB>(bound).map_err(session::unencoded)?;
    Ok((executor, sql, arguments))
}

/// The constant for it, if every column is compared with one value.
fn constant<M: Statements<DB>, DB>(index: Option<usize>, form: Form, how: &[Equal]) -> Option<&'static str> {
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
