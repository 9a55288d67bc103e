//! SL0301 unknown-table.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0301",
    name: "unknown-table",
    severity: Severity::Error,
    summary: "A reference points at a table of the schema.",
    explanation: "A reference names a table that is described in the same file. What lives in another database is said by `external`.",
    check: None,
};

/// A table that is not there.
pub(crate) fn report<'a>(span: Span, written: &str, tables: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("there is no table `{written}`")).did_you_mean(written, tables)
}
