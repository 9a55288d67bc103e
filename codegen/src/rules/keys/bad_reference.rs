//! SL0303 bad-reference.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0303",
    name: "bad-reference",
    severity: Severity::Error,
    summary: "A reference is written `table.column`.",
    explanation: "The short form of a reference is the table, a point, and the column. Names with points in them take the long form: `{ table: …, column: … }`.",
    check: None,
};

/// A text of another form.
pub(crate) fn report(span: Span, written: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{written}` is not of the form `table.column`"))
        .hint("name the column, too, such as `apps.id`")
}
