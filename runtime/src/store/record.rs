//! What a model has to be able to do to be stored. Derived with [`Model`].

use super::StoreError;
use super::changes::Changes;
use super::row::{ReadError, Reader, Values, WriteError};
use super::sql::Sql;
use crate::{Keys, Model, Violations};

/// A model that can be written and read.
pub trait Record: Model {
    /// Writes every column, in order.
    ///
    /// # Errors
    /// When no database can hold a value.
    fn write<'a>(&'a self, out: &mut Values<'a>) -> Result<(), WriteError>;

    /// Reads every column, in order.
    ///
    /// # Errors
    /// When a value is none of its column's type.
    fn read(row: &mut Reader<'_>) -> Result<Self, ReadError>;

    /// Writes the columns of a primary key, in key order.
    ///
    /// # Errors
    /// When no database can hold a value.
    fn write_key<'a>(key: &'a Self::Key, out: &mut Values<'a>) -> Result<(), WriteError>;
}

/// A sealed row that lacks at most what the database makes.
pub trait Unsaved: Sized {
    /// What it becomes.
    type Row: Record;

    /// Writes every column that the database does not make, in order.
    ///
    /// # Errors
    /// When no database can hold a value.
    fn write<'a>(&'a self, out: &mut Values<'a>) -> Result<(), WriteError>;

    /// Holds the plain columns against their rules.
    ///
    /// # Errors
    /// Every rule that is broken.
    fn validate(&self) -> Result<(), Violations>;

    /// The row, if the database makes nothing of it.
    fn into_row(self) -> Option<Self::Row>;
}

/// Some columns of a row and what they are to become.
pub trait Patch {
    /// What it changes.
    type Row: Record;

    /// Seals what is encrypted, holds all against the rules, and writes what is to change.
    ///
    /// # Errors
    /// When a value breaks a rule, cannot be sealed, or cannot be written.
    fn write<'a>(
        &'a self,
        keys: Option<Keys<'_>>,
        key: &<Self::Row as Model>::Key,
        out: &mut Changes<'a>,
    ) -> Result<(), StoreError>;
}

/// The statements of a model on an engine.
pub trait Statements<DB>: Record {
    /// They were written while the program was compiled.
    const SQL: &'static Sql;
}
