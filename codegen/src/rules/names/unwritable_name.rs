//! SL0201 unwritable-name.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0201",
    name: "unwritable-name",
    severity: Severity::Error,
    summary: "A name has letters, all of them visible.",
    explanation: "Names of nothing, and names with control characters such as line breaks in them, cannot be told apart on a screen and break the files that they are written to.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for named in context.names() {
        let message = if named.name.trim().is_empty() {
            "a name is empty".to_owned()
        } else if named.name.chars().any(char::is_control) {
            format!("{named} has a control character in its name")
        } else {
            continue;
        };
        findings.push(Diagnostic::new(&RULE, named.span, message).hint("give it a name of letters, digits and `_`"));
    }
}
