//! SL0425 immutable-primary-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0425",
    name: "immutable-primary-key",
    severity: Severity::Warning,
    summary: "A primary key is written once by itself.",
    explanation: "An update finds its row by the primary key and never changes it. `immutable: true` says nothing more there.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let columns = context.columns().filter(|(view, column)| {
        column.immutable && !column.is_assigned() && view.table.primary_key.contains(&column.name)
    });
    findings.extend(columns.map(|(view, column)| {
        let message = format!("`{}` is in the primary key, and so written once already", view.path(&column.name));
        Diagnostic::new(&RULE, column.key("immutable"), message).hint("remove `immutable: true`")
    }));
}
