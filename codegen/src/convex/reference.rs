//! Foreign keys as the helpers keep them.

use super::index::{Indexes, Way};
use super::{document_key, names};
use crate::model::{Action, ForeignKey, Model, Table, names as sql};

/// A reference from the documents of a table to those of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The name of its constraint in SQL, which errors tell.
    pub name: String,
    /// Its fields, in order.
    pub fields: Vec<String>,
    /// The table that it points at, by its name in Convex.
    pub table: String,
    /// What each field is equal to.
    pub to: Vec<To>,
    /// How what points at a document is found.
    pub way: Way,
    /// When the document pointed at is deleted.
    pub on_delete: Action,
    /// When its key changes.
    pub on_update: Action,
}

/// What a field of a reference is equal to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// The `_id` of the document.
    Document,
    /// A field of it.
    Field(String),
}

impl Reference {
    pub(super) fn all(model: &Model, table: &Table, indexes: &mut Indexes) -> Vec<Self> {
        let keys = table.foreign_keys.iter();
        keys.filter_map(|key| Self::of(table, model.table(&key.table)?, key, indexes)).collect()
    }

    fn of(table: &Table, target: &Table, key: &ForeignKey, indexes: &mut Indexes) -> Option<Self> {
        let document = document_key(target).map(|column| column.name.as_str());
        let to = |column: &String| match document {
            Some(document) if document == column => To::Document,
            _ => To::Field(names::field(column)),
        };
        let to: Vec<To> = key.references.iter().map(to).collect();
        let fields: Vec<String> = key.columns.iter().map(|column| names::field(column)).collect();
        let way = indexes.find(&fields).unwrap_or_else(|| {
            // The id alone finds what points at a document; the other fields only say more of it.
            let id = to.iter().position(|to| *to == To::Document);
            let least = id.map_or(0..fields.len(), |at| at..at + 1);
            indexes.need(&fields[least.clone()], || names::index(&key.columns[least]))
        });
        Some(Self {
            name: sql::foreign_key(table, key),
            fields,
            table: names::table(&target.name),
            to,
            way,
            on_delete: key.on_delete,
            on_update: key.on_update,
        })
    }
}
