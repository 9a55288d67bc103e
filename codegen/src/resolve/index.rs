//! Indexes.

use super::key;
use super::read::Read;
use crate::diagnostic::Diagnostic;
use crate::model::{DialectKind, Index, IndexColumn, IndexPart, Nulls, Table};
use crate::rules::indexes::{column_or_expression, empty_index};
use crate::syntax::{Entry, Node};

pub(super) fn read(entry: &Entry<'_>, table: &Table, findings: &mut Vec<Diagnostic>) -> Index {
    let node = &entry.value;
    let (list, long) = match node.entries() {
        Some(_) => (node.get("columns"), Some(node)),
        None => (Some(node), None),
    };
    let parts = list.map(|list| list.items().map_or_else(|| vec![list], |items| items.iter().collect()));
    let parts: Vec<&Node<'_>> = parts.unwrap_or_default().into_iter().filter(|part| !part.is_null()).collect();
    if parts.is_empty() && list.is_some() {
        findings.push(empty_index::report(entry));
    }
    let columns = parts.into_iter().filter_map(|part| read_part(part, table, findings)).collect();
    let plain = Index {
        name: entry.key.to_string(),
        columns,
        unique: false,
        predicate: None,
        include: Vec::new(),
        method: Default::default(),
        options: Default::default(),
        targets: Vec::new(),
        sql_name: None,
        renamed_from: None,
    };
    match long {
        Some(node) => read_options(node, plain, table, findings),
        None => plain,
    }
}

fn read_options(node: &Node<'_>, plain: Index, table: &Table, findings: &mut Vec<Diagnostic>) -> Index {
    Index {
        unique: node.flag("unique"),
        predicate: node.sql("where"),
        include: node.child("include").map(|list| key::columns(list, table, findings)).unwrap_or_default(),
        method: node.per_dialect("method"),
        options: node.per_dialect("options"),
        targets: node.strings("targets").iter().filter_map(|word| DialectKind::parse(word)).collect(),
        sql_name: key::sql_name(node),
        renamed_from: node.string("renamed_from"),
        ..plain
    }
}

fn read_part(node: &Node<'_>, table: &Table, findings: &mut Vec<Diagnostic>) -> Option<IndexColumn> {
    if node.scalar().is_some() {
        let name = key::column(node, table, findings)?;
        return Some(IndexColumn {
            part: IndexPart::Column(name),
            descending: false,
            nulls: None,
            native: Default::default(),
        });
    }
    let part = match (node.child("column"), node.sql("expression")) {
        (Some(column), None) => IndexPart::Column(key::column(column, table, findings)?),
        (None, Some(sql)) => IndexPart::Expression(sql),
        _ => {
            if node.entries().is_some() {
                findings.push(column_or_expression::report(node.span));
            }
            return None;
        }
    };
    let nulls = match node.string("nulls").as_deref() {
        Some("first") => Some(Nulls::First),
        Some("last") => Some(Nulls::Last),
        _ => None,
    };
    Some(IndexColumn {
        part,
        descending: node.string("order").as_deref() == Some("desc"),
        nulls,
        native: node.per_dialect("native"),
    })
}
