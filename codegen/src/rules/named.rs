//! Everything that the schema gives a name.

use std::fmt;

use super::context::{Context, TableView};
use crate::model::DialectKind;
use crate::span::Span;
use crate::syntax::Node;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Schema,
    Table,
    Column,
    Index,
    Check,
    Enum,
    /// An enum that is a type with a name in some database.
    NativeEnum,
    /// A name that is said for SQL alone.
    SqlName,
    /// The same for what is an index to some engine.
    SqlIndexName,
}

/// A name with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    pub(super) kind: Kind,
    /// The table around it; empty for tables, enums and the schema.
    pub(super) table: &'a str,
    pub(super) name: &'a str,
    pub(super) span: Span,
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.escape_debug();
        match self.kind {
            Kind::Schema => write!(f, "the schema's name `{name}`"),
            Kind::Table => write!(f, "the table `{name}`"),
            Kind::Column => write!(f, "the column `{}.{name}`", self.table.escape_debug()),
            Kind::Index => write!(f, "the index `{name}` of `{}`", self.table.escape_debug()),
            Kind::Check => write!(f, "the check `{name}` of `{}`", self.table.escape_debug()),
            Kind::Enum | Kind::NativeEnum => write!(f, "the enum `{name}`"),
            Kind::SqlName | Kind::SqlIndexName => write!(f, "`{name}` in `{}`", self.table.escape_debug()),
        }
    }
}

/// Every name, in the order of the file.
pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Named<'a>> {
    let mut found = Vec::new();
    if let Some(entry) = context.tree().entry("name").filter(|entry| entry.value.text().is_some()) {
        found.push(Named { kind: Kind::Schema, table: "", name: &context.model.name, span: entry.value.span });
    }
    found.extend(context.enums().into_iter().map(|item| {
        let typed = item.native.contains_key(&DialectKind::Postgres);
        let kind = if typed { Kind::NativeEnum } else { Kind::Enum };
        Named { kind, table: "", name: &item.item.name, span: item.span }
    }));
    for view in context.tables() {
        let table = view.name();
        found.push(Named { kind: Kind::Table, table: "", name: table, span: view.table.span });
        let columns =
            view.columns.iter().map(|c| Named { kind: Kind::Column, table, name: &c.item.name, span: c.span });
        found.extend(columns);
        let checks = view.table.get("check").and_then(Node::entries).unwrap_or_default();
        found.extend(checks.iter().map(|e| Named { kind: Kind::Check, table, name: e.key.as_ref(), span: e.key_span }));
        let indexes = view.indexes.iter().map(|i| Named { kind: Kind::Index, table, name: &i.item.name, span: i.span });
        found.extend(indexes);
        found.extend(sql_names(view));
    }
    found
}

/// The names that a table says for SQL alone.
fn sql_names<'a>(view: &TableView<'a>) -> Vec<Named<'a>> {
    let named = |kind: Kind, name: &'a Option<String>, node: Option<&Node<'_>>| {
        let span = node.and_then(|node| node.get("sql_name")).map_or(view.table.span, |node| node.span);
        name.as_deref().map(|name| Named { kind, table: view.name(), name, span })
    };
    let table = view.table.item;
    let checks = view.table.get("check");
    let check = |name: &str| checks.and_then(|node| node.get(name));
    let primary = named(Kind::SqlName, &table.primary_key_sql_name, view.table.get("primary_key"));
    let mut found: Vec<Named<'a>> = primary.into_iter().collect();
    found.extend(view.uniques.iter().filter_map(|set| named(Kind::SqlIndexName, &set.item.sql_name, Some(set.node))));
    found.extend(view.foreign_keys.iter().filter_map(|key| {
        let node = key.get("sql_name").map_or_else(|| key.get("references"), |_| Some(key.node));
        named(Kind::SqlName, &key.item.sql_name, node)
    }));
    found.extend(table.checks.iter().filter_map(|item| named(Kind::SqlName, &item.sql_name, check(&item.name))));
    found.extend(view.indexes.iter().filter_map(|it| named(Kind::SqlIndexName, &it.item.sql_name, Some(it.node))));
    found
}
