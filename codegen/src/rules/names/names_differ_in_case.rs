//! SL0205 names-differ-in-case.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::named::{Kind, Named};

pub(crate) static RULE: Rule = Rule {
    code: "SL0205",
    name: "names-differ-in-case",
    severity: Severity::Error,
    summary: "Names differ in more than the case of their letters.",
    explanation: "SQLite, MariaDB and MySQL do not tell `Apps` from `apps`, at least on some systems. Two tables, two columns of a table, two enums or two indexes whose names differ in case alone would be one there. PostgreSQL alone tells them apart.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.ignores_case() {
        return;
    }
    // Names for SQL alone are held against all others in SQL.
    let names = context.names().iter().filter(|named| !matches!(named.kind, Kind::SqlName | Kind::SqlIndexName));
    let mut folded: Vec<(Folded<'_>, &Named<'_>)> = names.map(|named| (fold(named), named)).collect();
    folded.sort_by(|(a, first), (b, second)| a.cmp(b).then(first.span.cmp(&second.span)));
    for group in folded.chunk_by(|(a, _), (b, _)| a == b) {
        let first = group[0].1;
        findings.extend(
            group[1..].iter().filter(|(_, named)| named.name != first.name).map(|(_, named)| report(named, first)),
        );
    }
}

/// What a name is to an engine that does not see case: its kind, its table, its letters.
type Folded<'a> = (Kind, &'a str, Cow<'a, str>);

/// Equal for names that are one to some engine.
fn fold<'a>(named: &Named<'a>) -> Folded<'a> {
    let kind = if named.kind == Kind::NativeEnum { Kind::Enum } else { named.kind };
    let lower = named.name.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    let name = if lower { Cow::Borrowed(named.name) } else { Cow::Owned(named.name.to_lowercase()) };
    (kind, named.table, name)
}

fn report(named: &Named<'_>, first: &Named<'_>) -> Diagnostic {
    Diagnostic::new(&RULE, named.span, format!("{named} differs from `{}` only in case", first.name.escape_debug()))
        .secondary(first.span, "the other is here")
        .hint("rename one of them")
}
