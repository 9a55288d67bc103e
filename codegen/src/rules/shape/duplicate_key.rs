//! SL0102 duplicate-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::syntax::Entry;

pub(crate) static RULE: Rule = Rule {
    code: "SL0102",
    name: "duplicate-key",
    severity: Severity::Error,
    summary: "A key stands once in its map.",
    explanation: "YAML parsers differ in which of two equal keys they keep, and a table or column that is written twice is a mistake in either case.",
    check: None,
};

/// A key that stands there already.
pub(crate) fn report(again: &Entry<'_>, first: &Entry<'_>) -> Diagnostic {
    Diagnostic::new(&RULE, again.key_span, format!("`{}` is given twice", again.key))
        .label("given again here")
        .secondary(first.key_span, "first given here")
        .hint("remove or rename one of them")
}
