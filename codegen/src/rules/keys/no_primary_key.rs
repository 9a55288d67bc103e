//! SL0308 no-primary-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Bind, Column};
use crate::rules::Context;
use crate::rules::context::TableView;

pub(crate) static RULE: Rule = Rule {
    code: "SL0308",
    name: "no-primary-key",
    severity: Severity::Error,
    summary: "A table has a primary key.",
    explanation: "Without a primary key a row cannot be named: no reference can point at it, no model can update it, an encrypted value cannot be bound to it and cannot be encrypted anew. A table that has none all the same says so: `primary_key: []`. That is possible where neither `rust` nor `convex` is a target and nothing in it is encrypted.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let without = context.tables().iter().filter(|view| !view.columns.is_empty() && lacks_key(context, view));
    findings.extend(without.map(|view| {
        let message = format!("the table `{}` has no primary key", view.name());
        let finding = Diagnostic::new(&RULE, view.table.span, message);
        let finding = match view.columns.iter().find(|column| column.encrypted.is_some()) {
            Some(column) => finding.secondary(column.key("encrypted"), why(column)),
            None => finding,
        };
        finding.hint("mark a column `primary_key: true`, or list several: `primary_key: [a, b]`")
    }));
}

/// Is nothing said of a key, or that there is none where there has to be one? One of columns that do not exist is reported
/// already.
fn lacks_key(context: &Context<'_>, view: &TableView<'_>) -> bool {
    let silent = view.table.primary_key.is_empty() && view.table.get("primary_key").is_none();
    silent || (view.is_keyless() && context.needs_key(view))
}

fn why(column: &Column) -> &'static str {
    match column.encrypted.as_ref().map(|how| how.bind) {
        Some(Bind::Row) => "this value is bound to the row by its key",
        _ => "this value is found by the row's key when it is encrypted anew",
    }
}
