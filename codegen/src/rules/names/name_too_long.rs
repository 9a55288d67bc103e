//! SL0203 name-too-long.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::names::MAX_NAME;
use crate::rules::Context;
use crate::rules::named::{Kind, Named};

pub(crate) static RULE: Rule = Rule {
    code: "SL0203",
    name: "name-too-long",
    severity: Severity::Error,
    summary: "Names have at most 63 bytes.",
    explanation: "PostgreSQL cuts names at 63 bytes in silence, MariaDB and MySQL refuse more than 64 characters. Names that the generator makes itself, such as those of indexes and constraints, are cut with a hash at their end.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let written = |named: &Named<'_>| !matches!(named.kind, Kind::Schema | Kind::Index | Kind::Check | Kind::Enum);
    for named in context.names().iter().filter(|named| written(named) && named.name.len() > MAX_NAME) {
        let message = format!("{} has a name of {} bytes, and {MAX_NAME} are possible", start(named), named.name.len());
        findings.push(Diagnostic::new(&RULE, named.span, message).hint("give it a shorter name"));
    }
}

/// The long name itself is underlined already.
fn start(named: &Named<'_>) -> &'static str {
    match named.kind {
        Kind::Table => "this table",
        Kind::Column => "this column",
        Kind::SqlName | Kind::SqlIndexName => "this object",
        _ => "this enum",
    }
}
