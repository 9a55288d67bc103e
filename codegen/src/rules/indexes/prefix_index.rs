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
        let groups: Vec<&[(Vec<String>, Placed<'_, Index>)]> = plain.chunk_by(|(a, _), (b, _)| a == b).collect();
        // In this order the indexes over some columns stand right before those that they are the beginning of.
        for pair in groups.windows(2).filter(|pair| pair[1][0].0.starts_with(&pair[0][0].0)) {
            let (_, longer) = pair[1][0];
            for (_, index) in pair[0].iter().filter(|(_, index)| !index.unique) {
                let (short, long) = (&index.name, &longer.name);
                let message = format!("the index `{short}` of `{}` is the beginning of `{long}`", view.name());
                let finding = Diagnostic::new(&RULE, index.span, message);
                findings.push(finding.secondary(longer.span, "this serves its look-ups, too"));
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
        Some(name) if column.native.is_empty() => format!("{name} {} {:?}", column.descending, column.nulls),
        _ => format!("{column:?}"),
    };
    index.columns.iter().map(part).collect()
}
