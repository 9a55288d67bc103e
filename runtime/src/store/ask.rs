//! What a look-up is asked.

use futures_util::stream::BoxStream;

use super::engine::Database;
use super::{Access, Lookup, Page, Statements, StoreError, ops};

impl<M, E> Lookup<M, E> {
    /// All of its rows.
    ///
    /// # Errors
    /// When the database does not answer, or what it returns cannot be read.
    pub async fn all<DB>(self) -> Result<Vec<M>, StoreError>
    where
        M: Statements<DB>,
        DB: Database,
        E: Access<Database = DB>,
    {
        ops::all::<M, DB, E>(self).await
    }

    /// The first of its rows: of a unique index, the only one.
    ///
    /// # Errors
    /// As of [`all`](Self::all).
    pub async fn first<DB>(self) -> Result<Option<M>, StoreError>
    where
        M: Statements<DB>,
        DB: Database,
        E: Access<Database = DB>,
    {
        ops::first::<M, DB, E>(self).await
    }

    /// How many rows it has.
    ///
    /// # Errors
    /// As of [`all`](Self::all).
    pub async fn count<DB>(self) -> Result<u64, StoreError>
    where
        M: Statements<DB>,
        DB: Database,
        E: Access<Database = DB>,
    {
        ops::count::<M, DB, E>(self).await
    }

    /// The first so many of its rows; one, of none. The table has a key, or it does not compile.
    ///
    /// # Errors
    /// As of [`all`](Self::all).
    pub async fn page<DB>(self, most: u32) -> Result<Page<M, M::Key>, StoreError>
    where
        M: Statements<DB>,
        DB: Database,
        E: Access<Database = DB>,
    {
        ops::page::<M, DB, E>(self, most).await
    }

    /// So many of its rows behind a key, which need not be there any more: [`Page::next`] of the page before.
    ///
    /// # Errors
    /// As of [`all`](Self::all).
    pub async fn after<DB>(self, key: M::Key, most: u32) -> Result<Page<M, M::Key>, StoreError>
    where
        M: Statements<DB>,
        DB: Database,
        E: Access<Database = DB>,
    {
        ops::after::<M, DB, E>(self, &key, most).await
    }

    /// Its rows as the database sends them. The stream keeps a connection until it ends or is dropped.
    pub fn stream<'c, DB>(self) -> BoxStream<'c, Result<M, StoreError>>
    where
        M: Statements<DB> + Send + 'c,
        DB: Database,
        E: Access<Database = DB> + Send + 'c,
    {
        ops::stream::<M, DB, E>(self)
    }
}
