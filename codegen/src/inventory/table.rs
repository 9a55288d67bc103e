//! Tables.

use std::collections::BTreeMap;

use super::{Check, Column, ForeignKey, Index, Key, Origin};

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its description.
    pub comment: Option<String>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The primary key.
    pub primary_key: Option<Key>,
    /// Unique constraints.
    pub uniques: Vec<Key>,
    /// References to other rows.
    pub foreign_keys: Vec<ForeignKey>,
    /// Conditions on rows.
    pub checks: Vec<Check>,
    /// The indexes, without those that belong to constraints.
    pub indexes: Vec<Index>,
    /// Triggers.
    pub triggers: Vec<Trigger>,
    /// What is said of the table as a whole. SQLite: `strict`, `without_rowid`, each with an empty value. MariaDB and MySQL: `engine`
    /// (`InnoDB`), `collation` (`utf8mb4_nopad_bin`), `options` (the rest, such as `row_format=COMPRESSED`). PostgreSQL: `with`
    /// (`fillfactor=70`), `unlogged`, `tablespace`.
    pub options: BTreeMap<String, String>,
    /// Where it stands in the text it was read from.
    pub origin: Option<Origin>,
}

/// One trigger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trigger {
    /// Its name.
    pub name: String,
    /// The whole CREATE TRIGGER statement.
    pub definition: String,
    /// PostgreSQL: the name of the function that it calls.
    pub function: Option<String>,
    /// PostgreSQL: the body of that function, between its quotes.
    pub body: Option<String>,
    /// It does not fire: ALTER TABLE … DISABLE TRIGGER.
    pub disabled: bool,
    /// Where it stands in the text it was read from.
    pub origin: Option<Origin>,
}

impl Table {
    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}
