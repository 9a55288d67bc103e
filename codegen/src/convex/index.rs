//! Indexes: those of the schema, and those that keys, unique sets and references need besides.

use super::names;
use crate::model::{Column, Index as Said, Table, Type, names as sql};

/// An index of Convex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Its fields, in order.
    pub fields: Vec<String>,
}

/// How documents with certain values are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The name of an index.
    pub index: String,
    /// The fields that it begins with and that are compared, in its order.
    pub fields: Vec<String>,
}

/// The indexes of one table.
#[derive(Clone, Debug)]
pub(super) struct Indexes {
    all: Vec<Index>,
}

impl Indexes {
    /// Those that the schema names. `document` is the column that is no field: behind its fields every index of Convex ends in what
    /// tells documents apart anyway.
    pub(super) fn said(table: &Table, document: Option<&str>) -> Self {
        let plain = table.indexes.iter().filter(|index| is_meant(index) && is_plain(index));
        let all = plain.filter_map(|index| {
            let columns = index.plain_columns()?;
            let fields = fields(&columns, document);
            (!fields.is_empty()).then(|| Index { name: name(table, index, &columns), fields })
        });
        Self { all: all.collect() }
    }

    /// The index that begins with these fields, in whatever order, and has the least beside them.
    pub(super) fn find(&self, fields: &[String]) -> Option<Way> {
        let begins = |index: &&Index| index.fields.len() >= fields.len() && same(&index.fields[..fields.len()], fields);
        let found = self.all.iter().filter(begins).min_by_key(|index| index.fields.len())?;
        Some(Way { index: found.name.clone(), fields: found.fields[..fields.len()].to_vec() })
    }

    /// The same; one is made, if there is none.
    pub(super) fn need(&mut self, fields: &[String], name: impl FnOnce() -> String) -> Way {
        self.find(fields).unwrap_or_else(|| {
            let index = name();
            self.all.push(Index { name: index.clone(), fields: fields.to_vec() });
            Way { index, fields: fields.to_vec() }
        })
    }

    pub(super) fn into_all(self) -> Vec<Index> {
        self.all
    }
}

/// The index of a blind index has no name in the schema, so it is called like all that are made.
fn name(table: &Table, index: &Said, columns: &[String]) -> String {
    let blind =
        |column: &Column| matches!(column.ty, Type::BlindIndex(_)) && index.name == sql::blind_index_index(column);
    let made = columns.iter().any(|column| table.column(column).is_some_and(blind));
    if made { names::index(columns) } else { index.name.clone() }
}

/// Is it for Convex, too, and not for some databases alone?
#[must_use]
pub fn is_meant(index: &Said) -> bool {
    index.targets.is_empty()
}

/// Can Convex have it? What an index is over there is fields, of all documents.
#[must_use]
pub fn is_plain(index: &Said) -> bool {
    index.predicate.is_none() && index.plain_columns().is_some()
}

/// The fields of columns, without the one that is none.
pub(super) fn fields(columns: &[String], document: Option<&str>) -> Vec<String> {
    columns.iter().filter(|column| Some(column.as_str()) != document).map(|column| names::field(column)).collect()
}

fn same(some: &[String], others: &[String]) -> bool {
    some.iter().all(|field| others.contains(field))
}
