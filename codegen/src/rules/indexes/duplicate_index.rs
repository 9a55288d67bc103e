//! SL0603 duplicate-index.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Index;
use crate::rules::Context;
use crate::rules::context::TableView;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "SL0603",
    name: "duplicate-index",
    severity: Severity::Warning,
    summary: "No two indexes of a table are the same.",
    explanation: "A second index over the same columns in the same order costs time and space at every write, and serves nothing.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables().iter().filter(|view| may_repeat(view)) {
        let mut seen = BTreeMap::new();
        for index in &view.indexes {
            match seen.get(&form(index.item)) {
                None => {
                    seen.insert(form(index.item), *index);
                }
                Some(first) => {
                    let message =
                        format!("the indexes `{}` and `{}` of `{}` are the same", index.name, first.name, view.name());
                    let finding =
                        Diagnostic::new(&RULE, index.span, message).secondary(first.span, "the other is here");
                    findings.push(finding.hint("remove one of them"));
                }
            }
        }
    }
}

/// Do two indexes begin and end alike? Most tables can be passed over by that.
fn may_repeat(view: &TableView<'_>) -> bool {
    let ends = |index: &Index| {
        let part = |at: usize| index.columns.get(at).and_then(|column| column.part.column()).map(str::to_owned);
        (index.columns.len(), part(0), part(index.columns.len().saturating_sub(1)))
    };
    let mut seen = BTreeSet::new();
    view.indexes.len() > 1 && !view.indexes.iter().all(|index| seen.insert(ends(index.item)))
}

/// All but the name, as a key.
fn form(index: &Index) -> String {
    let Index { columns, unique, predicate, include, method, options, targets, .. } = index;
    format!("{columns:?} {unique} {predicate:?} {include:?} {method:?} {options:?} {targets:?}")
}
