//! Markers: what is said of one edit alone, `renamed_from` and `using`. They mean nothing once its migration is recorded, so
//! whoever compares models compares them without.

use super::{Column, Enum, Index, Model, Table};

impl Model {
    /// The same without markers.
    #[must_use]
    pub fn unmarked(&self) -> Self {
        Self {
            enums: self.enums.iter().map(Enum::unmarked).collect(),
            tables: self.tables.iter().map(Table::unmarked).collect(),
            schemalock: self.schemalock,
            name: self.name.clone(),
            description: self.description.clone(),
            targets: self.targets.clone(),
            unmanaged: self.unmanaged.clone(),
            beside: self.beside.clone(),
        }
    }
}

impl Table {
    /// The same without markers.
    #[must_use]
    pub fn unmarked(&self) -> Self {
        let mut table = Self { renamed_from: None, ..self.clone() };
        table.columns.iter_mut().for_each(Column::unmark);
        table.indexes.iter_mut().for_each(|index| index.renamed_from = None);
        table
    }
}

impl Column {
    /// The same without markers.
    #[must_use]
    pub fn unmarked(&self) -> Self {
        let mut column = self.clone();
        column.unmark();
        column
    }

    fn unmark(&mut self) {
        self.renamed_from = None;
        self.using = None;
    }
}

impl Index {
    /// The same without markers.
    #[must_use]
    pub fn unmarked(&self) -> Self {
        Self { renamed_from: None, ..self.clone() }
    }
}

impl Enum {
    /// The same without markers.
    #[must_use]
    pub fn unmarked(&self) -> Self {
        let mut item = Self { renamed_from: None, ..self.clone() };
        item.values.iter_mut().for_each(|value| value.renamed_from = None);
        item
    }
}
