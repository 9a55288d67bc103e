//! The last recorded model: what a table or a column of today was there.

use std::collections::BTreeMap;

use crate::model::{Column, Model, Table};

/// The recorded tables by name.
#[derive(Debug)]
pub(super) struct History<'a> {
    tables: BTreeMap<&'a str, &'a Table>,
}

impl<'a> History<'a> {
    pub(super) fn new(recorded: &'a Model) -> Self {
        Self { tables: recorded.tables.iter().map(|table| (table.name.as_str(), table)).collect() }
    }

    /// The table as it was recorded. A name that was recorded is that table, whatever `renamed_from` still says.
    pub(super) fn table(&self, table: &Table) -> Option<&'a Table> {
        let by = |name: &str| self.tables.get(name).copied();
        by(&table.name).or_else(|| by(table.renamed_from.as_deref()?))
    }

    /// The column as it was recorded.
    pub(super) fn column(&self, table: &Table, column: &Column) -> Option<&'a Column> {
        let table = self.table(table)?;
        table.column(&column.name).or_else(|| table.column(column.renamed_from.as_deref()?))
    }

    /// The recorded names of the column's table and of the column.
    pub(super) fn place(&self, table: &Table, column: &Column) -> Option<(&'a str, &'a str)> {
        Some((self.table(table)?.name.as_str(), self.column(table, column)?.name.as_str()))
    }
}
