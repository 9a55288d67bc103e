//! SL1003 assigned-in-convex.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL1003",
    name: "assigned-in-convex",
    severity: Severity::Error,
    summary: "No column is numbered or computed by the database, when Convex is a target.",
    explanation: "Convex has neither identity nor generated columns. A key that the models make (`{ type: uuid, primary_key: true, default: uuid_v7 }`) works everywhere.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    for (view, column) in context.columns().filter(|(_, column)| column.is_assigned()) {
        let (key, what) = if column.identity { ("identity", "number") } else { ("generated", "compute") };
        let message = format!("Convex cannot {what} `{}`", view.path(&column.name));
        let hint = if column.identity { "use a UUID: `default: uuid_v7`" } else { "compute it where it is read" };
        findings.push(Diagnostic::new(&RULE, column.key(key), message).hint(hint));
    }
}
