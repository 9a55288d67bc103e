//! Sets of columns with their places: keys, unique sets, indexes and foreign keys.

use std::fmt;

use super::context::{Placed, TableView};
use crate::model::{Column, ForeignKey, Index, Table, Unique};
use crate::span::Span;
use crate::syntax::Node;

/// What an [`IndexedSet`] is.
#[derive(Clone, Copy, Debug)]
pub(super) enum SetKind<'a> {
    PrimaryKey,
    Unique,
    Index(Placed<'a, Index>),
}

/// Columns that an engine keeps an index over. Expressions are left out.
#[derive(Debug)]
pub(super) struct IndexedSet<'a> {
    pub(super) kind: SetKind<'a>,
    pub(super) columns: Vec<(&'a str, Span)>,
    pub(super) span: Span,
}

impl IndexedSet<'_> {
    pub(super) fn index(&self) -> Option<&Index> {
        match self.kind {
            SetKind::Index(index) => Some(index.item),
            SetKind::PrimaryKey | SetKind::Unique => None,
        }
    }
}

impl fmt::Display for SetKind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PrimaryKey => f.write_str("the primary key"),
            Self::Unique => f.write_str("this unique set"),
            Self::Index(index) => write!(f, "the index `{}`", index.name),
        }
    }
}

pub(super) fn indexed<'a>(view: &TableView<'a>) -> Vec<IndexedSet<'a>> {
    let mut sets = Vec::with_capacity(1 + view.uniques.len() + view.indexes.len());
    sets.extend(primary_key(view));
    sets.extend(view.uniques.iter().map(|unique| {
        let columns = spread(&unique.item.columns, unique.node, unique.span);
        IndexedSet { kind: SetKind::Unique, columns, span: unique.span }
    }));
    sets.extend(view.indexes.iter().map(|index| {
        let columns = index.item.columns.iter().zip(parts(index.node));
        let columns = columns.filter_map(|(column, node)| Some((column.part.column()?, node.span))).collect();
        IndexedSet { kind: SetKind::Index(*index), columns, span: index.span }
    }));
    sets
}

fn primary_key<'a>(view: &TableView<'a>) -> Option<IndexedSet<'a>> {
    let names = &view.table.item.primary_key;
    if let Some(entry) = view.table.node.entry("primary_key") {
        let whole = names.len() == parts(&entry.value).len();
        let columns = if whole { spread(names, &entry.value, entry.key_span) } else { Vec::new() };
        return (whole && !names.is_empty()).then_some(IndexedSet {
            kind: SetKind::PrimaryKey,
            columns,
            span: entry.key_span,
        });
    }
    let column = view.column(names.first()?)?;
    let span = column.key("primary_key");
    Some(IndexedSet { kind: SetKind::PrimaryKey, columns: vec![(&column.item.name, column.span)], span })
}

/// Each name with its place in the list, or with the place of the whole.
pub(super) fn spread<'a>(names: &'a [String], node: &Node<'_>, whole: Span) -> Vec<(&'a str, Span)> {
    let nodes = parts(node);
    let own = nodes.len() == names.len() && nodes.iter().zip(names).all(|(node, name)| node.text() == Some(name));
    let span = |at: usize| if own { nodes[at].span } else { whole };
    names.iter().enumerate().map(|(at, name)| (name.as_str(), span(at))).collect()
}

/// The items of a list, or the one thing that stands in its place.
fn list<'n, 'a>(node: &'n Node<'a>) -> Vec<&'n Node<'a>> {
    node.items().map_or_else(|| vec![node], |items| items.iter().collect())
}

/// The parts of an index, a key or a unique set as they were written, in the short form or the long one.
pub(super) fn parts<'n, 'a>(node: &'n Node<'a>) -> Vec<&'n Node<'a>> {
    match node.entries() {
        Some(_) => node.get("columns").map(list).unwrap_or_default(),
        None => list(node),
    }
}

/// Were all parts of the index resolved?
pub(super) fn is_whole(index: &Placed<'_, Index>) -> bool {
    !index.item.columns.is_empty() && parts(index.node).len() == index.item.columns.len()
}

/// The columns marked `unique`, then the lists, as the model has them.
pub(super) fn uniques<'a>(table: Placed<'a, Table>, columns: &[Placed<'a, Column>]) -> Vec<Placed<'a, Unique>> {
    let marked = columns.iter().filter(|column| flag(column.node, "unique"));
    let marked = marked.map(|column| (column.key("unique"), column.node, true));
    let lists = table.node.get("unique").and_then(Node::items).unwrap_or_default();
    let known = |node: &&Node<'_>| node.text().is_some_and(|name| table.item.column(name).is_some());
    let lists = lists.iter().filter_map(|node| {
        let names = parts(node);
        let found = names.iter().filter(|node| known(node)).count();
        (found > 0).then_some((node.span, node, found == names.len()))
    });
    let places = marked.chain(lists);
    let pairs = table.item.uniques.iter().zip(places);
    pairs.filter(|(_, (.., whole))| *whole).map(|(item, (span, node, _))| Placed { item, span, node }).collect()
}

fn flag(node: &Node<'_>, key: &str) -> bool {
    node.get(key).and_then(Node::scalar).and_then(|scalar| scalar.boolean()).unwrap_or(false)
}

/// The columns' `references`, then the table's `foreign_keys`; those that lead nowhere are not in the model.
pub(super) fn foreign_keys<'a>(view: &TableView<'a>) -> Vec<Placed<'a, ForeignKey>> {
    let mut singles = view.columns.iter().filter(|column| column.node.entry("references").is_some()).peekable();
    let mut lists = view.table.node.get("foreign_keys").and_then(Node::items).unwrap_or_default().iter();
    let mut found = Vec::with_capacity(view.table.item.foreign_keys.len());
    for item in &view.table.item.foreign_keys {
        let single = singles.clone().find(|column| item.columns == [column.name.as_str()]);
        if let Some(column) = single {
            singles.find(|other| other.name == column.name);
            found.push(Placed { item, span: column.key("references"), node: column.node });
        } else if let Some(node) = lists.find(|node| names(node) == item.columns) {
            found.push(Placed { item, span: node.get("columns").map_or(node.span, |list| list.span), node });
        }
    }
    found
}

fn names<'n>(key: &'n Node<'_>) -> Vec<&'n str> {
    key.get("columns").map(list).unwrap_or_default().into_iter().filter_map(Node::text).collect()
}
