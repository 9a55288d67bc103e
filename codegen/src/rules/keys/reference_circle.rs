//! SL0305 reference-circle.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0305",
    name: "reference-circle",
    severity: Severity::Error,
    summary: "A chain of references ends in a column with a type.",
    explanation: "References take their type from the column they point at. In a circle there is no type to take.",
    check: None,
};

/// A reference that leads back to itself.
pub(crate) fn report(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "this chain of references is a circle, so the column has no type")
        .hint("give one column of the circle a `type`, and its reference as one of the table's `foreign_keys`")
}
