//! SL0704 expired-rename.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0704",
    name: "expired-rename",
    severity: Severity::Hint,
    summary: "A rename that is recorded needs no marker.",
    explanation: "`renamed_from` is read when the migration of an edit is made. Once that migration is recorded, it means nothing any more.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for rename in context.renames().iter().filter(|rename| rename.is_expired() && rename.from != rename.name) {
        let message = format!("the rename of {rename} is recorded in the migrations");
        findings.push(Diagnostic::new(&RULE, rename.span, message).hint("remove `renamed_from`"));
    }
}
