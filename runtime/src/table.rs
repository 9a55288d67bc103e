//! A table as constants: what the derive macro writes down and a program can ask for.
//!
//! The descriptions are built by `const fn`s and not by struct literals, so that a later release
//! can say more about a table without breaking a model written by hand.

use crate::Column;

/// A table: its columns, in order, and its keys and indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// The name in SQL.
    pub name: &'static str,
    /// The columns in the order of the fields.
    pub columns: &'static [Column],
    /// The names of the primary key's columns, in key order.
    pub primary_key: &'static [&'static str],
    /// The unique constraints beside the primary key.
    pub uniques: &'static [Unique],
    /// The declared indexes.
    pub indexes: &'static [Index],
    /// The references to other tables.
    pub foreign_keys: &'static [ForeignKey],
}

impl Table {
    /// A table without keys or indexes.
    pub const fn new(name: &'static str, columns: &'static [Column]) -> Self {
        Self { name, columns, primary_key: &[], uniques: &[], indexes: &[], foreign_keys: &[] }
    }

    /// The same table with this primary key.
    pub const fn with_primary_key(mut self, columns: &'static [&'static str]) -> Self {
        self.primary_key = columns;
        self
    }

    /// The same table with these unique constraints.
    pub const fn with_uniques(mut self, uniques: &'static [Unique]) -> Self {
        self.uniques = uniques;
        self
    }

    /// The same table with these indexes.
    pub const fn with_indexes(mut self, indexes: &'static [Index]) -> Self {
        self.indexes = indexes;
        self
    }

    /// The same table with these references.
    pub const fn with_foreign_keys(mut self, foreign_keys: &'static [ForeignKey]) -> Self {
        self.foreign_keys = foreign_keys;
        self
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The index that `schema.yaml` calls by that name.
    pub fn index(&self, name: &str) -> Option<&'static Index> {
        self.indexes.iter().find(|index| index.name == name)
    }
}

/// A unique constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unique {
    /// The name in SQL.
    pub name: &'static str,
    /// The columns, in order.
    pub columns: &'static [&'static str],
}

impl Unique {
    /// A unique constraint over these columns.
    pub const fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns }
    }
}

/// An index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Index {
    /// The name in `schema.yaml`, unique within the table: `by_status`.
    pub name: &'static str,
    /// The name in SQL, unique within the database: `connections_by_status`.
    pub sql_name: &'static str,
    /// The indexed columns, in order. Indexed expressions have no place here.
    pub columns: &'static [&'static str],
    /// Whether two rows with equal columns are refused.
    pub unique: bool,
    /// Whether it covers only some rows, has expressions besides, or does not order its columns: not every question about its
    /// columns is one for it.
    pub partial: bool,
}

impl Index {
    /// An index over these columns.
    pub const fn new(name: &'static str, sql_name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, sql_name, columns, unique: false, partial: false }
    }

    /// The same index, refusing equal rows.
    pub const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    /// The same index, for some questions about its columns only.
    #[must_use]
    pub const fn partial(mut self) -> Self {
        self.partial = true;
        self
    }
}

/// A reference from this table's columns to another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ForeignKey {
    /// The name of the constraint in SQL: `connections_app_id_fkey`.
    pub name: &'static str,
    /// The columns that refer, in order.
    pub columns: &'static [&'static str],
    /// The table referred to.
    pub table: &'static str,
    /// The columns referred to, in the same order.
    pub references: &'static [&'static str],
}

impl ForeignKey {
    /// `columns` refer to `references` of `table`, by the constraint of that name.
    pub const fn new(
        name: &'static str,
        columns: &'static [&'static str],
        table: &'static str,
        references: &'static [&'static str],
    ) -> Self {
        Self { name, columns, table, references }
    }
}
