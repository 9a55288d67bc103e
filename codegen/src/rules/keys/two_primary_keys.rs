//! SL0306 two-primary-keys.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0306",
    name: "two-primary-keys",
    severity: Severity::Error,
    summary: "A table has one primary key.",
    explanation: "A primary key of several columns is written once, as the table's `primary_key: [a, b]`; marking several columns would leave their order open.",
    check: None,
};

/// A second one.
pub(crate) fn report(again: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, again, "a second primary key")
        .secondary(first, "the first is here")
        .hint("for a key of several columns write `primary_key: [a, b]` beside `columns`")
}
