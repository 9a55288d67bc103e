//! SL0405 duplicate-enum-value.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0405",
    name: "duplicate-enum-value",
    severity: Severity::Error,
    summary: "The values of an enum differ.",
    explanation: "A value that is listed twice is a mistake: the second would never be seen.",
    check: None,
};

/// A value that stands there already.
pub(crate) fn report(name: &str, value: &str, again: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, again, format!("`{value}` is listed twice in the enum `{name}`"))
        .label("listed again here")
        .secondary(first, "first listed here")
        .hint("remove one of them")
}
