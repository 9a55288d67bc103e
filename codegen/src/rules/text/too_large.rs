//! SL0001 too-large.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0001",
    name: "too-large",
    severity: Severity::Error,
    summary: "A schema file has a limited size.",
    explanation: "A file of more than 16 MiB is not read: it is far beyond any schema and would only exhaust memory. Ten thousand tables take about 9 MB.",
    check: None,
};

/// A text of more than `limit` bytes.
pub(crate) fn report(limit: usize) -> Diagnostic {
    Diagnostic::new(&RULE, Span::default(), format!("the file has more than {limit} bytes"))
        .hint("is this the right file?")
}
