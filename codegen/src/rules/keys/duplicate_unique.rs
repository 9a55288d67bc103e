//! SL0321 duplicate-unique.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "SL0321",
    name: "duplicate-unique",
    severity: Severity::Error,
    summary: "A unique set is said once.",
    explanation: "The same set of columns, in the same order, is unique twice. The two would be one constraint with one name.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        let mut seen = BTreeMap::new();
        for unique in &view.uniques {
            match seen.get(&unique.item.columns) {
                None => {
                    seen.insert(&unique.item.columns, unique.span);
                }
                Some(first) => {
                    let message = format!("`{}` is unique in `{}` already", unique.columns.join(", "), view.name());
                    let finding = Diagnostic::new(&RULE, unique.span, message).secondary(*first, "first said here");
                    findings.push(finding.hint("remove one of them"));
                }
            }
        }
    }
}
