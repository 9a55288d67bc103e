//! Everything that says `renamed_from`.

use std::collections::BTreeMap;
use std::fmt;

use super::context::{Context, Placed, TableView};
use super::history::History;
use crate::model::{Model, Table};
use crate::span::Span;
use crate::syntax::{Entry, Node};

/// Where names must differ: all tables, all enums, or the parts of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Scope<'a> {
    /// What its members are, for messages.
    what: &'static str,
    /// The table or enum around it.
    owner: &'a str,
}

/// A present name with a former one.
#[derive(Debug)]
pub(super) struct Rename<'a> {
    pub(super) scope: Scope<'a>,
    pub(super) name: &'a str,
    pub(super) from: &'a str,
    /// Where the former name was written.
    pub(super) span: Span,
    /// Where something of the former name is still.
    pub(super) present: Option<Span>,
    /// The names of the scope in the last recorded model; `None` where there was no such scope.
    recorded: Option<Vec<&'a str>>,
}

impl<'a> Rename<'a> {
    /// The migrations know the present name already.
    pub(super) fn is_expired(&self) -> bool {
        self.recorded.as_ref().is_some_and(|names| names.contains(&self.name))
    }

    /// The migrations know neither name.
    pub(super) fn is_unknown(&self) -> bool {
        self.recorded.as_ref().is_some_and(|names| !names.contains(&self.name) && !names.contains(&self.from))
    }

    pub(super) fn recorded_names(&self) -> Vec<&'a str> {
        self.recorded.clone().unwrap_or_default()
    }
}

impl fmt::Display for Rename<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Scope { what, owner } = self.scope;
        match owner {
            "" => write!(f, "the {what} `{}`", self.name),
            _ => write!(f, "the {what} `{}` of `{owner}`", self.name),
        }
    }
}

/// Every rename, in the order of the file within its scope.
pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Rename<'a>> {
    let recorded = context.recorded;
    let history = recorded.map(History::new);
    let mut found = Vec::new();
    let tables = recorded.map(|model| model.tables.iter().map(|table| table.name.as_str()).collect());
    collect(Scope { what: "table", owner: "" }, context.tree().get("tables"), tables, &mut found);
    for view in context.tables() {
        parts(view, history.as_ref(), &mut found);
    }
    let enums = recorded.map(|model| model.enums.iter().map(|item| item.name.as_str()).collect());
    collect(Scope { what: "enum", owner: "" }, context.tree().get("enums"), enums, &mut found);
    for item in context.enums() {
        let before = recorded.and_then(|model| values(model, item));
        collect(Scope { what: "value", owner: &item.item.name }, item.get("values"), before, &mut found);
    }
    found
}

fn parts<'a>(view: &TableView<'a>, history: Option<&History<'a>>, found: &mut Vec<Rename<'a>>) {
    let before: Option<&'a Table> = history.and_then(|history| history.table(view.table.item));
    let columns = before.map(|table| table.columns.iter().map(|column| column.name.as_str()).collect());
    collect(Scope { what: "column", owner: view.name() }, view.table.node.get("columns"), columns, found);
    let indexes = before.map(|table| table.indexes.iter().map(|index| index.name.as_str()).collect());
    collect(Scope { what: "index", owner: view.name() }, view.table.node.get("indexes"), indexes, found);
}

fn values<'a>(model: &'a Model, item: Placed<'_, crate::model::Enum>) -> Option<Vec<&'a str>> {
    let before = model.find_enum(&item.name).or_else(|| model.find_enum(item.renamed_from.as_deref()?));
    before.map(|item| item.values.iter().map(|value| value.name.as_str()).collect())
}

/// The renames among the entries of a map.
fn collect<'a>(
    scope: Scope<'a>,
    map: Option<&'a Node<'a>>,
    recorded: Option<Vec<&'a str>>,
    found: &mut Vec<Rename<'a>>,
) {
    let entries = map.and_then(Node::entries).unwrap_or_default();
    let marked: Vec<(&Entry<'a>, &'a Node<'a>)> = entries
        .iter()
        .filter_map(|entry| Some((entry, entry.value.get("renamed_from").filter(|n| !n.is_null())?)))
        .collect();
    if marked.is_empty() {
        return;
    }
    let places: BTreeMap<&str, Span> = entries.iter().rev().map(|entry| (entry.key.as_ref(), entry.key_span)).collect();
    found.extend(marked.into_iter().filter_map(|(entry, node)| {
        let from = node.text()?;
        let (name, recorded) = (entry.key.as_ref(), recorded.clone());
        Some(Rename { scope, name, from, span: node.span, present: places.get(from).copied(), recorded })
    }));
}
