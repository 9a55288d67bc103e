//! SL0008 many-documents.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0008",
    name: "many-documents",
    severity: Severity::Error,
    summary: "A schema file is one YAML document.",
    explanation: "The file holds a second document behind `---`. One file describes one database schema.",
    check: None,
};

/// The second document's start.
pub(crate) fn report(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "a second YAML document begins here").hint("keep one document in the file")
}
