//! SL0202 not-snake-case.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::named::{Kind, Named};
use heck::ToSnakeCase;

pub(crate) static RULE: Rule = Rule {
    code: "SL0202",
    name: "not-snake-case",
    severity: Severity::Warning,
    summary: "Names are in snake_case.",
    explanation: "Each target has a convention of its own, and names are brought from `snake_case` into each. A name in another form is quoted in SQL and works, but everyone who writes SQL by hand has to quote it, too.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(context.names().iter().filter(|named| !is_fine(named)).map(report));
}

fn report(named: &Named<'_>) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, named.span, format!("{named} is not in snake_case"));
    let better = named.name.to_snake_case();
    if is_snake_case(&better) { finding.hint(format!("call it `{better}`")) } else { finding }
}

/// The schema's name becomes that of a crate, where `-` is usual. A name for SQL alone is said for being another. What has no visible name is another rule's.
fn is_fine(named: &Named<'_>) -> bool {
    let unwritable = named.name.trim().is_empty() || named.name.chars().any(char::is_control);
    unwritable
        || matches!(named.kind, Kind::SqlName | Kind::SqlIndexName)
        || is_snake_case(named.name)
        || (named.kind == Kind::Schema && is_snake_case(&named.name.replace('-', "_")))
}

fn is_snake_case(name: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.split('_').all(word)
}
