//! SL0602 column-or-expression.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0602",
    name: "column-or-expression",
    severity: Severity::Error,
    summary: "Each part of an index is a column or an expression.",
    explanation: "A part of an index says either `column` or `expression`, and not both.",
    check: None,
};

/// Neither, or both.
pub(crate) fn report(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "a part of an index is either a `column` or an `expression`")
}
