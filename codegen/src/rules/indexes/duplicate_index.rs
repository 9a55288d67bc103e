//! SL0603 duplicate-index.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Index;
use crate::rules::Context;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "SL0603",
    name: "duplicate-index",
    severity: Severity::Warning,
    summary: "No two indexes of a table are the same.",
    explanation: "A second index over the same columns in the same order costs time and space at every write, and serves nothing.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
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

/// All but the name, as a key.
fn form(index: &Index) -> String {
    let Index { columns, unique, predicate, include, method, options, targets, .. } = index;
    format!("{columns:?} {unique} {predicate:?} {include:?} {method:?} {options:?} {targets:?}")
}
