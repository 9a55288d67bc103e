//! SL0503 encrypted-default.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0503",
    name: "encrypted-default",
    severity: Severity::Error,
    summary: "An encrypted column has no default.",
    explanation: "A default is written by the database, which cannot seal it: the value would stand there as plain text, and be refused by the column's own CHECK.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.encrypted.is_some()) {
        if column.get("default").is_some() {
            let message = format!("the encrypted column `{}` has a default", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.key("default"), message);
            findings.push(finding.hint("remove the default, or make the column `optional: true`"));
        }
    }
}
