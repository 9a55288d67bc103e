//! Where a store has its connection from.

use std::ops::DerefMut;

use sqlx::pool::PoolConnection;
use sqlx::{Pool, Transaction};

use super::engine::Database;

/// A pool, a connection or a transaction.
///
/// Like [`sqlx::Acquire`], but without a lifetime of its own, which would keep the futures of stores out of tasks.
pub trait Access: Send + Sized {
    /// The database.
    type Database: Database;

    /// A connection of it.
    #[doc(hidden)]
    type Connection: DerefMut<Target = <Self::Database as sqlx::Database>::Connection> + Send;

    /// Takes a connection.
    #[doc(hidden)]
    fn acquire(self) -> impl Future<Output = sqlx::Result<Self::Connection>> + Send;

    /// Says that the session will not be as it was: nobody gets it from a pool again.
    #[doc(hidden)]
    fn spoil(connection: &mut Self::Connection) {
        let _ = connection;
    }
}

impl<DB: Database> Access for &Pool<DB> {
    type Database = DB;
    type Connection = PoolConnection<DB>;

    async fn acquire(self) -> sqlx::Result<PoolConnection<DB>> {
        Pool::acquire(self).await
    }

    fn spoil(connection: &mut PoolConnection<DB>) {
        connection.close_on_drop();
    }
}

/// A pool is a handle; a store over one of its own can be kept.
impl<DB: Database> Access for Pool<DB> {
    type Database = DB;
    type Connection = PoolConnection<DB>;

    async fn acquire(self) -> sqlx::Result<PoolConnection<DB>> {
        Self::acquire(&self).await
    }

    fn spoil(connection: &mut PoolConnection<DB>) {
        connection.close_on_drop();
    }
}

impl<'c, DB: Database> Access for &'c mut Transaction<'_, DB> {
    type Database = DB;
    type Connection = &'c mut DB::Connection;

    async fn acquire(self) -> sqlx::Result<&'c mut DB::Connection> {
        Ok(self)
    }
}

impl<'c, DB: Database> Access for &'c mut PoolConnection<DB> {
    type Database = DB;
    type Connection = &'c mut DB::Connection;

    async fn acquire(self) -> sqlx::Result<&'c mut DB::Connection> {
        Ok(self)
    }
}

macro_rules! connection {
    ($driver:ty, $connection:ty) => {
        impl Access for &mut $connection {
            type Database = $driver;
            type Connection = Self;

            async fn acquire(self) -> sqlx::Result<Self> {
                Ok(self)
            }
        }
    };
}

#[cfg(feature = "sqlite")]
connection!(sqlx::Sqlite, sqlx::SqliteConnection);
#[cfg(feature = "postgres")]
connection!(sqlx::Postgres, sqlx::PgConnection);
#[cfg(feature = "mysql")]
connection!(sqlx::MySql, sqlx::MySqlConnection);
