//! The inventory that a model's statements would make.

use std::collections::BTreeMap;

use super::Inventory;
use crate::dialect::{self, Dialect};
use crate::model::Model;
use crate::sql::read::{Reader, SqlFile};

impl Inventory {
    /// What there is once a model's statements have run on an empty database; tables in the order of the model.
    #[must_use]
    pub fn of(dialect: &dyn Dialect, model: &Model) -> Self {
        let mut reader = Reader::new(dialect.kind(), None, None);
        let statements = dialect::create(dialect, model);
        let files: Vec<_> = statements.iter().map(|statement| SqlFile { name: "", text: &statement.sql }).collect();
        reader.files(&files);
        let read = reader.finish();
        let mut inventory = read.inventory;
        let order: BTreeMap<&str, usize> =
            model.tables.iter().enumerate().map(|(at, table)| (table.name.as_str(), at)).collect();
        inventory.tables.sort_by_key(|table| order.get(table.name.as_str()).copied().unwrap_or(usize::MAX));
        inventory.forget_origins();
        inventory
    }

    /// Nothing has a place in a text any more.
    fn forget_origins(&mut self) {
        self.unmanaged.iter_mut().for_each(|thing| thing.origin = None);
        for table in &mut self.tables {
            table.origin = None;
            table.triggers.iter_mut().for_each(|trigger| trigger.origin = None);
        }
    }
}
