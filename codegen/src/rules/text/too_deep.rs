//! SL0009 too-deep.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0009",
    name: "too-deep",
    severity: Severity::Error,
    summary: "Nesting has a limit.",
    explanation: "Maps and lists nest at most 64 deep; the language itself needs eight. Deeper nesting is a mistake or an attack on the reader's memory.",
    check: None,
};

/// The opening that is one too many.
pub(crate) fn report(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(&RULE, Span::at(span.start), format!("nested more than {limit} deep"))
}
