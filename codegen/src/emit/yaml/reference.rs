//! Which foreign keys are said at their column.
//!
//! A column that `references` another takes its type over from there. So the short form is for keys over one column, one for each
//! column, to a column of the same type, as long as they do not lead in a circle in which no column has a type.

use std::collections::BTreeMap;

use crate::model::{Action, ForeignKey, Model, Table};

/// The foreign keys of one table that are said at their column: the number of each by its column's.
pub(super) type Short = BTreeMap<usize, usize>;

/// For each table, which of its foreign keys are short.
pub(super) fn short(model: &Model) -> Vec<Short> {
    let tables = model.tables.iter().enumerate();
    let tables: BTreeMap<&str, usize> = tables.map(|(at, table)| (table.name.as_str(), at)).collect();
    let mut all: Vec<Short> = vec![Short::new(); model.tables.len()];
    let mut edges = BTreeMap::new();
    for (at, table) in model.tables.iter().enumerate() {
        for (number, key) in table.foreign_keys.iter().enumerate() {
            let Some((column, target)) = edge(model, &tables, table, key) else { continue };
            if !all[at].contains_key(&column) && !leads_to(&edges, target, (at, column)) {
                edges.insert((at, column), target);
                all[at].insert(column, number);
            }
        }
    }
    all
}

/// A table and a column in it, by their numbers.
type Place = (usize, usize);

/// From which column to which, when the key has a short form.
fn edge(model: &Model, tables: &BTreeMap<&str, usize>, table: &Table, key: &ForeignKey) -> Option<(usize, Place)> {
    let ([own], [target]) = (key.columns.as_slice(), key.references.as_slice()) else { return None };
    let own = position(table, own)?;
    let there = *tables.get(key.table.as_str())?;
    let target = position(&model.tables[there], target)?;
    let column = &table.columns[own];
    let same_type = column.ty == model.tables[there].columns[target].ty;
    // Both would be said by `on_update`.
    let two_updates = column.touched && key.on_update != Action::default();
    (same_type && !two_updates).then_some((own, (there, target)))
}

fn position(table: &Table, column: &str) -> Option<usize> {
    table.columns.iter().position(|other| other.name == column)
}

/// Does the way from `from` come to `to`? There are no circles among the edges.
fn leads_to(edges: &BTreeMap<Place, Place>, from: Place, to: Place) -> bool {
    std::iter::successors(Some(from), |at| edges.get(at).copied()).any(|at| at == to)
}
