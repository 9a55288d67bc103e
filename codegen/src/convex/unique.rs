//! Sets of fields in which no two documents are equal.

use super::index::{self, Indexes, Way};
use super::{Key, names};
use crate::model::{Table, names as sql};

/// A unique set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unique {
    /// The name of its constraint or index in SQL, which errors tell.
    pub name: String,
    /// Its fields, in order.
    pub fields: Vec<String>,
    /// How equal ones are found.
    pub way: Way,
}

impl Unique {
    /// The unique sets of a table: its key first, then constraints, then indexes. A set with `_id` in it is unique anyway.
    pub(super) fn all(table: &Table, key: &Key, indexes: &mut Indexes) -> Vec<Self> {
        let document = key.document();
        let own = (!key.columns().is_empty()).then(|| Self {
            name: sql::primary_key(table),
            fields: key.fields(),
            way: indexes.need(&key.fields(), || names::KEY_INDEX.to_owned()),
        });
        let constraints = table.uniques.iter().map(|unique| (sql::unique(table, unique), &unique.columns));
        let mut all: Vec<Self> = own.into_iter().collect();
        for (name, columns) in constraints {
            all.extend(Self::over(name, columns, document, indexes));
        }
        for said in table.indexes.iter().filter(|said| said.unique && index::is_meant(said) && index::is_plain(said)) {
            let columns = said.plain_columns().unwrap_or_default();
            all.extend(Self::over(sql::index(table, said), &columns, document, indexes));
        }
        all
    }

    fn over(name: String, columns: &[String], document: Option<&str>, indexes: &mut Indexes) -> Option<Self> {
        if columns.iter().any(|column| Some(column.as_str()) == document) {
            return None;
        }
        let fields = index::fields(columns, None);
        let way = indexes.need(&fields, || names::index(columns));
        Some(Self { name, fields, way })
    }
}
