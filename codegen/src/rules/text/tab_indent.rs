//! SL0006 tab-indent.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0006",
    name: "tab-indent",
    severity: Severity::Error,
    summary: "Indentation is made of blanks.",
    explanation: "YAML does not allow tabs in indentation, since their width differs between editors.",
    check: None,
};

/// A tab at `at`.
pub(crate) fn report(at: usize) -> Diagnostic {
    Diagnostic::new(&RULE, Span::new(at, at + 1), "a tab in the indentation").hint("indent with blanks")
}
