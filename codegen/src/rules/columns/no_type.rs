//! SL0402 no-type.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::syntax::Entry;

pub(crate) static RULE: Rule = Rule {
    code: "SL0402",
    name: "no-type",
    severity: Severity::Error,
    summary: "A column has a type or takes one over by reference.",
    explanation: "Every column says what its values are: by `type`, or by `references`, which takes the type of the column it points at.",
    check: None,
};

/// A column with neither.
pub(crate) fn report(entry: &Entry<'_>) -> Diagnostic {
    Diagnostic::new(&RULE, entry.key_span, format!("the column `{}` has no type", entry.key))
        .hint("add `type:`, or `references: table.column`")
}
