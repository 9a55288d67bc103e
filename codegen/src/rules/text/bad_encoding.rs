//! SL0002 bad-encoding.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0002",
    name: "bad-encoding",
    severity: Severity::Error,
    summary: "A schema file is UTF-8.",
    explanation: "The file must be UTF-8, with or without a byte order mark. UTF-16, as some editors on Windows write it, and single-byte encodings are refused, because names and descriptions would turn into other characters.",
    check: None,
};

/// The first byte at `at` that is no UTF-8.
pub(crate) fn not_utf8(at: usize) -> Diagnostic {
    Diagnostic::new(&RULE, Span::at(at), "the file is not UTF-8")
        .label("the first byte that is none")
        .hint("save the file as UTF-8")
}

/// A byte order mark of UTF-16.
pub(crate) fn utf16() -> Diagnostic {
    Diagnostic::new(&RULE, Span::default(), "the file is UTF-16, not UTF-8").hint("save the file as UTF-8")
}
