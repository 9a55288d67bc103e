//! What a model has to be able to do to be stored. Derived with [`Model`].

use super::StoreError;
use super::row::{ReadError, Reader, Values, WriteError};
use super::sql::Sql;
use crate::{Column, KeyKind, KeyPart, Keys, Model, PlainField, SealError, SealedField, Value, Violations};

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

/// What a patch writes.
#[derive(Debug, Default)]
pub struct Changes<'a> {
    pub(super) columns: Vec<usize>,
    pub(super) values: Values<'a>,
    pub(super) violations: Vec<crate::Violation>,
    pub(super) version: Option<Value<'a>>,
}

impl<'a> Changes<'a> {
    /// Where broken rules are noted.
    pub fn violations(&mut self) -> &mut Vec<crate::Violation> {
        &mut self.violations
    }

    /// What was noted, as the verdict on the whole patch.
    ///
    /// # Errors
    /// Every rule that is broken.
    pub fn checked(&mut self) -> Result<(), Violations> {
        crate::rules::finish(std::mem::take(&mut self.violations))
    }

    /// A plain column's new value, if it has one.
    ///
    /// # Errors
    /// When no database can hold the value.
    pub fn plain<F: PlainField>(
        &mut self,
        at: usize,
        column: &'static Column,
        field: &'a Option<F>,
    ) -> Result<(), WriteError> {
        if let Some(field) = field {
            self.columns.push(at);
            self.values.plain(column, field)?;
        }
        Ok(())
    }

    /// An encrypted column's new plaintext, if it has one, bound to its row.
    ///
    /// # Errors
    /// When it cannot be sealed.
    pub fn sealed<F: SealedField>(
        &mut self,
        at: usize,
        column: &'static Column,
        row: &[&dyn KeyPart],
        keys: Option<Keys<'_>>,
        plaintext: Option<&F::Plaintext>,
    ) -> Result<(), StoreError> {
        let Some(plaintext) = plaintext else { return Ok(()) };
        let keys = keys.ok_or(SealError::NoPrimaryKey { kind: KeyKind::Data, scope: None })?;
        let field = F::seal(&crate::model::encryption(column), row, keys, plaintext)?;
        self.columns.push(at);
        self.values.sealed_owned(&field);
        Ok(())
    }

    /// The version that the row must have.
    ///
    /// # Errors
    /// When no database can hold the value.
    pub fn version<F: PlainField>(&mut self, column: &'static Column, field: &'a Option<F>) -> Result<(), WriteError> {
        if let Some(field) = field {
            let value = field.to_stored().map_err(|source| WriteError { column: column.name, source })?;
            self.version = Some(value);
        }
        Ok(())
    }
}
