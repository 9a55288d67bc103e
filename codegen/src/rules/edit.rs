//! An edit that is not recorded yet: what the rows of a table have before it.

use std::collections::BTreeMap;

use super::context::{Context, TableView};
use super::history::History;
use crate::model::{Column, Model, Type};

/// The last recorded model against that of today.
#[derive(Debug)]
pub(super) struct Edit<'a> {
    recorded: &'a Model,
    model: &'a Model,
    history: History<'a>,
}

impl<'a> Edit<'a> {
    /// `None` without history.
    pub(super) fn new(context: &Context<'a>) -> Option<Self> {
        let recorded = context.recorded?;
        Some(Self { recorded, model: context.model, history: History::new(recorded) })
    }

    /// The columns that the rows of a table have before the edit, as they were recorded, by the names that `using` knows them by:
    /// the new one, or the old one where the edit drops the column. `None` for a table that has no rows yet.
    pub(super) fn before(&self, view: &TableView<'a>) -> Option<BTreeMap<&'a str, &'a Column>> {
        let table = self.history.table(view.table.item)?;
        let kept = view.columns.iter().filter_map(|column| {
            let was = self.history.column(view.table.item, column.item)?;
            Some((was.name.as_str(), column.item.name.as_str()))
        });
        let kept: BTreeMap<&str, &'a str> = kept.collect();
        let name = |column: &'a Column| kept.get(column.name.as_str()).copied().unwrap_or(column.name.as_str());
        Some(table.columns.iter().map(|column| (name(column), column)).collect())
    }

    /// Does `using` mean nothing any more: is the column what was recorded, and no value of its enum gone?
    pub(super) fn is_recorded(&self, view: &TableView<'_>, column: &Column) -> bool {
        let Some(before) = self.history.column(view.table.item, column) else { return false };
        let plain = |column: &Column| Column { description: None, ..column.unmarked() };
        plain(before) == plain(column) && !self.loses_values(&column.ty)
    }

    fn loses_values(&self, ty: &Type) -> bool {
        let Type::Enum(name) = ty else { return false };
        let (Some(old), Some(new)) = (self.recorded.find_enum(name), self.model.find_enum(name)) else { return false };
        old.values.iter().any(|value| new.values.iter().all(|other| other.name != value.name))
    }
}
