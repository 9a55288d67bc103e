//! How engines differ in what re-encryption asks of them. One file is one engine.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use crate::census::CensusConnection;
use crate::migrate::engine::Words;
use crate::store::Database;

/// A database whose values can be sealed anew: SQLite, PostgreSQL, or MariaDB and MySQL, each behind its feature.
pub trait Reencryptable: Database<Connection: CensusConnection> {
    /// How it wants to be asked.
    #[doc(hidden)]
    const HOW: &'static How;
}

/// What an engine needs said in its own way.
#[derive(Debug)]
pub struct How {
    /// How its SQL is written.
    pub(super) words: &'static Words,
    /// Equal, or both NULL: of columns that are bound as what they are.
    pub(super) is: &'static str,
    /// Is `(a, b) > (1, 2)` found by an index? Where it is not, each column is compared by itself.
    pub(super) row_values: bool,
    /// Begins a transaction that writes and waits for locks a short time only.
    pub(super) begin: &'static str,
    /// Said once before that, for what cannot be said of one transaction.
    pub(super) enter: Option<&'static str>,
    /// Takes that back.
    pub(super) leave: Option<&'static str>,
}

impl How {
    pub(super) fn is(&self, one: &str, other: &str) -> String {
        self.is.replace("{0}", one).replace("{1}", other)
    }
}
