//! SL0207 reserved-table.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0207",
    name: "reserved-table",
    severity: Severity::Error,
    summary: "No table has a name that the migrations use.",
    explanation: "`schemalock_history` is the table in which a database keeps which migrations were applied to it.",
    check: Some(check),
};

/// What migrations keep in a database.
const OURS: &[&str] = &["schemalock_history"];

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables().iter().filter(|view| OURS.contains(&view.name().to_lowercase().as_str())) {
        let message = format!("the table `{}` is where migrations keep their history", view.name());
        findings.push(Diagnostic::new(&RULE, view.table.span, message).hint("give it another name"));
    }
}
