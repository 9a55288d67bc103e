//! SL1002 colliding-convex-names.

use std::collections::BTreeMap;

use crate::convex::{self, names};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::emit::convex::names as typescript;
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL1002",
    name: "colliding-convex-names",
    severity: Severity::Error,
    summary: "No two names become the same name in Convex.",
    explanation: "Tables and fields are in camelCase there: the columns `created_at` and `createdAt` become one name, as do a column `email_blind_index` and what is kept beside a searchable column `email`. The types of rows are the singulars of the tables' names, unless `model:` says otherwise. Where keys, unique sets and references need an index that the schema does not have, one is made, `by_key` or `by_app_id_and_owner_id`; no index over other columns can have that name.",
    check: Some(check),
};

/// The name, whose it is, and where that was written.
type Entry = (String, String, Span);

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    let said = |view: &TableView<'_>| (format!("the table `{}`", view.name().escape_debug()), view.table.span);
    let tables = context.tables().iter().map(|view| entry(typescript::constant(view.table.item), said(view)));
    findings.extend(collisions(tables, "table"));
    let rows = context.tables().iter().map(|view| entry(typescript::row(view.table.item), said(view)));
    findings.extend(collisions(rows, "type"));
    let enums = context.enums().into_iter();
    let enums = enums.map(|item| entry(typescript::enum_name(item.item), (format!("the enum `{}`", item.name), item.span)));
    findings.extend(collisions(enums, "type"));
    let stored = context.model.stored();
    for (view, table) in context.tables().iter().zip(convex::tables(&stored)) {
        findings.extend(collisions(fields(view).into_iter(), "field"));
        findings.extend(collisions(indexes(view, &table).into_iter(), "index"));
    }
}

fn entry(name: String, (owner, span): (String, Span)) -> Entry {
    (name, owner, span)
}

fn fields(view: &TableView<'_>) -> Vec<Entry> {
    let mut all = Vec::new();
    for column in &view.columns {
        let said = format!("the column `{}`", column.name.escape_debug());
        let blind = column.blind_index().map(|it| (names::field(&it.name), format!("the blind index of `{}`", column.name)));
        all.push((names::field(&column.name), said, column.span));
        all.extend(blind.map(|(name, said)| (name, said, column.span)));
    }
    all
}

/// Indexes that the schema names, and those that are made, which stand behind them.
fn indexes(view: &TableView<'_>, table: &convex::Table<'_>) -> Vec<Entry> {
    let mut named = view.indexes.iter();
    let entry = |index: &convex::Index| {
        let said = named.find(|said| said.name == index.name);
        let made = || (format!("the index over {}", crate::text::one_of(&index.fields)), view.table.span);
        let (owner, span) = said.map_or_else(made, |said| (format!("the index `{}`", said.name), said.span));
        (index.name.clone(), owner, span)
    };
    table.indexes.iter().map(entry).collect()
}

fn collisions(entries: impl Iterator<Item = Entry>, what: &str) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, (String, Span)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (name, owner, span) in entries {
        let Some((other, place)) = first.get(&name) else {
            first.insert(name, (owner, span));
            continue;
        };
        let message = format!("{owner} and {other} would both be the {what} `{name}` in Convex");
        let finding = Diagnostic::new(&RULE, span, message).secondary(*place, "the other is here");
        findings.push(finding.hint("rename one of them"));
    }
    findings
}
