//! What can go wrong, the same on every engine.

use std::fmt;

use super::row::{ReadError, WriteError};
use crate::{SealError, Table, Violations};

/// What a driver says.
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub type DriverError = sqlx::Error;

/// What a driver would say, if there was one.
#[cfg(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")))]
pub type DriverError = std::convert::Infallible;

/// Why a store did not do what it was asked for.
///
/// No variant repeats a value; what a driver says is kept as its own error, for [`source`](std::error::Error::source) and logs.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no row with this key.
    #[error("`{table}` has no row with this key")]
    NotFound {
        /// The table's name.
        table: &'static str,
    },
    /// The row has another version than the one that was read: somebody else has changed it.
    #[error("the row of `{table}` has been changed since it was read")]
    Stale {
        /// The table's name.
        table: &'static str,
    },
    /// Another row has the same values where they have to be unique.
    #[error("another row of `{table}` has the same values, which `{index}` does not allow")]
    Unique {
        /// The table's name.
        table: &'static str,
        /// The index or the constraint, by its name in SQL; `<table>_pkey` for the primary key.
        index: String,
    },
    /// A reference leads nowhere, or would.
    #[error("{}", reference(table, *side, relation.as_ref()))]
    ForeignKey {
        /// The table whose row was to be written or deleted.
        table: &'static str,
        /// Whether the row refers or is referred to.
        side: Side,
        /// Which reference it is, as far as the engine tells.
        relation: Option<Relation>,
    },
    /// The row breaks a rule that the database holds.
    #[error("the row of `{table}` breaks `{constraint}`")]
    Check {
        /// The table's name.
        table: &'static str,
        /// The CHECK's name in SQL.
        constraint: String,
        /// The column whose rule it is, unless it is one of the whole table.
        column: Option<&'static str>,
        /// The rule in the words of schema.yaml, such as `max_length`.
        rule: Option<String>,
    },
    /// What was to be written into an encrypted column is not sealed.
    #[error("`{column}` of `{table}` takes sealed values only")]
    Unsealed {
        /// The table's name.
        table: &'static str,
        /// The column's name.
        column: &'static str,
    },
    /// NULL where a value is required.
    #[error("`{column}` of `{table}` needs a value")]
    Null {
        /// The table's name.
        table: &'static str,
        /// The column's name.
        column: String,
    },
    /// Values break rules of their columns. The database was not asked.
    #[error(transparent)]
    Invalid(#[from] Violations),
    /// A plaintext could not be sealed.
    #[error(transparent)]
    Seal(SealError),
    /// A value that no database can hold.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A stored value that is none of its column's type.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Others were in the way: a deadlock, a lock, a transaction that cannot be put in order. The same again, from the start of
    /// the transaction, may succeed.
    #[error("others were in the way")]
    Conflict(#[source] DriverError),
    /// There is no connection, or it broke off. Whether what was being written is there cannot be known; a row that has its key from
    /// the program can be asked for by it.
    #[error("the database cannot be reached")]
    Unavailable(#[source] DriverError),
    /// Anything else that the database says.
    #[error("the database refused")]
    Database(#[source] DriverError),
}

impl From<SealError> for StoreError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Invalid(violations) => Self::Invalid(violations),
            error => Self::Seal(error),
        }
    }
}

/// On which side of a reference a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It refers to a row that is not there.
    Missing,
    /// It is still referred to.
    Restricted,
}

/// A reference between tables.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Relation {
    /// The constraint's name in SQL.
    pub constraint: String,
    /// The table that refers.
    pub table: String,
    /// The columns that refer; empty, where they are another table's.
    pub columns: Vec<String>,
    /// The table that is referred to, if the model says so.
    pub references: Option<String>,
}

impl Relation {
    /// The reference of that name, from or to this table.
    pub(super) fn of(table: &'static Table, side: Side, constraint: String, from: Option<String>) -> Self {
        let own = table.foreign_keys.iter().find(|key| key.name == constraint);
        let columns = own.map(|key| key.columns.iter().map(|&column| column.to_owned()).collect());
        let references = own.map(|key| key.table).or_else(|| (side == Side::Restricted).then_some(table.name));
        let from = from.filter(|_| side == Side::Restricted).unwrap_or_else(|| table.name.to_owned());
        let references = references.map(str::to_owned);
        Self { constraint, table: from, columns: columns.unwrap_or_default(), references }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` from `{}`", self.constraint, self.table)?;
        self.references.iter().try_for_each(|table| write!(f, " to `{table}`"))
    }
}

fn reference(table: &str, side: Side, relation: Option<&Relation>) -> String {
    let by = relation.map(|relation| format!(": {relation}")).unwrap_or_default();
    match side {
        Side::Missing => format!("the row of `{table}` refers to a row that is not there{by}"),
        Side::Restricted => format!("the row of `{table}` is still referred to{by}"),
    }
}
