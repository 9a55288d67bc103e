//! SL0802 no-target.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0802",
    name: "no-target",
    severity: Severity::Error,
    summary: "Something is generated.",
    explanation: "A schema without targets would be validated and come to nothing. A database is given by the oldest version that runs: `sqlite: \"3.40\"`.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(entry) = context.tree().entry("targets") else { return };
    if entry.value.entries().is_some_and(<[_]>::is_empty) {
        let finding = Diagnostic::new(&RULE, entry.key_span, "the schema has no targets");
        findings
            .push(finding.hint("add one: `sqlite: \"3.40\"`, `postgres: \"14\"`, `mariadb: \"10.11\"` or `rust: {}`"));
    }
}
