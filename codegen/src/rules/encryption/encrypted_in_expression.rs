//! SL0505 encrypted-in-expression.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0505",
    name: "encrypted-in-expression",
    severity: Severity::Error,
    summary: "No SQL expression uses an encrypted column.",
    explanation: "The database sees only the sealed form. A condition about it would say nothing of the value, and a computed column would copy it to where it does not open.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for expression in context.expressions() {
        let view = &context.tables()[expression.table];
        for name in expression.names.iter().flatten() {
            let Some(column) = view.column(&name.name).filter(|column| column.encrypted.is_some()) else { continue };
            let message = format!("the encrypted column `{}` is used in SQL", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, expression.inside(name.span), message);
            let finding = finding.secondary(column.key("encrypted"), "encrypted here");
            findings.push(finding.hint("leave it to rules of the column, which the models check before they seal"));
        }
    }
}
