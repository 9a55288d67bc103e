//! SL0702 renamed-from-itself.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0702",
    name: "renamed-from-itself",
    severity: Severity::Error,
    summary: "Nothing is renamed from its own name.",
    explanation: "`renamed_from` names what this was called before the edit, which is another name than the present one.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for rename in context.renames().iter().filter(|rename| rename.from == rename.name) {
        let message = format!("{rename} is renamed from its own name");
        findings
            .push(Diagnostic::new(&RULE, rename.span, message).hint("write the former name, or remove `renamed_from`"));
    }
}
