//! SL0801 version-too-old.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{DialectKind, Version};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0801",
    name: "version-too-old",
    severity: Severity::Error,
    summary: "Every target is at least as old as what the generated SQL needs.",
    explanation: "The generated SQL uses what the oldest supported version of each engine has (STRICT tables on SQLite, stored generated columns on PostgreSQL, non-padding collations on MariaDB). An older engine would refuse it.",
    check: None,
};

/// A target older than `oldest`.
pub(crate) fn report(span: Span, kind: DialectKind, version: Version, oldest: Version) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{} {version} is older than {oldest}, the oldest supported", kind.title()))
        .hint(format!("write `{}: \"{oldest}\"` or newer", kind.word()))
}
