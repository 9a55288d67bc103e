//! SL0403 type-beside-reference.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0403",
    name: "type-beside-reference",
    severity: Severity::Error,
    summary: "A reference takes its type over.",
    explanation: "A column that references another always has the other's type. Writing it a second time would let the two disagree.",
    check: None,
};

/// Both written.
pub(crate) fn report(type_span: Span, references: Span) -> Diagnostic {
    Diagnostic::new(&RULE, type_span, "`type` beside `references`")
        .label("the type is taken over from the column pointed at")
        .secondary(references, "by this")
        .hint("remove `type`")
}
