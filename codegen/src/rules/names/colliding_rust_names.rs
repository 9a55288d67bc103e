//! SL0209 colliding-rust-names.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::emit::rust::names;
use crate::rules::Context;
use crate::rules::context;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "SL0209",
    name: "colliding-rust-names",
    severity: Severity::Error,
    summary: "No two names become the same name in Rust.",
    explanation: "Types are in UpperCamelCase and fields in snake_case there: the columns `created_at` and `createdAt`, or the enum values `in-use` and `in_use`, become one name. A table's type is the singular of its name unless `model:` says otherwise, and its key's type that with `Id` behind it.",
    check: Some(check),
};

/// What has a name in one scope of Rust: the name, whose it is, and where it was written.
type Entry = (String, String, Span);

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.rust.is_none() {
        return;
    }
    findings.extend(collisions(types(context), "type"));
    let modules = context
        .tables()
        .iter()
        .map(|view| (names::module_name(view.table.item), said("table", view.name()), view.table.span));
    findings.extend(collisions(modules.collect(), "module"));
    for view in context.tables() {
        let fields = view
            .columns
            .iter()
            .map(|column| (names::field_name(&column.name), said("column", &column.name), column.span));
        findings.extend(collisions(fields.collect(), "field"));
    }
    for item in context.enums() {
        let values = context::enum_values(item).into_iter();
        let variants = values.map(|(value, span)| (names::variant_name(&value.name), said("value", &value.name), span));
        findings.extend(collisions(variants.collect(), "variant"));
    }
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
        all.push((
            names::id_name(view.table.item),
            format!("the key of the table `{}`", view.name().escape_debug()),
            view.table.span,
        ));
    }
    all.extend(
        context.enums().into_iter().map(|item| (names::enum_name(item.item), said("enum", &item.name), item.span)),
    );
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
