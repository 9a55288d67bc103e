//! SL0105 unknown-word.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0105",
    name: "unknown-word",
    severity: Severity::Error,
    summary: "A word is one of those that its key takes.",
    explanation: "Some keys take one of a few words; each is listed with its meaning on the reference page.",
    check: None,
};

/// A word that is not among those possible.
pub(crate) fn report(span: Span, written: &str, what: &str, words: &[(&str, &str)]) -> Diagnostic {
    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    Diagnostic::new(&RULE, span, format!("`{written}` is not a possible `{what}`"))
        .did_you_mean(written, known.iter().copied())
        .hint(format!("possible: {}", crate::text::one_of(&known)))
}
