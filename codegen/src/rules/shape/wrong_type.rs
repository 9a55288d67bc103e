//! SL0104 wrong-type.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::syntax::Node;

pub(crate) static RULE: Rule = Rule {
    code: "SL0104",
    name: "wrong-type",
    severity: Severity::Error,
    summary: "A value has the form that its key asks for.",
    explanation: "A key was given a text where it takes a list, a word where it takes a number, and so on.",
    check: None,
};

/// A value of the wrong form behind the key `what`.
pub(crate) fn report(node: &Node<'_>, what: &str, expected: &str) -> Diagnostic {
    Diagnostic::new(&RULE, node.span, format!("`{what}` takes {expected}, not {}", node.describe()))
        .label(format!("this is {}", node.describe()))
}
