//! SL0318 unindexed-reference.

use crate::dialect;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::ForeignKey;
use crate::rules::Context;
use crate::rules::context::{Placed, TableView};
use crate::rules::sets::IndexedSet;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    code: "SL0318",
    name: "unindexed-reference",
    severity: Severity::Warning,
    summary: "Every foreign key has an index that begins with its columns.",
    explanation: "When a row is deleted, the engine looks for rows that point at it; without an index that reads the whole table, under a lock. MariaDB and MySQL make such an index in silence, so that the engines would differ. The primary key, unique sets and indexes of all rows count.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        // Encrypted columns belong into neither key nor index, which is said elsewhere.
        let plain = |name: &String| view.column(name).is_some_and(|column| column.encrypted.is_none());
        let plain = view.foreign_keys.iter().filter(|key| key.columns.iter().all(plain));
        let missing = plain.filter(|key| !view.sets.iter().any(|set| serves(set, &key.columns)));
        let mut said = BTreeSet::new();
        findings.extend(missing.filter(|key| said.insert(&key.item.columns)).map(|key| report(view, key)));
    }
}

/// Does the set begin with these columns, in any order, and hold every row on every database?
fn serves(set: &IndexedSet<'_>, columns: &[String]) -> bool {
    let plain = |count: usize| {
        set.index().is_none_or(|index| index.columns.iter().take(count).all(|c| c.part.column().is_some()))
    };
    let whole = set.index().is_none_or(|index| {
        let kinds = index.method.iter().map(|(kind, method)| dialect::of(*kind).index_kind(method));
        index.predicate.is_none() && index.targets.is_empty() && kinds.into_iter().all(str::is_empty)
    });
    let first = set.columns.get(..columns.len());
    whole
        && plain(columns.len())
        && first.is_some_and(|first| first.iter().all(|(name, _)| columns.iter().any(|c| c == name)))
}

fn report(view: &TableView<'_>, key: &Placed<'_, ForeignKey>) -> Diagnostic {
    let columns = key.columns.join(", ");
    let message = format!("no index of `{}` begins with `{columns}`, which points at `{}`", view.name(), key.table);
    let hint = format!("add to its indexes: `by_{}: [{columns}]`", key.columns.join("_and_"));
    Diagnostic::new(&RULE, key.span, message).hint(hint)
}
