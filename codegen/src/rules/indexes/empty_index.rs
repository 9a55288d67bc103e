//! SL0601 empty-index.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::syntax::Entry;

pub(crate) static RULE: Rule = Rule {
    code: "SL0601",
    name: "empty-index",
    severity: Severity::Error,
    summary: "An index is over something.",
    explanation: "An index lists at least one column or expression.",
    check: None,
};

/// An index over nothing.
pub(crate) fn report(entry: &Entry<'_>) -> Diagnostic {
    Diagnostic::new(&RULE, entry.key_span, format!("the index `{}` is over no column", entry.key))
        .hint("list the columns that it is over, or remove it")
}
