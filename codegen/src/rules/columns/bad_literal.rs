//! SL0404 bad-literal.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::syntax::Node;

pub(crate) static RULE: Rule = Rule {
    code: "SL0404",
    name: "bad-literal",
    severity: Severity::Error,
    summary: "A literal is a value of its column's type.",
    explanation: "Defaults and the bounds of rules are values of the column: numbers in range, moments in RFC 3339, the words of an enum.",
    check: None,
};

/// A literal that is none of the type.
pub(crate) fn report(node: &Node<'_>, ty: &Type, expected: &str) -> Diagnostic {
    let written = node.text().map_or_else(|| node.describe().to_owned(), |text| format!("`{text}`"));
    Diagnostic::new(&RULE, node.span, format!("{written} is no value of type {ty}"))
        .hint(format!("possible: {expected}"))
}
