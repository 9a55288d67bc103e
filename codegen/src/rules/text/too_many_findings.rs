//! SL0010 too-many-findings.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0010",
    name: "too-many-findings",
    severity: Severity::Error,
    summary: "Findings are listed up to a number.",
    explanation: "Every mistake is reported in one run, but no more than ten thousand: a file with more is of another kind, or was damaged by a tool, and nobody reads on. The findings listed are the first that each pass met.",
    check: None,
};

/// More findings than `limit`; `span` is the last one listed.
pub(crate) fn report(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(&RULE, Span::at(span.end), format!("there are more findings than the {limit} listed"))
        .hint("is this the right file?")
}
