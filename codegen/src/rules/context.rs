//! What a check may look at: the model, where its parts were written, and the last recorded model.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Deref;

use super::expressions::{self, Expression};
use super::named::{self, Named};
use super::renamed::{self, Rename};
use super::sets::{self, IndexedSet};
use crate::dialect::{self, Capability, Dialect};
use crate::model::{Column, DialectKind, Enum, EnumValue, ForeignKey, Index, Model, Table, Unique};
use crate::span::Span;
use crate::syntax::{Entry, Node};

/// What a check may look at. Everything that several checks ask for is found once, in linear time.
#[derive(Debug)]
pub struct Context<'a> {
    /// The resolved model. Parts that could not be resolved are left out of it or have the type [`crate::model::Type::Unknown`];
    /// the finding that says so exists already.
    pub model: &'a Model,
    /// The model that the last migration recorded, if there is one.
    pub recorded: Option<&'a Model>,
    text: &'a str,
    tree: &'a Node<'a>,
    tables: Vec<TableView<'a>>,
    by_name: BTreeMap<&'a str, usize>,
    enums: BTreeMap<&'a str, &'a Enum>,
    expressions: Vec<Expression<'a>>,
    names: OnceCell<Vec<Named<'a>>>,
    renames: OnceCell<Vec<Rename<'a>>>,
}

/// A part of the model with the place where it was written. Reads like the part itself.
#[derive(Debug)]
pub struct Placed<'a, T> {
    /// The part.
    pub item: &'a T,
    /// The key or name that stands for it.
    pub span: Span,
    pub(super) node: &'a Node<'a>,
}

impl<T> Clone for Placed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Placed<'_, T> {}

impl<T> Deref for Placed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.item
    }
}

impl<'a, T> Placed<'a, T> {
    pub(super) fn new(item: &'a T, entry: &'a Entry<'a>) -> Self {
        Self { item, span: entry.key_span, node: &entry.value }
    }

    /// Where this key was written; the name of the whole where it was not.
    pub(super) fn key(&self, key: &str) -> Span {
        self.node.entry(key).map_or(self.span, |entry| entry.key_span)
    }

    /// Where the value of this key was written; the name of the whole where it was not.
    pub(super) fn value(&self, key: &str) -> Span {
        self.node.get(key).map_or(self.span, |node| node.span)
    }

    /// What was given for this key, unless it is nothing.
    pub(super) fn get(&self, key: &str) -> Option<&'a Node<'a>> {
        self.node.get(key).filter(|node| !node.is_null())
    }
}

/// A table and its parts, each with its place.
#[derive(Debug)]
pub(super) struct TableView<'a> {
    pub(super) table: Placed<'a, Table>,
    pub(super) columns: Vec<Placed<'a, Column>>,
    /// The columns' numbers by name, in tables so wide that looking through all of them takes long.
    by_name: BTreeMap<&'a str, usize>,
    /// Without those of which a part could not be resolved.
    pub(super) indexes: Vec<Placed<'a, Index>>,
    pub(super) foreign_keys: Vec<Placed<'a, ForeignKey>>,
    /// Without those of which a column could not be resolved.
    pub(super) uniques: Vec<Placed<'a, Unique>>,
    /// The primary key, the unique sets and the indexes.
    pub(super) sets: Vec<IndexedSet<'a>>,
}

impl<'a> TableView<'a> {
    fn new(table: &'a Table, entry: &'a Entry<'a>) -> Self {
        let placed = Placed::new(table, entry);
        let columns = pair(&table.columns, |column| &column.name, entry.value.get("columns"));
        let indexes = pair(&table.indexes, |index| &index.name, entry.value.get("indexes"));
        let mut view = Self {
            table: placed,
            indexes: indexes.into_iter().filter(sets::is_whole).collect(),
            foreign_keys: Vec::new(),
            uniques: sets::uniques(placed, &columns),
            by_name: wide(&columns),
            columns,
            sets: Vec::new(),
        };
        view.foreign_keys = sets::foreign_keys(&view);
        view.sets = sets::indexed(&view);
        view
    }

