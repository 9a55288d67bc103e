//! Rows on their way to a database and back, column by column.

use super::slot::{Bound, Slot};
use crate::{BlindIndex, Column, ColumnKind, EncodeError, PlainField, SealedField, StoredError, Table, Value};

/// A value that no database can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the value of `{column}` cannot be written")]
pub struct WriteError {
    /// The column's name.
    pub column: &'static str,
    /// What is wrong with the value.
    pub source: EncodeError,
}

/// What a model writes, value by value in the order of its columns.
#[derive(Debug, Default)]
pub struct Values<'a>(Vec<Value<'a>>);

impl<'a> Values<'a> {
    /// With room for the values of a table's columns.
    pub(crate) fn of(table: &Table) -> Self {
        Self(Vec::with_capacity(table.columns.len() + 1))
    }

    /// Writes a plain field.
    ///
    /// # Errors
    /// When no database can hold the value.
    pub fn plain<F: PlainField>(&mut self, column: &'static Column, field: &'a F) -> Result<(), WriteError> {
        let value = field.to_stored().and_then(|value| exact(column, value));
        self.0.push(value.map_err(|source| WriteError { column: column.name, source })?);
        Ok(())
    }

    /// Writes a sealed field, and its blind index if it has one.
    pub fn sealed<F: SealedField>(&mut self, field: &'a F) {
        let stored = field.stored();
        self.0.push(stored.map_or(Value::Null, |(text, _)| Value::text(text)));
        self.blind_index::<F>(stored.and_then(|(_, blind_index)| blind_index));
    }

    /// [`sealed`](Self::sealed) of a field that does not stay.
    pub(crate) fn sealed_owned<F: SealedField>(&mut self, field: &F) {
        let stored = field.stored();
        self.0.push(stored.map_or(Value::Null, |(text, _)| Value::text(text.to_owned())));
        self.blind_index::<F>(stored.and_then(|(_, blind_index)| blind_index));
    }

    fn blind_index<F: SealedField>(&mut self, blind_index: Option<BlindIndex>) {
        if F::SEARCHABLE {
            self.0.push(blind_index.map_or(Value::Null, |blind_index| Value::text(blind_index.to_string())));
        }
    }

    /// The values, each with where it belongs.
    pub(crate) fn bound(self, slots: impl IntoIterator<Item = Slot>) -> Vec<Bound<'a>> {
        slots.into_iter().zip(self.0).collect()
    }
}

/// Databases round a decimal to its column's scale, each in its own way. Here it is refused.
pub(super) fn exact<'a>(column: &Column, value: Value<'a>) -> Result<Value<'a>, EncodeError> {
    match (&value, column.scale) {
        (Value::Decimal(number), Some(scale)) if number.normalize().scale() > scale => Err(EncodeError::TooManyDigits),
        _ => Ok(value),
    }
}

/// A stored value that is none of its column's type. The value is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what is stored in `{column}` of `{table}` cannot be read")]
pub struct ReadError {
    /// The table's name.
    pub table: &'static str,
    /// The column's name.
    pub column: &'static str,
    /// Why.
    #[source]
    pub source: Unreadable,
}

/// Why a stored value cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// It is NULL, or of another type than the model says.
    #[error("it is no value of the type `{0}` that the model says")]
    WrongType(ColumnKind),
    /// It is not what an encrypted column holds.
    #[error(transparent)]
    Sealed(#[from] StoredError),
}

/// A row that a driver returned.
pub(crate) trait Cells {
    /// The value at a place; nothing, if it is of another type.
    fn cell(&self, at: usize, slot: Slot) -> Option<Value<'_>>;
}

/// What a model reads, value by value in the order of its columns.
pub struct Reader<'r> {
    cells: &'r dyn Cells,
    table: &'static Table,
    at: usize,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("table", &self.table.name).field("at", &self.at).finish_non_exhaustive()
    }
}

impl<'r> Reader<'r> {
    pub(crate) fn new(cells: &'r dyn Cells, table: &'static Table) -> Self {
        Self { cells, table, at: 0 }
    }

    fn next(&mut self, slot: Slot) -> Option<Value<'r>> {
        let cell = self.cells.cell(self.at, slot);
        self.at += 1;
        cell
    }

    fn error(&self, column: &Column, source: Unreadable) -> ReadError {
        ReadError { table: self.table.name, column: column.name, source }
    }

    /// Reads a plain field.
    ///
    /// # Errors
    /// When it is of another type.
    pub fn plain<F: PlainField>(&mut self, column: &'static Column) -> Result<F, ReadError> {
        let value = self.next(column.slot()).and_then(F::from_stored);
        value.ok_or_else(|| self.error(column, Unreadable::WrongType(column.kind)))
    }

    /// Reads a sealed field, and its blind index if it has one.
    ///
    /// # Errors
    /// When it is not sealed, or lacks its blind index.
    pub fn sealed<F: SealedField>(&mut self, column: &'static Column) -> Result<F, ReadError> {
        let sealed = self.next(column.slot());
        let index = column.companion().map_or(Some(Value::Null), |slot| self.next(slot));
        let field = match (text(&sealed), text(&index)) {
            (Some(sealed), Some(index)) => F::from_stored(sealed, index).map_err(Unreadable::Sealed),
            _ => Err(Unreadable::WrongType(ColumnKind::Text)),
        };
        field.map_err(|source| self.error(column, source))
    }
}

/// The text of a value that is text or NULL.
fn text<'v>(value: &'v Option<Value<'_>>) -> Option<Option<&'v str>> {
    match value {
        Some(Value::Text(text)) => Some(Some(text)),
        Some(Value::Null) => Some(None),
        _ => None,
    }
}
