//! SL0304 reference-arity.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0304",
    name: "reference-arity",
    severity: Severity::Error,
    summary: "A foreign key has as many columns as it points at.",
    explanation: "The columns of a foreign key and those it points at go in pairs, in order.",
    check: None,
};

/// Lists of different lengths.
pub(crate) fn report(span: Span, own: usize, target: usize) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{own} columns point at {target}"))
        .hint("list the columns in pairs, in the same order")
}
