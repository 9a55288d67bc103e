//! SL0206 colliding-sql-names.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::dialect::{self, Dialect};
use crate::model::names::{self, MAX_NAME};
use crate::model::{Column, DialectKind, Index};
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::span::Span;
use crate::syntax::Node;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    code: "SL0206",
    name: "colliding-sql-names",
    severity: Severity::Error,
    summary: "No two objects of a database get the same name.",
    explanation: "Constraints and indexes have names made of their table's and their own, unless `sql_name` says another: the index `by_name` of `apps` is `apps_by_name`. In PostgreSQL tables, indexes and unique constraints share their names, and so do the constraints of a table; in SQLite tables and indexes do, in MariaDB and MySQL the indexes and unique constraints of a table; foreign keys in MariaDB and MySQL, checks in MySQL and triggers have names of the whole database.",
    check: Some(check),
};

/// Objects whose names must differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    /// Tables, indexes and what has one.
    Relations,
    /// Indexes and unique sets, where they share names within their table.
    Keys,
    /// Constraints, where they share names within their table.
    Constraints,
    /// Foreign keys, where they have names of the whole database.
    ForeignKeys,
    /// Checks, where nothing else shares their names.
    Checks,
    Triggers,
}

/// A name in SQL with what has it.
struct Entry<'a> {
    space: Space,
    /// The table within which names must differ; empty for the whole database.
    within: &'a str,
    name: String,
    what: &'static str,
    table: &'a str,
    span: Span,
}

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let kinds: Vec<DialectKind> = context.dialects().map(|(dialect, _)| Dialect::kind(dialect)).collect();
    let mut entries = Vec::new();
    for view in context.tables() {
        let mut collect = Collect { context, view, kinds: &kinds, entries: &mut entries };
        collect.relations();
        collect.keys();
        collect.constraints();
        collect.triggers();
    }
    if kinds.contains(&DialectKind::Postgres) {
        let native = context.enums().into_iter().filter(|item| item.native.contains_key(&DialectKind::Postgres));
        entries.extend(native.map(|item| Entry {
            space: Space::Relations,
            within: "",
            name: folded(context, &item.name),
            what: "enum",
            table: &item.item.name,
            span: item.span,
        }));
    }
    entries.sort_by(|a, b| (a.space, a.within, &a.name, a.span).cmp(&(b.space, b.within, &b.name, b.span)));
    // What collides in two engines is said once.
    let mut said = BTreeSet::new();
    for group in entries.chunk_by(|a, b| (a.space, a.within, &a.name) == (b.space, b.within, &b.name)) {
        let (first, rest) = (&group[0], &group[1..]);
        let new = rest.iter().filter(|entry| !is_reported(entry, first));
        findings.extend(new.filter(|entry| said.insert(entry.span)).map(|entry| report(entry, first)));
    }
}

/// The name as the databases compare it.
fn folded(context: &Context<'_>, name: &str) -> String {
    if context.ignores_case() { name.to_lowercase() } else { name.to_owned() }
}

/// Tables and enums that differ in case alone are reported as such, with all that is in them.
fn is_reported(entry: &Entry<'_>, first: &Entry<'_>) -> bool {
    entry.table != first.table && entry.what == first.what && entry.table.to_lowercase() == first.table.to_lowercase()
}

fn report(entry: &Entry<'_>, first: &Entry<'_>) -> Diagnostic {
    let article = if first.what.starts_with(['e', 'i']) { "an" } else { "a" };
    let message =
        format!("the {} and {article} {} would both be called `{}` in SQL", entry.what, first.what, entry.name.escape_debug());
    Diagnostic::new(&RULE, entry.span, message)
        .secondary(first.span, format!("the {} is here", first.what))
        .hint("rename one of them")
}

/// Collects the names of one table.
struct Collect<'a, 'c> {
    context: &'c Context<'a>,
    view: &'c TableView<'a>,
    kinds: &'c [DialectKind],
    entries: &'c mut Vec<Entry<'a>>,
}

impl Collect<'_, '_> {
    fn add(&mut self, space: Space, name: String, what: &'static str, span: Span) {
        let table = self.view.name();
        let apart = match space {
            Space::Keys | Space::Constraints => true,
            Space::Checks => !self.has(&[DialectKind::Mysql]),
            Space::Relations | Space::ForeignKeys | Space::Triggers => false,
        };
        let within = if apart { table } else { "" };
        // What is too long was reported; a cut name ends in a hash of the whole.
        if name.len() <= MAX_NAME {
            self.entries.push(Entry { space, within, name: folded(self.context, &name), what, table, span });
        }
    }

    fn has(&self, wanted: &[DialectKind]) -> bool {
        self.kinds.iter().any(|kind| wanted.contains(kind))
    }