    pub(super) fn name(&self) -> &'a str {
        &self.table.item.name
    }

    /// The column of that name.
    pub(super) fn column(&self, name: &str) -> Option<Placed<'a, Column>> {
        match self.by_name.get(name) {
            Some(at) => self.columns.get(*at).copied(),
            None if self.by_name.is_empty() => self.columns.iter().find(|column| column.name == name).copied(),
            None => None,
        }
    }

    /// Were all its keys resolved? Otherwise nothing can be said of what is missing.
    pub(super) fn is_resolved(&self) -> bool {
        let table = self.table.item;
        let key = !table.primary_key.is_empty() || self.is_keyless() || self.table.node.entry("primary_key").is_none();
        let indexes = self.table.node.get("indexes").and_then(Node::entries).map_or(0, <[_]>::len);
        key && self.uniques.len() == table.uniques.len() && self.indexes.len() == indexes
    }

    /// Does it say that it has no primary key?
    pub(super) fn is_keyless(&self) -> bool {
        self.table.get("primary_key").is_some_and(|node| sets::parts(node).is_empty())
    }

    /// `table.column`, for messages.
    pub(super) fn path(&self, column: &str) -> String {
        format!("{}.{column}", self.table.name)
    }
}

impl<'a> Context<'a> {
    /// Finds the place of every part of `model`, which was resolved from `tree`, the tree of `text`.
    #[must_use]
    pub fn new(text: &'a str, tree: &'a Node<'a>, model: &'a Model, recorded: Option<&'a Model>) -> Self {
        let tables: Vec<TableView<'a>> = entries(&model.tables, |table| &table.name, tree.get("tables"))
            .into_iter()
            .map(|(table, entry)| TableView::new(table, entry))
            .collect();
        Self {
            model,
            recorded,
            text,
            tree,
            by_name: tables.iter().enumerate().map(|(at, view)| (view.name(), at)).collect(),
            enums: model.enums.iter().map(|item| (item.name.as_str(), item)).collect(),
            expressions: expressions::all(text, model, &tables),
            names: OnceCell::new(),
            renames: OnceCell::new(),
            tables,
        }
    }

    /// Where the value behind this path of keys was written, or the nearest value around it.
    #[must_use]
    pub fn value(&self, path: &[&str]) -> Span {
        self.tree.locate(path)
    }

    /// Where the last key of this path was written, or the nearest one around it.
    #[must_use]
    pub fn key(&self, path: &[&str]) -> Span {
        self.tree.locate_key(path)
    }

    /// Where a part of a scalar's text was written; all of the scalar where that cannot be told.
    pub(super) fn inside(&self, node: &Node<'_>, inner: Span) -> Span {
        expressions::inside(self.text, node.span, node.text().unwrap_or_default(), inner)
    }

    pub(super) fn tree(&self) -> &'a Node<'a> {
        self.tree
    }

    pub(super) fn tables(&self) -> &[TableView<'a>] {
        &self.tables
    }

