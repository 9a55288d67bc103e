//! SL0419 constant-check.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::expressions::Role;

pub(crate) static RULE: Rule = Rule {
    code: "SL0419",
    name: "constant-check",
    severity: Severity::Hint,
    summary: "A check is about a column.",
    explanation: "A condition that names no column has the same answer for every row: it refuses all of them or none.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for expression in context.expressions().iter().filter(|expression| matches!(expression.role, Role::Check)) {
        if expression.names.as_ref().is_ok_and(Vec::is_empty) {
            let table = context.tables()[expression.table].name();
            let message = format!("this check of `{table}` names no column: its answer is the same for every row");
            findings.push(Diagnostic::new(&RULE, expression.span, message).hint("name a column in it, or remove it"));
        }
    }
}
