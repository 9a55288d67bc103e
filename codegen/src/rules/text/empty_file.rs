//! SL0004 empty-file.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0004",
    name: "empty-file",
    severity: Severity::Error,
    summary: "A schema file says something.",
    explanation: "The file is empty, or holds nothing but comments and blanks. `schemalock init` writes a schema to start from.",
    check: None,
};

/// No content at all.
pub(crate) fn report() -> Diagnostic {
    Diagnostic::new(&RULE, Span::default(), "the file is empty")
        .hint("run `schemalock init` for a schema to start from")
}
