//! SL0413 virtual-unsupported.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0413",
    name: "virtual-unsupported",
    severity: Severity::Error,
    summary: "A column is computed when read only where every target can.",
    explanation: "PostgreSQL before 18 has stored generated columns only.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(lacking) = context.lacking(|_, can| can.virtual_generated) else { return };
    for (view, column) in context.columns() {
        if column.generated.as_ref().is_some_and(|generated| !generated.stored) {
            let place = column
                .get("generated")
                .and_then(|node| node.entry("stored"))
                .map_or(column.span, |entry| entry.value.span);
            let message = format!("{lacking} cannot compute `{}` when it is read", view.path(&column.name));
            findings.push(Diagnostic::new(&RULE, place, message).hint("write `stored: true`"));
        }
    }
}
