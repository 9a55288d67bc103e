//! SL0506 encrypted-case-insensitive.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0506",
    name: "encrypted-case-insensitive",
    severity: Severity::Error,
    summary: "The database compares no encrypted values.",
    explanation: "`case_insensitive` tells the database how to compare texts, and it sees only the sealed form. For look-ups that ignore case write `searchable: { normalise: lowercase }`.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns() {
        if column.encrypted.is_some() && column.case_insensitive {
            let message = format!("`case_insensitive` on the encrypted column `{}`", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.key("case_insensitive"), message);
            findings.push(finding.hint("remove it, and write `encrypted: { searchable: { normalise: lowercase } }`"));
        }
    }
}
