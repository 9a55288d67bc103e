//! SL0209 colliding-rust-names.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::emit::rust::names;
use crate::model::Column;
use crate::rules::Context;
use crate::rules::context::{self, TableView};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "SL0209",
    name: "colliding-rust-names",
    severity: Severity::Error,
    summary: "No two names become the same name in Rust.",
    explanation: "Types are in UpperCamelCase and fields in snake_case there: the columns `created_at` and `createdAt`, or the enum values `in-use` and `in_use`, become one name. A table's type is the singular of its name unless `model:` says otherwise, its key's type that with `Id` behind it, the types of rows to be written that with `New` or `Unsaved` in front, and the types of updates and of what makes them that with `Patch` or `Store` behind it. An encrypted column gives its table functions that begin with `seal_`, `open_` and `search_`.",
    check: Some(check),
};

/// What has a name in one scope of Rust: the name, whose it is, and where it was written.
type Entry = (String, String, Span);

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.rust.is_none() {
        return;
    }
    findings.extend(collisions(types(context), "type"));
    if !context.tables().iter().all(|view| is_module(view.name())) {
        let module =
            |view: &TableView<'_>| (names::module_name(view.table.item), said("table", view.name()), view.table.span);
        findings.extend(collisions(context.tables().iter().map(module).collect(), "module"));
    }
    for view in context.tables().iter().filter(|view| !view.columns.iter().all(|column| is_field(&column.name))) {
        let fields = view.columns.iter().map(|c| (names::field_name(&c.name), said("column", &c.name), c.span));
        findings.extend(collisions(fields.collect(), "field"));
    }
    for view in context.tables() {
        findings.extend(collisions(functions(view), "function"));
    }
    for item in context.enums() {
        let values = context::enum_values(item).into_iter();
        let variants = values.map(|(value, span)| (names::variant_name(&value.name), said("value", &value.name), span));
        findings.extend(collisions(variants.collect(), "variant"));
    }
}

/// Is the field called exactly as the column? Then nothing can become one with it but its equal.
fn is_field(name: &str) -> bool {
    let word = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.split('_').all(|part| !part.is_empty() && word(part))
}

/// Is the module called exactly as the table? Some names belong to other files of the crate.
fn is_module(name: &str) -> bool {
    is_field(name) && !matches!(name, "lib" | "main" | "enums")
}

fn said(what: &str, name: &str) -> String {
    format!("the {what} `{}`", name.escape_debug())
}

/// Types of tables, of their keys, and enums.
fn types(context: &Context<'_>) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut rows = BTreeSet::new();
    for view in context.tables() {
        let name = names::struct_name(view.table.item);
        all.push((name.clone(), said("table", view.name()), view.table.span));
        // Where the types of rows are one, those of their keys are, too.
        if !rows.insert(name) {
            continue;
        }
        let table = view.table.item;
        let mut add = |name: String, what: &str| {
            all.push((name, format!("{what} of the table `{}`", view.name().escape_debug()), view.table.span));
        };
        add(names::id_name(table), "the key");
        add(names::new_name(table), "the new rows");
        add(names::patch_name(table), "the updates");
        add(names::store_name(table), "the store");
        if table.columns.iter().any(Column::is_assigned) {
            add(names::unsaved_name(table), "the unsaved rows");
        }
    }
    all.extend(
        context.enums().into_iter().map(|item| (names::enum_name(item.item), said("enum", &item.name), item.span)),
    );
    all
}

/// What the models have for each encrypted column.
fn functions(view: &TableView<'_>) -> Vec<Entry> {
    let mut all = Vec::new();
    for column in view.columns.iter().filter(|column| column.encrypted.is_some()) {
        let field = names::field_name(&column.name);
        let field = field.trim_start_matches("r#");
        let searching = column.is_searchable().then(|| format!("search_{field}"));
        let names = [format!("seal_{field}"), format!("seal_{field}_for"), format!("open_{field}")];
        all.extend(names.into_iter().chain(searching).map(|name| (name, said("column", &column.name), column.span)));
    }
    all
}

fn collisions(entries: Vec<Entry>, what: &str) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, (String, Span)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (name, owner, span) in entries {
        match first.get(&name) {
            None => {
                first.insert(name, (owner, span));
            }
            // Names that differ in case alone are reported as such.
            Some((other, _)) if other.to_lowercase() == owner.to_lowercase() && !owner.starts_with("the value") => {}
            Some((other, place)) => findings.push(
                Diagnostic::new(&RULE, span, format!("{owner} and {other} would both be the {what} `{name}` in Rust"))
                    .secondary(*place, "the other is here")
                    .hint(hint(what)),
            ),
        }
    }
    findings
}

fn hint(what: &str) -> &'static str {
    if what == "type" {
        "rename one of them, or say a table's type: `model: NodeConnection`"
    } else {
        "rename one of them"
    }
}