    pub(super) fn table(&self, name: &str) -> Option<&TableView<'a>> {
        self.by_name.get(name).map(|at| &self.tables[*at])
    }

    /// Every column with its table.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&TableView<'a>, Placed<'a, Column>)> {
        self.tables.iter().flat_map(|view| view.columns.iter().map(move |column| (view, *column)))
    }

    /// The place of every enum.
    pub(super) fn enums(&self) -> Vec<Placed<'a, Enum>> {
        pair(&self.model.enums, |item| &item.name, self.tree.get("enums"))
    }

    pub(super) fn find_enum(&self, name: &str) -> Option<&'a Enum> {
        self.enums.get(name).copied()
    }

    /// Every SQL expression of the schema.
    pub(super) fn expressions(&self) -> &[Expression<'a>] {
        &self.expressions
    }

    /// Everything that has a name, in the order of the file.
    pub(super) fn names(&self) -> &[Named<'a>] {
        self.names.get_or_init(|| named::all(self))
    }

    /// Everything that says `renamed_from`.
    pub(super) fn renames(&self) -> &[Rename<'a>] {
        self.renames.get_or_init(|| renamed::all(self))
    }

    /// Must this table have a primary key?
    pub(super) fn needs_key(&self, view: &TableView<'_>) -> bool {
        let targets = &self.model.targets;
        targets.rust.is_some() || targets.convex.is_some() || view.columns.iter().any(|c| c.encrypted.is_some())
    }

    /// Is there a database that takes names for equal that differ in case alone? All do but PostgreSQL, at least on some systems.
    pub(super) fn ignores_case(&self) -> bool {
        let exact = [DialectKind::Postgres];
        let databases = &self.model.targets.databases;
        databases.is_empty() || databases.keys().any(|kind| !exact.contains(kind))
    }

    /// The targeted databases.
    pub(super) fn dialects(&self) -> impl Iterator<Item = (&'static dyn Dialect, &'static Capability)> {
        self.model.targets.databases.iter().map(|(kind, version)| {
            let dialect = dialect::of(*kind);
            (dialect, dialect.capability(*version))
        })
    }

    /// The targeted databases that lack something, by name: "SQLite and MariaDB". `None` when all have it.
    pub(super) fn lacking(&self, has: impl Fn(DialectKind, &Capability) -> bool) -> Option<String> {
        let lacking = self.dialects().filter(|(dialect, can)| !has(dialect.kind(), can));
        let titles: Vec<&str> = lacking.map(|(dialect, _)| dialect.kind().title()).collect();
        listed(&titles)
    }
}

/// The columns by name, when there are many.
fn wide<'a>(columns: &[Placed<'a, Column>]) -> BTreeMap<&'a str, usize> {
    const MANY: usize = 50;
    let numbered = columns.iter().enumerate().filter(|_| columns.len() > MANY);
    numbered.map(|(at, column)| (column.item.name.as_str(), at)).collect()
}

/// The places of an enum's values; a list gives each value's own place.
pub(super) fn enum_values<'a>(item: Placed<'a, Enum>) -> Vec<(&'a EnumValue, Span)> {
    let node = if item.node.items().is_some() { Some(item.node) } else { item.get("values") };
    let Some(node) = node else { return Vec::new() };
    match node.items() {
        Some(items) => {
            let mut items = items.iter();
            let values = item.item.values.iter();
            values
                .filter_map(|v| items.find(|node| node.text() == Some(v.name.as_str())).map(|n| (v, n.span)))
                .collect()
        }
        None => {
            pair(&item.item.values, |value| &value.name, Some(node)).into_iter().map(|v| (v.item, v.span)).collect()
        }
    }
}

/// "a", "a and b", "a, b and c".
pub(super) fn listed<S: AsRef<str>>(words: &[S]) -> Option<String> {
    let (last, init) = words.split_last()?;
    let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
    Some(if init.is_empty() { last.as_ref().to_owned() } else { format!("{} and {}", init.join(", "), last.as_ref()) })
}

/// The parts of the model with their places; both stand in the order of the file, the tree with duplicates.
fn pair<'a, T>(items: &'a [T], name: impl Fn(&T) -> &String, map: Option<&'a Node<'a>>) -> Vec<Placed<'a, T>> {
    entries(items, name, map).into_iter().map(|(item, entry)| Placed::new(item, entry)).collect()
}

fn entries<'a, T>(
    items: &'a [T],
    name: impl Fn(&T) -> &String,
    map: Option<&'a Node<'a>>,
) -> Vec<(&'a T, &'a Entry<'a>)> {
    let mut entries = map.and_then(Node::entries).unwrap_or_default().iter();
    items.iter().filter_map(|item| entries.find(|entry| entry.key == *name(item)).map(|entry| (item, entry))).collect()
}
