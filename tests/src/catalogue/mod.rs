//! A live database, as the engine's own catalogue describes it.
//!
//! This is the judge of generated SQL, so it uses nothing of the compiler. Texts are the engine's own spelling: what
//! PostgreSQL makes of an expression is not what SQLite keeps, and no attempt is made to hide that. Two databases of
//! the same engine have the same structure exactly when their catalogues are equal.

pub mod mariadb;
pub mod postgres;
pub mod sqlite;

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::blocking;

/// Everything in one database (for PostgreSQL: in the current schema of it).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Catalogue {
    /// The tables by name, without the engine's own.
    pub tables: BTreeMap<String, TableFacts>,
    /// PostgreSQL's enum types by name, with their values in order.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub enums: BTreeMap<String, Vec<String>>,
    /// Views by name, with their definitions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub views: BTreeMap<String, String>,
}

/// One table. Constraints without a name are called `(unnamed 1)`, `(unnamed 2)` and so on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TableFacts {
    /// The columns in their order.
    pub columns: Vec<ColumnFacts>,
    /// The columns of the primary key in its order; empty without one.
    pub primary_key: Vec<String>,
    /// The primary key's own name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary_key_name: Option<String>,
    /// Unique constraints and their columns. MariaDB does not tell them from unique indexes: there, every unique key
    /// on whole columns is here.
    pub uniques: BTreeMap<String, Vec<String>>,
    /// Foreign keys.
    pub foreign_keys: BTreeMap<String, ForeignKeyFacts>,
    /// CHECK constraints and their expressions. MariaDB gives the name of the column to one that is part of a column.
    pub checks: BTreeMap<String, String>,
    /// Indexes that are no part of a constraint.
    pub indexes: BTreeMap<String, IndexFacts>,
    /// Triggers.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub triggers: BTreeMap<String, TriggerFacts>,
    /// The table's comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What else the engine says of the table, such as `strict` or `engine`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
}

/// One column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ColumnFacts {
    /// The name.
    pub name: String,
    /// The engine's own text for the type.
    #[serde(rename = "type")]
    pub type_text: String,
    /// Whether NULL is refused by NOT NULL.
    pub not_null: bool,
    /// The default, as the engine's text of an expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The collation, where it is not the default one of the type (MariaDB: always for text).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// The comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// `stored` or `virtual` and the expression, of a generated column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generated: Option<String>,
    /// Anything else, such as `identity always` or `on update current_timestamp(3)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra: Option<String>,
}

/// One foreign key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ForeignKeyFacts {
    /// The referring columns.
    pub columns: Vec<String>,
    /// The table that is referred to.
    pub table: String,
    /// The columns that are referred to.
    pub referenced: Vec<String>,
    /// `NO ACTION`, `RESTRICT`, `CASCADE`, `SET NULL` or `SET DEFAULT`.
    pub on_delete: String,
    /// As `on_delete`.
    pub on_update: String,
    /// When it is checked.
    pub deferrable: Deferrable,
    /// Whether the existing rows are known to obey it (PostgreSQL's NOT VALID says no).
    pub validated: bool,
}

/// When a constraint is checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deferrable {
    /// At once, always.
    #[default]
    No,
    /// At once, unless a transaction asks for its end.
    InitiallyImmediate,
    /// At the end of the transaction, unless it asks otherwise.
    InitiallyDeferred,
}

/// One index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct IndexFacts {
    /// What it is sorted by.
    pub parts: Vec<IndexPart>,
    /// Whether it refuses duplicates.
    pub unique: bool,
    /// The WHERE of a partial index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    /// Columns that are only carried along.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// The kind of index, such as `btree`; SQLite has one only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Whether it can be used (PostgreSQL keeps the INVALID rest of a failed CREATE INDEX CONCURRENTLY).
    pub valid: bool,
}

/// One column or expression of an index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct IndexPart {
    /// The column; none for an expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The expression; none for a column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// Whether the order is descending.
    pub descending: bool,
    /// Where NULL sorts, on an engine that lets one say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nulls_first: Option<bool>,
    /// The collation, where it is not the column's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// How much of the column is indexed, where it is not all (MariaDB).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<u64>,
}

/// One trigger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TriggerFacts {
    /// `BEFORE`, `AFTER` or `INSTEAD OF`.
    pub timing: String,
    /// `INSERT`, `UPDATE`, `DELETE`, or several of them with ` OR ` between.
    pub event: String,
    /// The engine's text: the whole statement, or on MariaDB the body.
    pub definition: String,
    /// The body of the function that it calls (PostgreSQL).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
}

impl Catalogue {
    /// A table by its name.
    ///
    /// # Panics
    /// When there is none; the message says which tables there are.
    #[must_use]
    pub fn table(&self, name: &str) -> &TableFacts {
        self.tables.get(name).unwrap_or_else(|| panic!("no table {name:?}, only {:?}", self.tables.keys()))
    }

    /// Indented JSON, for snapshots.
    ///
    /// # Panics
    /// Never: the type holds nothing that JSON cannot.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data")
    }

    /// The table that a row of a catalogue query belongs to.
    fn entry(&mut self, table: &str) -> Result<&mut TableFacts> {
        self.tables
            .get_mut(table)
            .with_context(|| format!("the catalogue describes a part of {table:?}, which it does not list"))
    }
}

impl TableFacts {
    /// A column by its name.
    ///
    /// # Panics
    /// When there is none; the message says which columns there are.
    #[must_use]
    pub fn column(&self, name: &str) -> &ColumnFacts {
        let names = || self.columns.iter().map(|column| &column.name).collect::<Vec<_>>();
        self.columns
            .iter()
            .find(|column| column.name == name)
            .unwrap_or_else(|| panic!("no column {name:?}, only {:?}", names()))
    }
}

/// Reads the database at a URL of the forms that [`crate::Scratch::url`] gives.
///
/// # Errors
/// An unknown form of URL, no connection, or a catalogue that contradicts itself.
pub fn read(url: &str) -> Result<Catalogue> {
    let (scheme, _) = url.split_once(':').context("a database URL has a scheme")?;
    match scheme {
        "sqlite" => blocking::wait(sqlite::read(url)),
        "postgres" | "postgresql" => blocking::wait(postgres::read(url)),
        "mysql" | "mariadb" => blocking::wait(mariadb::read(url)),
        other => bail!("no engine is called {other:?}"),
    }
}

/// None for an empty text: most catalogues say nothing that way.
fn non_empty(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}
