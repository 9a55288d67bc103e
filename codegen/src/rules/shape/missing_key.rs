//! SL0103 missing-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::language::{Key, Object};
use crate::span::Span;
use crate::syntax::Node;

pub(crate) static RULE: Rule = Rule {
    code: "SL0103",
    name: "missing-key",
    severity: Severity::Error,
    summary: "Required keys are there.",
    explanation: "Some keys have no sensible default and must be written.",
    check: None,
};

/// An object without a key that it must have.
pub(crate) fn report(node: &Node<'_>, object: &Object, key: &Key) -> Diagnostic {
    let place = node.entries().and_then(<[_]>::first).map_or(Span::at(node.span.start), |entry| entry.key_span);
    Diagnostic::new(&RULE, place, format!("the key `{}` is missing from this {}", key.name, object.name)).hint(format!(
        "add `{}:`: {}",
        key.name,
        lowercase_first(key.doc)
    ))
}

fn lowercase_first(doc: &str) -> String {
    let mut letters = doc.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
