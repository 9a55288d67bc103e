//! Primary keys, unique sets, foreign keys and conditions.

use super::read::{self, Read};
use super::reference::{Composite, Pending};
use crate::diagnostic::{Diagnostic, enough};
use crate::model::{Check, Sql, Table, Unique};
use crate::rules::keys::{two_primary_keys, unknown_column};
use crate::span::Span;
use crate::syntax::{Entry, Node, Value};

/// The table's `primary_key`, or the column that is marked.
pub(super) fn primary(node: &Node<'_>, table: &Table, findings: &mut Vec<Diagnostic>) -> Vec<String> {
    let marked: Vec<(String, Span)> = node
        .map("columns")
        .filter(|column| column.value.flag("primary_key"))
        .map(|column| (column.key.to_string(), column.value.locate_key(&["primary_key"])))
        .collect();
    let said = node.entry("primary_key");
    if let [(_, first), rest @ ..] = marked.as_slice() {
        let again = rest.iter().map(|(_, span)| *span).chain(said.map(|entry| entry.key_span));
        findings.extend(again.map(|span| two_primary_keys::report(span, *first)));
    }
    match said {
        Some(entry) => columns(&entry.value, table, findings),
        None => marked.into_iter().take(1).map(|(name, _)| name).collect(),
    }
}

/// The name in SQL that the table's `primary_key` says.
pub(super) fn primary_sql_name(node: &Node<'_>) -> Option<String> {
    node.child("primary_key").and_then(sql_name)
}

/// The name in SQL that something in its long form says.
pub(super) fn sql_name(node: &Node<'_>) -> Option<String> {
    node.string("sql_name")
}

/// Columns marked `unique`, then the table's `unique` lists.
pub(super) fn uniques(node: &Node<'_>, table: &Table, findings: &mut Vec<Diagnostic>) -> Vec<Unique> {
    let marked = node.map("columns").filter(|column| column.value.flag("unique"));
    let marked: Vec<Unique> =
        marked.map(|column| Unique { columns: vec![column.key.to_string()], sql_name: None }).collect();
    let lists = node.child("unique").and_then(Node::items).unwrap_or_default();
    let lists = lists.iter().map(|list| Unique { columns: columns(list, table, findings), sql_name: sql_name(list) });
    marked.into_iter().chain(lists).filter(|unique| !unique.columns.is_empty()).collect()
}

/// The names of columns in a list, short or long; those that the table does not have are reported and left out.
pub(super) fn columns(node: &Node<'_>, table: &Table, findings: &mut Vec<Diagnostic>) -> Vec<String> {
    let Some(list) = (if node.entries().is_some() { node.get("columns") } else { Some(node) }) else {
        return Vec::new();
    };
    let names: Vec<&Node<'_>> = list.items().map_or_else(|| vec![list], |items| items.iter().collect());
    names.into_iter().filter_map(|name| column(name, table, findings)).collect()
}

/// The name of a column that the table has.
pub(super) fn column(node: &Node<'_>, table: &Table, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let name = node.text().filter(|_| !node.is_null() && !enough(findings))?;
    if table.column(name).is_none() {
        findings.push(unknown_column::report(node.span, name, table));
        return None;
    }
    Some(name.to_owned())
}

pub(super) fn checks(node: &Node<'_>) -> Vec<Check> {
    let Some(check) = node.child("check") else { return Vec::new() };
    match &check.value {
        Value::Scalar(scalar) => {
            vec![Check { name: String::new(), sql: Sql::Any(scalar.text.to_string()), sql_name: None }]
        }
        Value::Map(_) => node.map("check").filter_map(named).collect(),
        Value::List(_) => Vec::new(),
    }
}

/// The condition alone, or with its name in SQL.
fn named(entry: &Entry<'_>) -> Option<Check> {
    let node = &entry.value;
    let sql = node.child("sql").map_or_else(|| read::sql(node), read::sql)?;
    Some(Check { name: entry.key.to_string(), sql, sql_name: sql_name(node) })
}

/// Notes the table's `foreign_keys` for linking.
pub(super) fn pend(node: &Node<'_>, table: &Table, at: usize, pending: &mut Pending, findings: &mut Vec<Diagnostic>) {
    for key in node.child("foreign_keys").and_then(Node::items).unwrap_or_default() {
        let own = key.get("columns").map(|list| columns(list, table, findings)).unwrap_or_default();
        pending.composites.extend(Composite::read(key, own, at));
    }
}
