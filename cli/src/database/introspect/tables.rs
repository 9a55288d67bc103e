//! Tables by name, while their parts arrive.

use std::collections::BTreeMap;

use schemalock_codegen::inventory::Table;

/// The tables that are read. Parts of others are passed over: these are not managed, or were made while the catalogue was read.
#[derive(Debug, Default)]
pub(super) struct Tables(BTreeMap<String, Table>);

impl Tables {
    pub(super) fn add(&mut self, table: Table) {
        self.0.insert(table.name.clone(), table);
    }

    pub(super) fn get(&mut self, name: &str) -> Option<&mut Table> {
        self.0.get_mut(name)
    }

    /// All of them, by name.
    pub(super) fn finish(self) -> Vec<Table> {
        self.0.into_values().collect()
    }
}
