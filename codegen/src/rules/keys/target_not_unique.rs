//! SL0311 target-not-unique.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::ForeignKey;
use crate::rules::Context;
use crate::rules::context::Placed;

pub(crate) static RULE: Rule = Rule {
    code: "SL0311",
    name: "target-not-unique",
    severity: Severity::Error,
    summary: "A reference points at one row.",
    explanation: "The columns that a reference points at are the primary key of their table, or a unique set of exactly these columns. Otherwise it would be open which row is meant, and every engine but SQLite refuses the table.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for key in &view.foreign_keys {
            let target = context.table(&key.table);
            if target.is_some_and(|target| !target.table.is_unique(&key.references) && target.is_resolved()) {
                findings.push(report(key));
            }
        }
    }
}

fn report(key: &Placed<'_, ForeignKey>) -> Diagnostic {
    let (columns, table) = (key.references.join(", "), &key.table);
    let (message, hint) = match key.references.as_slice() {
        [_] => (format!("the column `{table}.{columns}` is not unique"), "add `unique: true` to it".to_owned()),
        _ => (
            format!("the columns `{columns}` of `{table}` are not unique together"),
            format!("add `[{columns}]` to the `unique` lists of `{table}`"),
        ),
    };
    Diagnostic::new(&RULE, key.value("references"), message).hint(format!("{hint}, or point at its primary key"))
}
