//! Columns as SQL has them.

use crate::{Column, ColumnKind, Table, Value};

/// A column as SQL has it. An encrypted column that can be searched is two of them.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// The name in SQL.
    pub name: &'static str,
    /// The type as it is stored: text, where it is encrypted.
    pub kind: ColumnKind,
    /// The digits behind a decimal's point.
    pub scale: Option<u32>,
}

/// A value and where it belongs.
pub(crate) type Bound<'a> = (Slot, Value<'a>);

impl Column {
    /// Where its values are stored.
    pub(crate) const fn slot(&self) -> Slot {
        match self.encryption {
            Some(_) => Slot { name: self.name, kind: ColumnKind::Text, scale: None },
            None => Slot { name: self.name, kind: self.kind, scale: self.scale },
        }
    }

    /// Where its blind indexes are stored.
    pub(crate) const fn companion(&self) -> Option<Slot> {
        match self.encryption {
            Some(encryption) => match encryption.blind_index {
                Some(column) => Some(Slot { name: column.name, kind: ColumnKind::Text, scale: None }),
                None => None,
            },
            None => None,
        }
    }

    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot> + use<> {
        [Some(self.slot()), self.companion()].into_iter().flatten()
    }
}

impl Table {
    /// All columns as SQL has them, in the order in which rows are read.
    pub(crate) fn slots(&'static self) -> impl Iterator<Item = Slot> {
        self.columns.iter().flat_map(Column::slots)
    }

    /// Those that a new row is written with.
    pub(crate) fn written(&'static self) -> impl Iterator<Item = Slot> {
        self.columns.iter().filter(|column| !column.assigned).flat_map(Column::slots)
    }

    /// The columns of the primary key, in key order.
    pub(crate) fn key(&'static self) -> impl Iterator<Item = &'static Column> {
        self.primary_key.iter().filter_map(|name| self.column(name))
    }
}
