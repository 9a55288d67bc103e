//! Names that mean nothing to the engine, and help people find what is meant.

use super::{Difference, DifferenceKind, ObjectKind};
use crate::inventory::{Inventory, Table, spelled};

/// Gives constraints that were compared without their names those that they were written with.
pub(super) fn give(differences: &mut [Difference], expected: &Inventory, found: &Inventory) {
    if differences.iter().all(|difference| difference.named) {
        return;
    }
    let (expected, found) = (spelled(expected), spelled(found));
    for difference in differences.iter_mut().filter(|difference| !difference.named) {
        let side = if difference.kind == DifferenceKind::Extra { &found } else { &expected };
        let table = difference.table.as_deref().and_then(|table| side.table(table));
        if let Some(name) = table.and_then(|table| name(table, difference)) {
            difference.name = name;
            difference.named = true;
        }
    }
}

fn name(table: &Table, difference: &Difference) -> Option<String> {
    let called = difference.name.as_str();
    let by_columns = |columns: &[String]| called == format!("({})", columns.join(", "));
    match difference.object {
        ObjectKind::Check => table.checks.iter().find(|check| check.expression == called)?.name.clone(),
        ObjectKind::Unique => table.uniques.iter().find(|key| by_columns(&key.columns))?.name.clone(),
        ObjectKind::ForeignKey => table.foreign_keys.iter().find(|key| by_columns(&key.columns))?.name.clone(),
        ObjectKind::PrimaryKey => table.primary_key.as_ref().filter(|key| by_columns(&key.columns))?.name.clone(),
        _ => None,
    }
}
