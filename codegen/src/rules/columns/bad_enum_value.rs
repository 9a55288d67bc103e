//! SL0411 bad-enum-value.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0411",
    name: "bad-enum-value",
    severity: Severity::Error,
    summary: "The values of an enum have 1 to 255 characters.",
    explanation: "An empty word cannot be told from one that is missing, and has no name in Rust. Longer ones do not fit every engine's indexes.",
    check: Some(check),
};

const MOST: usize = 255;

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for item in context.enums() {
        for (value, span) in context::enum_values(item) {
            let length = value.name.chars().count();
            let message = match length {
                0 => format!("a value of the enum `{}` is empty", item.name),
                length if length > MOST => {
                    format!("a value of the enum `{}` has {length} characters, and {MOST} are possible", item.name)
                }
                _ => continue,
            };
            findings.push(Diagnostic::new(&RULE, span, message).hint("write a short word"));
        }
    }
}
