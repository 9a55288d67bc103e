//! SL0705 unknown-rename.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0705",
    name: "unknown-rename",
    severity: Severity::Warning,
    summary: "What something was renamed from is in the migrations.",
    explanation: "Neither the former nor the present name is in the last recorded model, so there is nothing to rename: it will be made anew.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for rename in context.renames() {
        if rename.is_unknown() && rename.from != rename.name {
            let message = format!("{rename} is renamed from `{}`, which the migrations do not know", rename.from);
            let finding =
                Diagnostic::new(&RULE, rename.span, message).did_you_mean(rename.from, rename.recorded_names());
            findings.push(finding.hint("correct the former name, or remove `renamed_from`"));
        }
    }
}
