//! What a census asks of a connection.

use super::dialect::Dialect;

/// How many values begin alike; `None` for those that are not what belongs into the column.
pub(super) type Count = (Option<Vec<u8>>, i64);

/// A connection on which a census can be taken: that of SQLite, PostgreSQL, or MariaDB and MySQL, each behind its feature.
pub trait CensusConnection: private::Sealed + Send {
    /// How its database wants to be asked.
    #[doc(hidden)]
    const DIALECT: Dialect;

    /// The columns of a table; none if it does not exist.
    #[doc(hidden)]
    fn columns(&mut self, table: &str) -> impl Future<Output = Result<Vec<String>, sqlx::Error>> + Send;

    /// The rows of a query that counts.
    #[doc(hidden)]
    fn counts(&mut self, sql: String) -> impl Future<Output = Result<Vec<Count>, sqlx::Error>> + Send;
}

pub(super) mod private {
    /// What is asked of a connection may change.
    pub trait Sealed {}
}

/// The two questions, which differ by no more than their types.
macro_rules! census_connection {
    ($connection:ty, $dialect:expr, $columns:expr, $table:expr) => {
        impl super::connection::private::Sealed for $connection {}

        impl super::connection::CensusConnection for $connection {
            const DIALECT: super::dialect::Dialect = $dialect;

            async fn columns(&mut self, table: &str) -> Result<Vec<String>, sqlx::Error> {
                let table: String = $table(table);
                sqlx::query_scalar($columns).bind(table).fetch_all(self).await
            }

            async fn counts(&mut self, sql: String) -> Result<Vec<super::connection::Count>, sqlx::Error> {
                // Made by the dialect, which quotes the names in it.
                sqlx::query_as(sqlx::AssertSqlSafe(sql)).persistent(false).fetch_all(self).await
            }
        }
    };
}

pub(super) use census_connection;
