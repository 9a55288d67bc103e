//! SL0003 nul-byte.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0003",
    name: "nul-byte",
    severity: Severity::Error,
    summary: "A schema file holds no NUL characters.",
    explanation: "No database takes a NUL character in a name or a comment, and most tools cut texts there.",
    check: None,
};

/// A NUL at `at`.
pub(crate) fn report(at: usize) -> Diagnostic {
    Diagnostic::new(&RULE, Span::new(at, at + 1), "the file holds a NUL character").hint("remove it")
}
