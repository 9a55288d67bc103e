//! SL0703 renamed-twice.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "SL0703",
    name: "renamed-twice",
    severity: Severity::Error,
    summary: "One thing is renamed to one other.",
    explanation: "Two tables, columns, values or indexes cannot both be the same former one under a new name.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let renames = context.renames();
    let mut first = BTreeMap::new();
    for rename in renames.iter().filter(|rename| !rename.is_expired()) {
        match first.get(&(rename.scope, rename.from)) {
            None => {
                first.insert((rename.scope, rename.from), rename.span);
            }
            Some(place) => {
                let message = format!("{rename} is renamed from `{}`, and so is another", rename.from);
                let finding = Diagnostic::new(&RULE, rename.span, message).secondary(*place, "the other is here");
                findings.push(finding.hint("keep `renamed_from` at one of them"));
            }
        }
    }
}
