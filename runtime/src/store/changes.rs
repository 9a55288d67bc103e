//! What a patch writes.

use super::StoreError;
use super::row::{Values, WriteError};
use crate::{Column, KeyKind, KeyPart, Keys, PlainField, SealError, SealedField, Value, Violations};

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
