//! SL0005 yaml-syntax.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0005",
    name: "yaml-syntax",
    severity: Severity::Error,
    summary: "A schema file is YAML.",
    explanation: "The text is not valid YAML, so nothing behind that place can be read. The message is the YAML parser's. Common causes: a missing blank behind a colon, a bracket that is not closed, a text with `: ` or ` #` in it that wants quotes, lines of one map at different depths.",
    check: None,
};

/// What the YAML parser said at byte `at`.
pub(crate) fn report(at: usize, message: &str) -> Diagnostic {
    Diagnostic::new(&RULE, Span::at(at), format!("this is not valid YAML: {message}"))
}
