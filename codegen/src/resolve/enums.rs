//! Enums.

use std::collections::BTreeMap;

use super::read::{Read, firsts};
use crate::diagnostic::Diagnostic;
use crate::model::{Enum, EnumValue};
use crate::rules::columns::duplicate_enum_value;
use crate::syntax::{Entry, Node, Value};

pub(super) fn read(entry: &Entry<'_>, findings: &mut Vec<Diagnostic>) -> Enum {
    let node = &entry.value;
    let (long, values) = match node.items() {
        Some(_) => (None, Some(node)),
        None => (Some(node), node.get("values")),
    };
    Enum {
        name: entry.key.to_string(),
        description: long.and_then(|node| node.string("description")),
        values: values.map(|node| read_values(&entry.key, node, findings)).unwrap_or_default(),
        native: long.map(|node| node.per_dialect("native")).unwrap_or_default(),
        renamed_from: long.and_then(|node| node.string("renamed_from")),
    }
}

fn read_values(name: &str, node: &Node<'_>, findings: &mut Vec<Diagnostic>) -> Vec<EnumValue> {
    match &node.value {
        Value::List(items) => read_list(name, items, findings),
        Value::Map(_) => firsts(Some(node)).map(read_value).collect(),
        Value::Scalar(_) => Vec::new(),
    }
}

fn read_list(name: &str, items: &[Node<'_>], findings: &mut Vec<Diagnostic>) -> Vec<EnumValue> {
    let mut places = BTreeMap::new();
    let mut values = Vec::new();
    for (item, text) in items.iter().filter_map(|item| Some((item, item.text()?))) {
        match places.get(text) {
            Some(first) => findings.push(duplicate_enum_value::report(name, text, item.span, *first)),
            None => {
                places.insert(text, item.span);
                values.push(EnumValue { name: text.to_owned(), description: None, renamed_from: None });
            }
        }
    }
    values
}

fn read_value(entry: &Entry<'_>) -> EnumValue {
    let node = &entry.value;
    EnumValue {
        name: entry.key.to_string(),
        description: if node.is_null() {
            None
        } else {
            node.text().map(str::to_owned).or_else(|| node.string("description"))
        },
        renamed_from: node.string("renamed_from"),
    }
}
