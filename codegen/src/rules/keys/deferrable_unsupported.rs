//! SL0316 deferrable-unsupported.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0316",
    name: "deferrable-unsupported",
    severity: Severity::Warning,
    summary: "A deferrable reference can be deferred in every target.",
    explanation: "MariaDB and MySQL check every foreign key at once, row by row. A program that relies on the check at the end of the transaction works on the other engines and fails there.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(lacking) = context.lacking(|_, can| can.deferrable) else { return };
    for key in context.tables().iter().flat_map(|view| &view.foreign_keys).filter(|key| key.deferrable) {
        let message = format!("{lacking} cannot defer this foreign key: it is checked at once there");
        findings.push(
            Diagnostic::new(&RULE, key.key("deferrable"), message)
                .hint("remove `deferrable`, or write rows in an order that suits both"),
        );
    }
}
