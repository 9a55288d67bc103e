//! SL0701 renamed-from-present.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0701",
    name: "renamed-from-present",
    severity: Severity::Error,
    summary: "What something was renamed from is gone.",
    explanation: "`renamed_from` says that this is the former one under a new name. While the former name is in use, either the marker is wrong, or the other is new and must wait for the next migration.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for rename in context.renames().iter().filter(|rename| !rename.is_expired() && rename.from != rename.name) {
        if let Some(there) = rename.present {
            let message = format!("{rename} is renamed from `{}`, which is still there", rename.from);
            let finding = Diagnostic::new(&RULE, rename.span, message).secondary(there, "it is here");
            findings.push(finding.hint("remove `renamed_from`, or the other"));
        }
    }
}
