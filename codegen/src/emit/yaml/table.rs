//! Tables.

use std::collections::BTreeMap;

use super::reference::Short;
use super::write::{Entries, Value, list, map, names, sql, text};
use super::{column, index};
use crate::model::{Check, ForeignKey, Sql, Table};

pub(super) fn emit(table: &Table, short: &Short) -> Value {
    let unique = marked_unique(table);
    let mut entries = Entries::default();
    entries.text("description", table.description.as_deref());
    entries.text("model", table.model.as_deref());
    entries.text("renamed_from", table.renamed_from.as_deref());
    let columns = table.columns.iter().enumerate().map(|(at, column)| {
        let at_column = column::At {
            table: &table.name,
            primary_key: !is_apart(table) && table.primary_key == [column.name.as_str()],
            unique: unique.contains_key(&at),
            reference: short.get(&at).map(|number| &table.foreign_keys[*number]),
        };
        (column.name.as_str(), column::emit(column, &at_column))
    });
    entries.add("columns", map(columns));
    keys(table, short, &unique, &mut entries);
    if !table.checks.is_empty() {
        entries.add("check", checks(&table.checks));
    }
    entries.per_dialect("native", &table.native);
    if !table.indexes.is_empty() {
        entries.add("indexes", map(table.indexes.iter().map(|item| (item.name.as_str(), index::emit(item)))));
    }
    entries.value()
}

/// Is the primary key said beside the columns?
fn is_apart(table: &Table) -> bool {
    table.primary_key.len() != 1 || table.primary_key_sql_name.is_some()
}

/// The list of columns, or with their name in SQL.
fn columns(columns: &[String], sql_name: Option<&str>) -> Value {
    match sql_name {
        None => names(columns),
        Some(name) => map([("columns", names(columns)), ("sql_name", text(name))]),
    }
}

/// The keys that are not said at a column.
fn keys(table: &Table, short: &Short, unique: &BTreeMap<usize, usize>, entries: &mut Entries) {
    if is_apart(table) {
        entries.add("primary_key", columns(&table.primary_key, table.primary_key_sql_name.as_deref()));
    }
    let rest = table.uniques.iter().enumerate().filter(|(at, _)| !unique.values().any(|marked| marked == at));
    let rest: Vec<Value> = rest.map(|(_, unique)| columns(&unique.columns, unique.sql_name.as_deref())).collect();
    if !rest.is_empty() {
        entries.add("unique", list(rest));
    }
    let rest = table.foreign_keys.iter().enumerate().filter(|(at, _)| !short.values().any(|said| said == at));
    let rest: Vec<Value> = rest.map(|(_, key)| foreign_key(key)).collect();
    if !rest.is_empty() {
        entries.add("foreign_keys", list(rest));
    }
}

/// The unique sets that are said at their column: the number of each by its column's.
pub(super) fn marked_unique(table: &Table) -> BTreeMap<usize, usize> {
    let mut marked = BTreeMap::new();
    for (number, unique) in table.uniques.iter().enumerate() {
        let ([name], None) = (unique.columns.as_slice(), &unique.sql_name) else { continue };
        if let Some(column) = table.columns.iter().position(|column| column.name == *name) {
            marked.entry(column).or_insert(number);
        }
    }
    marked
}

fn foreign_key(key: &ForeignKey) -> Value {
    let mut entries = Entries::default();
    entries.add("columns", names(&key.columns));
    entries.add("references", map([("table", text(&key.table)), ("columns", names(&key.references))]));
    column::actions(key, &mut entries);
    entries.text("sql_name", key.sql_name.as_deref());
    entries.value()
}

fn checks(checks: &[Check]) -> Value {
    match checks {
        [Check { name, sql: Sql::Any(condition), sql_name: None }] if name.is_empty() => text(condition),
        checks => map(checks.iter().map(|check| (check.name.as_str(), condition(check)))),
    }
}

/// The condition alone, or with its name in SQL.
fn condition(check: &Check) -> Value {
    match &check.sql_name {
        None => sql(&check.sql),
        Some(name) => map([("sql", sql(&check.sql)), ("sql_name", text(name))]),
    }
}
