//! What stores ask of a database. One file is one engine.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use sqlx::error::{BoxDynError, DatabaseError};
use sqlx::{Connection, SqlStr};

use super::error::{Relation, Side};
use super::fault::Fault;
use super::row::Cells;
use super::slot::{Bound, Slot};
use super::sql::Syntax;
use crate::{Table, Value};

/// A database that models can be stored in: SQLite, PostgreSQL, or MariaDB and MySQL, each behind its feature.
pub trait Database: sqlx::Database<Connection: Connection<Database = Self>> + private::Sealed {
    /// How its statements are written.
    #[doc(hidden)]
    const SYNTAX: &'static Syntax;

    /// Binds a value of a column, which may be NULL.
    #[doc(hidden)]
    fn bind(arguments: &mut Self::Arguments, slot: Slot, value: Value<'_>) -> Result<(), BoxDynError>;

    /// The value at a place of a row; nothing, if it is of another type.
    #[doc(hidden)]
    fn cell(row: &Self::Row, at: usize, slot: Slot) -> Option<Value<'_>>;

    /// Runs a statement.
    #[doc(hidden)]
    fn execute<'c>(
        connection: &'c mut Self::Connection,
        sql: SqlStr,
        arguments: Self::Arguments,
    ) -> BoxFuture<'c, sqlx::Result<Done>>;

    /// The rows of a statement, one after another.
    #[doc(hidden)]
    fn fetch<'c>(
        connection: &'c mut Self::Connection,
        sql: SqlStr,
        arguments: Self::Arguments,
    ) -> BoxStream<'c, sqlx::Result<Self::Row>>;

    /// The rows of a statement.
    #[doc(hidden)]
    fn fetch_all<'c>(
        connection: &'c mut Self::Connection,
        sql: SqlStr,
        arguments: Self::Arguments,
    ) -> BoxFuture<'c, sqlx::Result<Vec<Self::Row>>>;

    /// The only row of a statement, if there is one.
    #[doc(hidden)]
    fn fetch_optional<'c>(
        connection: &'c mut Self::Connection,
        sql: SqlStr,
        arguments: Self::Arguments,
    ) -> BoxFuture<'c, sqlx::Result<Option<Self::Row>>>;

    /// What the database refused, as far as it says so.
    #[doc(hidden)]
    fn fault(error: &dyn DatabaseError) -> Fault;

    /// Finds the reference that a statement broke, if the engine does not name it.
    #[doc(hidden)]
    fn find_reference<'c>(
        connection: &'c mut Self::Connection,
        failed: FailedStatement<'c>,
    ) -> BoxFuture<'c, sqlx::Result<Option<(Side, Relation)>>> {
        let _ = (connection, failed);
        Box::pin(async { Ok(None) })
    }
}

/// A statement that broke a reference, which is to be found.
#[derive(Debug)]
pub struct FailedStatement<'c> {
    /// The table that the statement was about.
    pub table: &'static Table,
    /// What it was to write; nothing, if it was to delete.
    pub written: &'c [Bound<'c>],
    /// The key of the row that may have been there before; nothing, if there was none.
    pub key: &'c [Bound<'c>],
}

impl FailedStatement<'_> {
    /// What a broken reference is, unless the engine knows better.
    pub(super) const fn side(&self) -> Side {
        if self.written.is_empty() { Side::Restricted } else { Side::Missing }
    }
}

/// What a statement did.
#[derive(Clone, Copy, Debug)]
pub struct Done {
    /// How many rows it was about.
    pub rows_affected: u64,
    /// The number that the database gave the last new row.
    pub last_id: i64,
}

/// A row of a driver.
pub(crate) struct Driven<'r, DB: Database>(pub(crate) &'r DB::Row);

impl<DB: Database> Cells for Driven<'_, DB> {
    fn cell(&self, at: usize, slot: Slot) -> Option<Value<'_>> {
        DB::cell(self.0, at, slot)
    }
}

pub(crate) mod private {
    /// What is asked of a database may change.
    pub trait Sealed {}
}

/// The parts of an engine that differ by no more than their types.
macro_rules! driver {
    ($driver:ty, |$result:ident| $last_id:expr) => {
        fn execute<'c>(
            connection: &'c mut Self::Connection,
            sql: sqlx::SqlStr,
            arguments: Self::Arguments,
        ) -> futures_util::future::BoxFuture<'c, sqlx::Result<super::Done>> {
            Box::pin(async move {
                let $result = sqlx::query_with::<$driver, _>(sql, arguments).execute(connection).await?;
                Ok(super::Done { rows_affected: $result.rows_affected(), last_id: $last_id })
            })
        }

        fn fetch<'c>(
            connection: &'c mut Self::Connection,
            sql: sqlx::SqlStr,
            arguments: Self::Arguments,
        ) -> futures_util::stream::BoxStream<'c, sqlx::Result<Self::Row>> {
            sqlx::query_with::<$driver, _>(sql, arguments).fetch(connection)
        }

        fn fetch_all<'c>(
            connection: &'c mut Self::Connection,
            sql: sqlx::SqlStr,
            arguments: Self::Arguments,
        ) -> futures_util::future::BoxFuture<'c, sqlx::Result<Vec<Self::Row>>> {
            Box::pin(sqlx::query_with::<$driver, _>(sql, arguments).fetch_all(connection))
        }

        fn fetch_optional<'c>(
            connection: &'c mut Self::Connection,
            sql: sqlx::SqlStr,
            arguments: Self::Arguments,
        ) -> futures_util::future::BoxFuture<'c, sqlx::Result<Option<Self::Row>>> {
            Box::pin(sqlx::query_with::<$driver, _>(sql, arguments).fetch_optional(connection))
        }
    };
}
use driver;

/// What stands for true or false; drivers take any other number for true.
#[cfg(any(feature = "sqlite", feature = "mysql"))]
const fn truth(number: i64) -> Option<bool> {
    match number {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

/// The value of a cell, if the driver reads it as this type.
macro_rules! read {
    ($row:expr, $at:expr, $type:ty, $value:expr) => {
        $row.try_get_unchecked::<Option<$type>, usize>($at).ok()?.map_or(Some(Value::Null), $value)
    };
}
use read;
