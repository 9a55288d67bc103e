//! SL0604 prefix-index.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Index, IndexColumn};
use crate::rules::Context;
use crate::rules::context::Placed;

pub(crate) static RULE: Rule = Rule {
    code: "SL0604",
    name: "prefix-index",
    severity: Severity::Hint,
    summary: "An index is not the beginning of another.",
    explanation: "An index over `[a, b]` also serves look-ups by `a`, so that one over `[a]` alone is seldom needed. It is allowed: names of indexes are part of what other programs rely on.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        let mut plain: Vec<(Vec<String>, Placed<'_, Index>)> =
            view.indexes.iter().filter(|index| is_plain(index)).map(|index| (parts(index.item), *index)).collect();
        plain.sort_by(|(a, first), (b, second)| a.cmp(b).then(first.span.cmp(&second.span)));
        for (at, (columns, index)) in plain.iter().enumerate() {
            // In this order an index stands right before those that it is the beginning of, but for its equals.
            let next = plain[at + 1..].iter().find(|(other, _)| other != columns);
            if let Some((_, longer)) = next.filter(|(other, _)| other.starts_with(columns)).filter(|_| !index.unique) {
                let message =
                    format!("the index `{}` of `{}` is the beginning of `{}`", index.name, view.name(), longer.name);
                let finding =
                    Diagnostic::new(&RULE, index.span, message).secondary(longer.span, "this serves its look-ups, too");
                findings.push(finding);
            }
        }
    }
}

/// Over all rows of every database, with nothing more to say.
fn is_plain(index: &Index) -> bool {
    index.predicate.is_none() && index.targets.is_empty() && index.method.is_empty() && index.include.is_empty()
}

fn parts(index: &Index) -> Vec<String> {
    let part = |column: &IndexColumn| match column.part.column() {
        Some(name) => format!("{name} {} {:?}", column.descending, column.nulls),
        None => format!("{column:?}"),
    };
    index.columns.iter().map(part).collect()
}
