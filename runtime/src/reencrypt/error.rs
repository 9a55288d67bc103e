//! Why values were not sealed anew. What was done before that stays done.

use std::time::Duration;

use crate::SealError;

/// Why it could not be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The database refused, or did not answer.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The database has no such table.
    #[error("the database has no table `{0}`")]
    NoTable(String),
    /// A table has no such column.
    #[error("the table `{table}` has no column `{column}`")]
    NoColumn {
        /// The table's name.
        table: String,
        /// The column's name.
        column: String,
    },
    /// Rows are gone through in the order of their keys.
    #[error("the table `{0}` has no primary key")]
    NoKey(String),
    /// A column of the key, or one that is touched, is of another type than was said.
    #[error("what is stored in `{column}` of `{table}` cannot be read")]
    Unreadable {
        /// The table's name.
        table: String,
        /// The column's name.
        column: String,
    },
    /// Others held locks for longer than was to be waited.
    #[error("others held locks for {0:?}")]
    Blocked(Duration),
    /// Nothing can be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}
