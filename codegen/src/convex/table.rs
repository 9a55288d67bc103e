//! Tables.

use super::index::Indexes;
use super::{Check, Field, Form, Index, Key, Reference, Unique, names};
use crate::model::{Model, Table as Said};

/// A table of Convex.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<'m> {
    /// Its name.
    pub name: String,
    /// The table of the schema.
    pub table: &'m Said,
    /// What names one document.
    pub key: Key,
    /// The fields, in the order of the file.
    pub fields: Vec<Field<'m>>,
    /// The indexes: those of the file in its order, then those that were made.
    pub indexes: Vec<Index>,
    /// The unique sets, the key first.
    pub uniques: Vec<Unique>,
    /// The references.
    pub references: Vec<Reference>,
    /// The conditions that can be held outside of a database.
    pub checks: Vec<Check>,
}

impl<'m> Table<'m> {
    pub(super) fn of(model: &'m Model, table: &'m Said) -> Self {
        let key = Key::of(table);
        let mut indexes = Indexes::said(table, key.document());
        let uniques = Unique::all(table, &key, &mut indexes);
        let references = Reference::all(model, table, &mut indexes);
        Self {
            name: names::table(&table.name),
            table,
            fields: Field::all(model, table, &key),
            indexes: indexes.into_all(),
            uniques,
            references,
            checks: Check::all(model, table),
            key,
        }
    }

    /// Is any of its values sealed?
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.fields.iter().any(|field| field.form == Form::Sealed)
    }

    /// The field of a column; none for the key whose place `_id` takes.
    #[must_use]
    pub fn field(&self, column: &str) -> Option<&Field<'m>> {
        self.fields.iter().find(|field| field.column.name == column)
    }
}
