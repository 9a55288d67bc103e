//! What names one row.

use super::names;
use crate::model::{Bind, Column, Default, Table, Type};

/// The key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// Convex's `_id`, in the place of this column.
    Document(String),
    /// The same, and the column stays besides: values are sealed for it.
    Application(String),
    /// Columns as fields.
    Fields(Vec<String>),
}

impl Key {
    /// The key of a table.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        match document_key(table) {
            None => Self::Fields(table.primary_key.clone()),
            Some(column) if table.columns.iter().any(is_bound_to_row) => Self::Application(column.name.clone()),
            Some(column) => Self::Document(column.name.clone()),
        }
    }

    /// The column that `_id` takes the place of.
    #[must_use]
    pub fn document(&self) -> Option<&str> {
        match self {
            Self::Document(column) | Self::Application(column) => Some(column),
            Self::Fields(_) => None,
        }
    }

    /// The columns of the key that are fields.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        match self {
            Self::Document(_) => &[],
            Self::Application(column) => std::slice::from_ref(column),
            Self::Fields(columns) => columns,
        }
    }

    /// The fields of the key.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        self.columns().iter().map(|column| names::field(column)).collect()
    }
}

/// The column that `_id` takes the place of: the only one of the key, a UUID that the models make, and nobody else's key.
#[must_use]
pub fn document_key(table: &Table) -> Option<&Column> {
    let [name] = table.primary_key.as_slice() else { return None };
    let column = table.column(name)?;
    let made = column.default.as_ref().is_some_and(Default::by_client);
    let own = table.foreign_keys.iter().all(|key| !key.columns.contains(name));
    (column.ty == Type::Uuid && made && own).then_some(column)
}

/// Is a value of this column sealed for its row?
#[must_use]
pub fn is_bound_to_row(column: &Column) -> bool {
    column.encrypted.as_ref().is_some_and(|encryption| encryption.bind == Bind::Row)
}
