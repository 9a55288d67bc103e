//! SL0007 yaml-extra.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0007",
    name: "yaml-extra",
    severity: Severity::Error,
    summary: "Only plain YAML is used: no anchors, aliases, tags or complex keys.",
    explanation: "A schema is plain maps, lists and words, so that a person, an editor and every YAML parser read the same. Anchors and aliases also make small files that grow without bound when read.",
    check: None,
};

/// A feature of YAML that is not part of the language, by its name and how it is written.
pub(crate) fn report(span: Span, feature: &str, written: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("a YAML {feature} (`{written}`) is not part of the language"))
        .hint("write the value out")
}
