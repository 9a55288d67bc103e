//! Keys, references and conditions.

use crate::model::Action;

/// A primary key or a unique constraint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// Its name; none where the engine keeps none (SQLite without CONSTRAINT; the primary keys of MariaDB and MySQL).
    pub name: Option<String>,
    /// The columns, in order.
    pub columns: Vec<String>,
    /// What else is said, in the engine's words: `NULLS NOT DISTINCT`, `DEFERRABLE INITIALLY DEFERRED`, `ON CONFLICT REPLACE`, `DESC` parts.
    pub extra: String,
}

/// A reference to other rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForeignKey {
    /// Its name; none where the engine keeps none.
    pub name: Option<String>,
    /// The columns of this table, in order.
    pub columns: Vec<String>,
    /// The table pointed at.
    pub table: String,
    /// Its columns, in the same order; filled in where the source leaves them to the primary key.
    pub references: Vec<String>,
    /// When the row pointed at is deleted.
    pub on_delete: Action,
    /// When its key changes.
    pub on_update: Action,
    /// `DEFERRABLE INITIALLY DEFERRED`.
    pub deferred: bool,
    /// What else is said: `MATCH FULL`, `NOT VALID`, `DEFERRABLE`, `ON DELETE SET NULL (a)`.
    pub extra: String,
}

/// A condition on rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Its name; none where the engine keeps none.
    pub name: Option<String>,
    /// The condition, without CHECK and the brackets around it.
    pub expression: String,
    /// What else is said: `NOT VALID`, `NO INHERIT`, `NOT ENFORCED`.
    pub extra: String,
    /// The column in whose definition it stands, where the engine keeps it there (MariaDB): it goes when the column is defined anew.
    pub column: Option<String>,
}
