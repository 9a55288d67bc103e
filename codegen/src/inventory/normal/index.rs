//! Indexes.

use super::table::{condition, words};
use super::{Node, Scope, Spelling, print, read};
use crate::inventory::{Index, IndexKey, IndexPart, Table};

pub(super) fn normal(spelling: &dyn Spelling, table: &Table, scope: &Scope<'_>) -> Vec<Index> {
    let mut out: Vec<_> = table.indexes.iter().map(|of| index(spelling, of, scope)).collect();
    out.sort_by(|a, b| a.name.cmp(&b.name));
    out
}

pub(super) fn index(spelling: &dyn Spelling, of: &Index, scope: &Scope<'_>) -> Index {
    let method = of.method.as_deref().map(str::to_lowercase);
    let mut out = Index {
        parts: of.parts.iter().map(|of| part(spelling, of, scope)).collect(),
        method: method.filter(|method| method != "btree"),
        predicate: of.predicate.as_deref().map(|text| condition(spelling, text, scope)),
        options: words(spelling, &of.options),
        ..of.clone()
    };
    spelling.index(&mut out);
    out
}

fn part(spelling: &dyn Spelling, of: &IndexPart, scope: &Scope<'_>) -> IndexPart {
    let (key, collation) = match &of.key {
        IndexKey::Column(name) => (IndexKey::Column(name.clone()), None),
        IndexKey::Expression(text) => expression(spelling, text, scope),
    };
    // A collation of the whole expression is the part's.
    let said = collation.map(|by| format!("collate {} ", quoted(spelling, &by))).unwrap_or_default();
    let extra = format!("{said}{}", words(spelling, &of.extra)).trim_end().to_owned();
    let nulls = of.nulls.filter(|nulls| *nulls != spelling.nulls(of.descending));
    let mut out = IndexPart { key, descending: of.descending, nulls, extra };
    let column = match &out.key {
        IndexKey::Column(name) => scope.column_ignoring_case(name),
        IndexKey::Expression(_) => None,
    };
    spelling.part(&mut out, column);
    out
}

fn quoted(spelling: &dyn Spelling, name: &str) -> String {
    let syntax = spelling.syntax();
    print(syntax, &Node::Name(vec![if syntax.folds { name.to_lowercase() } else { name.to_owned() }]))
}

/// A column in brackets is a column. With the collation that stands behind the whole.
fn expression(spelling: &dyn Spelling, text: &str, scope: &Scope<'_>) -> (IndexKey, Option<String>) {
    let node = match read::read(spelling, text) {
        Ok(node) => spelling.shape(node, scope),
        Err(row) => return (IndexKey::Expression(row), None),
    };
    let (mut node, mut collation) = (node, None);
    while let Node::Collate(inner, by) = node {
        // Of several the outermost counts.
        collation.get_or_insert(by);
        node = *inner;
    }
    let key = match &node {
        Node::Name(path) if path.len() == 1 && scope.column(&path[0]).is_some() => IndexKey::Column(path[0].clone()),
        _ => IndexKey::Expression(print(spelling.syntax(), &node)),
    };
    (key, collation)
}
