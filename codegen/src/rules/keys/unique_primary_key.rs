//! SL0322 unique-primary-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::sets::SetKind;

pub(crate) static RULE: Rule = Rule {
    code: "SL0322",
    name: "unique-primary-key",
    severity: Severity::Warning,
    summary: "A primary key is unique by itself.",
    explanation: "A unique set of the columns of the primary key adds a second index over the same columns, which costs time at every write and serves nothing.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        let Some(key) = view.sets.iter().find(|set| matches!(set.kind, SetKind::PrimaryKey)) else { continue };
        for unique in view.uniques.iter().filter(|unique| unique.columns == view.table.primary_key) {
            let message = format!(
                "`{}` is the primary key of `{}`, and so unique already",
                unique.columns.join(", "),
                view.name()
            );
            let finding = Diagnostic::new(&RULE, unique.span, message).secondary(key.span, "the primary key");
            findings.push(finding.hint("remove it"));
        }
    }
}