    fn relations(&mut self) {
        let table = self.view.table;
        self.add(Space::Relations, table.name.clone(), "table", table.span);
        self.indexes(Space::Relations, &[DialectKind::Sqlite, DialectKind::Postgres]);
        if self.has(&[DialectKind::Postgres]) {
            self.primary_key(Space::Relations);
            self.uniques(Space::Relations);
        }
    }

    fn keys(&mut self) {
        const FAMILY: &[DialectKind] = &[DialectKind::Mariadb, DialectKind::Mysql];
        self.indexes(Space::Keys, FAMILY);
        if self.has(FAMILY) {
            self.uniques(Space::Keys);
        }
    }

    fn constraints(&mut self) {
        // Those that follow from the schema differ within their table.
        let said = self.view.table.item.says_sql_names();
        if said && self.has(&[DialectKind::Postgres]) {
            self.primary_key(Space::Constraints);
            self.uniques(Space::Constraints);
            self.foreign_keys(Space::Constraints);
            self.checks(Space::Constraints, DialectKind::Postgres);
        }
        if self.has(&[DialectKind::Mariadb, DialectKind::Mysql]) {
            self.foreign_keys(Space::ForeignKeys);
        }
        if said && self.has(&[DialectKind::Mariadb]) && !self.has(&[DialectKind::Mysql]) {
            self.checks(Space::Checks, DialectKind::Mariadb);
        }
        if self.has(&[DialectKind::Mysql]) {
            self.checks(Space::Checks, DialectKind::Mysql);
        }
    }

    fn triggers(&mut self) {
        for column in self.view.columns.iter().filter(|column| column.touched) {
            self.add(Space::Triggers, names::touch(self.view.table.item, column), "trigger", column.span);
        }
    }

    fn primary_key(&mut self, space: Space) {
        let table = self.view.table;
        if !table.primary_key.is_empty() {
            let span = said(table.get("primary_key"), table.span);
            self.add(space, names::primary_key(table.item), "primary key", span);
        }
    }

    fn uniques(&mut self, space: Space) {
        let table = self.view.table.item;
        // Equal sets are reported as such.
        let mut seen = BTreeSet::new();
        for unique in self.view.uniques.iter().filter(|unique| seen.insert(&unique.item.columns)) {
            let stored = table.stored_unique(unique.item);
            self.add(space, names::unique(table, &stored), "unique set", said(Some(unique.node), unique.span));
        }
    }

    /// The indexes that one of these databases has.
    fn indexes(&mut self, space: Space, kinds: &[DialectKind]) {
        let view = self.view;
        let table = view.table.item;
        let here: Vec<DialectKind> = kinds.iter().copied().filter(|kind| self.kinds.contains(kind)).collect();
        let is_here = |index: &Index| here.iter().any(|kind| index.is_on(*kind));
        for index in view.indexes.iter().filter(|index| is_here(index.item)) {
            self.add(space, names::index(table, index), "index", index.value("sql_name"));
        }
        // Behind the schema's own indexes stand those of blind indexes.
        for index in table.stored().indexes[table.indexes.len()..].iter().filter(|index| is_here(index)) {
            let of = view
                .columns
                .iter()
                .find(|c| c.blind_index().is_some_and(|it| names::blind_index_index(&it) == index.name));
            let span = of.map_or(view.table.span, |column| column.key("encrypted"));
            self.add(space, names::index(table, index), "blind index", span);
        }
    }

    fn foreign_keys(&mut self, space: Space) {
        for key in &self.view.foreign_keys {
            let node = key.get("sql_name").map_or_else(|| key.get("references"), |_| Some(key.node));
            self.add(space, names::foreign_key(self.view.table.item, key), "foreign key", said(node, key.span));
        }
    }

    /// The conditions that this database keeps: those of columns, then those of the table.
    fn checks(&mut self, space: Space, kind: DialectKind) {
        let view = self.view;
        let dialect = dialect::of(kind);
        for column in &view.columns {
            let companion = column.blind_index();
            for stored in std::iter::once::<&Column>(column.item).chain(&companion) {
                for (rule, _) in dialect::conditions(dialect, stored, self.context.model) {
                    self.add(space, names::condition(view.table.item, stored, rule), "check", column.span);
                }
            }
        }
        let node = view.table.get("check");
        for check in &view.table.item.checks {
            let span = said(node.and_then(|node| node.get(&check.name)), view.table.key("check"));
            self.add(space, names::check(view.table.item, check), "check", span);
        }
    }
}

/// Where the name was said, or else the whole.
fn said(node: Option<&Node<'_>>, whole: Span) -> Span {
    node.and_then(|node| node.get("sql_name")).map_or(whole, |node| node.span)
}
