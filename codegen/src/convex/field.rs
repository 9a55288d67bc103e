//! Columns as fields.

use super::{Key, document_key, names};
use crate::model::{Column, Model, Table, ids};

/// A field of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Field<'m> {
    /// Its name.
    pub name: String,
    /// The column.
    pub column: &'m Column,
    /// What it holds.
    pub form: Form,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// The id of a document of the table with this name in the schema.
    Id(String),
    /// A value of the column's type.
    Value,
    /// A sealed value.
    Sealed,
}

impl<'m> Field<'m> {
    /// The fields of a table, in the order of the file.
    pub(super) fn all(model: &Model, table: &'m Table, key: &Key) -> Vec<Self> {
        let is_field = |column: &&Column| !matches!(key, Key::Document(name) if *name == column.name);
        let field =
            |column: &'m Column| Self { name: names::field(&column.name), column, form: form(model, table, column) };
        table.columns.iter().filter(is_field).map(field).collect()
    }
}

fn form(model: &Model, table: &Table, column: &Column) -> Form {
    if column.encrypted.is_some() {
        return Form::Sealed;
    }
    match id_of(model, table, &column.name) {
        Some(owner) => Form::Id(owner.name.clone()),
        None => Form::Value,
    }
}

/// The table whose documents a column names; its own key names nothing else than its row.
#[must_use]
pub fn id_of<'m>(model: &'m Model, table: &'m Table, column: &'m str) -> Option<&'m Table> {
    let owner = ids::owner(model, table, column)?;
    let own = owner.name == table.name && table.primary_key == [column];
    (!own && document_key(owner).is_some()).then_some(owner)
}
