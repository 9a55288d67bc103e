//! SL0424 immutable-beside-change.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Column;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0424",
    name: "immutable-beside-change",
    severity: Severity::Error,
    summary: "What is written once does not change with its row.",
    explanation: "`immutable: true` has the models write a column when its row is made and never again. A time of last change and a version change with every update, and a number that the database gives is not written by the models at all.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.immutable) {
        for (key, reason) in others(column.item) {
            let message = format!("`{}` cannot be immutable: {reason}", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.key("immutable"), message);
            findings.push(
                finding.secondary(column.key(key), "by this").hint(format!("remove `immutable` or `{key}`")),
            );
        }
    }
}

fn others(column: &Column) -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = [
        (column.touched, "on_update", "it takes the time of every change of its row"),
        (column.version, "version", "it counts the changes of its row"),
        (column.identity, "identity", "the database numbers it, and the models never write it"),
    ];
    all.into_iter().filter(|(is, ..)| *is).map(|(_, key, reason)| (key, reason))
}
