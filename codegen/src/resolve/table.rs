//! Tables.

use super::read::Read;
use super::reference::Pending;
use super::{column, index, key};
use crate::diagnostic::Diagnostic;
use crate::model::{Enum, Table};
use crate::syntax::{Entry, Node};

pub(super) fn read_all(
    tree: &Node<'_>,
    enums: &[Enum],
    pending: &mut Pending,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Table> {
    let entries: Vec<&Entry<'_>> = tree.map("tables").collect();
    entries.into_iter().enumerate().map(|(at, entry)| read(entry, at, enums, pending, findings)).collect()
}

fn read(entry: &Entry<'_>, at: usize, enums: &[Enum], pending: &mut Pending, findings: &mut Vec<Diagnostic>) -> Table {
    let node = &entry.value;
    let mut table = Table {
        name: entry.key.to_string(),
        description: node.string("description"),
        model: node.string("model"),
        renamed_from: node.string("renamed_from"),
        native: node.per_dialect("native"),
        ..Table::default()
    };
    for column in node.map("columns") {
        let place = (at, table.columns.len());
        table.columns.push(column::read(column, &table.name, enums, place, pending, findings));
    }
    table.primary_key = key::primary(node, &table, findings);
    table.primary_key_sql_name = key::primary_sql_name(node);
    table.uniques = key::uniques(node, &table, findings);
    table.checks = key::checks(node);
    table.indexes = node.map("indexes").map(|index| index::read(index, &table, findings)).collect();
    key::pend(node, &table, at, pending, findings);
    table
}
