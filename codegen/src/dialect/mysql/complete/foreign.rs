//! References, and the indexes that the engine makes for them.

use super::key::{free, is_served};
use crate::inventory::{ForeignKey, Index, IndexKey, IndexPart, Table};
use crate::sql::read::{Catalogue, respell};

/// Adds a reference, with an index if none begins with its columns.
pub(super) fn add(catalogue: &mut Catalogue, table: &mut Table, mut key: ForeignKey, index: Option<&str>) {
    respell(table, catalogue.lexis(), &mut key.columns);
    if !is_served(table, &key.columns, None) {
        let name = key.name.as_deref().or(index).map(str::to_owned);
        let name = name.unwrap_or_else(|| free(catalogue, table, &key.columns[0]));
        let part = |column: &String| IndexPart {
            key: IndexKey::Column(column.clone()),
            descending: false,
            nulls: None,
            extra: String::new(),
        };
        let parts = key.columns.iter().map(part).collect();
        catalogue.made.insert((table.name.clone(), name.clone()));
        table.indexes.push(Index { name, parts, ..Index::default() });
    }
    key.name = key.name.take().or_else(|| index.map(str::to_owned)).or_else(|| Some(next(table)));
    // Other storage engines read references and forget them.
    if table.options.get("engine").is_none_or(|engine| engine.eq_ignore_ascii_case("InnoDB")) {
        table.foreign_keys.push(key);
    }
}

/// `t_ibfk_3`, where two have such names.
fn next(table: &Table) -> String {
    let head = format!("{}_ibfk_", table.name);
    let names = table.foreign_keys.iter().filter_map(|key| key.name.as_deref());
    let highest = names.filter_map(|name| name.strip_prefix(&head)?.parse::<u32>().ok()).max().unwrap_or(0);
    format!("{head}{}", highest.saturating_add(1))
}

/// The engine's own names follow the table's.
pub(in super::super) fn table_renamed(table: &mut Table, from: &str) {
    let head = format!("{from}_ibfk_");
    let to = format!("{}_ibfk_", table.name);
    for name in table.foreign_keys.iter_mut().filter_map(|key| key.name.as_mut()) {
        if let Some(number) = name.strip_prefix(&head) {
            *name = format!("{to}{number}");
        }
    }
}
