//! The order in which a schema's text has foreign keys and unique sets.

use super::{reference, table};
use crate::model::{ForeignKey, Model, Unique};

/// The same schema with its foreign keys and unique sets in the order in which its text says them: those of single columns
/// first, in the order of the columns. No order of them means anything.
#[must_use]
pub fn normal(model: &Model) -> Model {
    let short = reference::short(model);
    let mut model = model.clone();
    for (table, short) in model.tables.iter_mut().zip(&short) {
        let uniques = table::marked_unique(table);
        table.uniques = reorder(&table.uniques, uniques.values().copied(), Unique::clone);
        table.foreign_keys = reorder(&table.foreign_keys, short.values().copied(), ForeignKey::clone);
    }
    model
}

/// Those with these numbers, then the others.
fn reorder<T>(all: &[T], first: impl Iterator<Item = usize>, clone: fn(&T) -> T) -> Vec<T> {
    let first: Vec<usize> = first.collect();
    let rest = (0..all.len()).filter(|at| !first.contains(at));
    first.iter().copied().chain(rest).map(|at| clone(&all[at])).collect()
}
