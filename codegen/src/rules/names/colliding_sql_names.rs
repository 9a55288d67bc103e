//! SL0206 colliding-sql-names.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::dialect::{self, Dialect};
use crate::model::names::{self, MAX_NAME};
use crate::model::{Column, DialectKind};
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::span::Span;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    code: "SL0206",
    name: "colliding-sql-names",
    severity: Severity::Error,
    summary: "No two objects of a database get the same name.",
    explanation: "Constraints and indexes have names made of their table's and their own: the index `by_name` of `apps` is `apps_by_name`. In PostgreSQL tables, indexes and unique constraints share their names, in SQLite tables and indexes; foreign keys in MariaDB and MySQL, checks in MySQL and triggers have names of the whole database.",
    check: Some(check),
};

/// Objects whose names must differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    /// Tables, indexes and what has one.
    Relations,
    ForeignKeys,
    Checks,
    Triggers,
}

/// A name in SQL with what has it.
struct Entry<'a> {
    space: Space,
    name: String,
    what: &'static str,
    table: &'a str,
    span: Span,
}

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut entries = Vec::new();
    let kinds: Vec<DialectKind> = context.dialects().map(|(dialect, _)| Dialect::kind(dialect)).collect();
    for view in context.tables() {
        collect(context, view, &kinds, &mut entries);
    }
    if kinds.contains(&DialectKind::Postgres) {
        let native = context.enums().into_iter().filter(|item| item.native.contains_key(&DialectKind::Postgres));
        entries.extend(native.map(|item| Entry {
            space: Space::Relations,
            name: item.name.to_lowercase(),
            what: "enum",
            table: &item.item.name,
            span: item.span,
        }));
    }
    entries.sort_by(|a, b| (a.space, &a.name, a.span).cmp(&(b.space, &b.name, b.span)));
    for pair in entries.chunk_by(|a, b| a.space == b.space && a.name == b.name).filter(|group| group.len() > 1) {
        findings.extend(
            pair[1..].iter().filter(|entry| !is_reported(entry, &pair[0])).map(|entry| report(entry, &pair[0])),
        );
    }
}

/// Tables and enums that differ in case alone are reported as such, with all that is in them.
fn is_reported(entry: &Entry<'_>, first: &Entry<'_>) -> bool {
    entry.table != first.table && entry.what == first.what && entry.table.to_lowercase() == first.table.to_lowercase()
}

fn report(entry: &Entry<'_>, first: &Entry<'_>) -> Diagnostic {
    let article = if first.what.starts_with(['e', 'i']) { "an" } else { "a" };
    let message =
        format!("the {} and {article} {} would both be called `{}` in SQL", entry.what, first.what, entry.name);
    Diagnostic::new(&RULE, entry.span, message)
        .secondary(first.span, format!("the {} is here", first.what))
        .hint("rename one of them")
}

fn collect<'a>(context: &Context<'a>, view: &TableView<'a>, kinds: &[DialectKind], entries: &mut Vec<Entry<'a>>) {
    let has = |wanted: &[DialectKind]| kinds.iter().any(|kind| wanted.contains(kind));
    let table = view.table.item;
    let mut add = |space, name: String, what, span| {
        // What is too long was reported; a cut name ends in a hash of the whole.
        if name.len() <= MAX_NAME {
            entries.push(Entry { space, name: name.to_lowercase(), what, table: view.name(), span });
        }
    };
    add(Space::Relations, table.name.clone(), "table", view.table.span);
    for index in &view.indexes {
        add(Space::Relations, names::index(table, index), "index", index.span);
    }
    if has(&[DialectKind::Postgres]) {
        add(Space::Relations, names::primary_key(table), "primary key", view.table.span);
        // Equal sets are reported as such.
        let mut seen = BTreeSet::new();
        for unique in view.uniques.iter().filter(|unique| seen.insert(&unique.item.columns)) {
            let stored = table.stored_unique(unique.item);
            add(Space::Relations, names::unique(table, &stored), "unique set", unique.span);
        }
    }
    let stored = table.stored();
    // Behind the schema's own indexes stand those of blind indexes.
    for index in &stored.indexes[table.indexes.len()..] {
        let of =
            view.columns.iter().find(|c| c.blind_index().is_some_and(|it| names::blind_index_index(&it) == index.name));
        let span = of.map_or(view.table.span, |column| column.key("encrypted"));
        add(Space::Relations, names::index(table, index), "blind index", span);
    }
    for key in &view.foreign_keys {
        add(Space::ForeignKeys, names::foreign_key(table, key), "foreign key", key.span);
    }
    for column in view.columns.iter().filter(|column| column.touched) {
        add(Space::Triggers, names::touch(table, column), "trigger", column.span);
    }
    if has(&[DialectKind::Mysql]) {
        let mysql = dialect::of(DialectKind::Mysql);
        for column in &view.columns {
            let mut checks = |stored: &Column| {
                for (rule, _) in dialect::conditions(mysql, stored, context.model) {
                    add(Space::Checks, names::condition(table, stored, rule), "check", column.span);
                }
            };
            checks(column.item);
            column.blind_index().iter().for_each(checks);
        }
        for check in &table.checks {
            add(Space::Checks, names::check(table, check), "check", view.table.key("check"));
        }
    }
}
