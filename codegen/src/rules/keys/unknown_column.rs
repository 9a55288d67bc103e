//! SL0302 unknown-column.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Table;
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0302",
    name: "unknown-column",
    severity: Severity::Error,
    summary: "Keys, indexes and references name columns that exist.",
    explanation: "The columns of a key, an index or a reference are columns of its table; those of a reference's target, columns of the target.",
    check: None,
};

/// A column that the table does not have.
pub(crate) fn report(span: Span, written: &str, table: &Table) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("the table `{}` has no column `{written}`", table.name))
        .did_you_mean(written, table.columns.iter().map(|column| column.name.as_str()))
}
