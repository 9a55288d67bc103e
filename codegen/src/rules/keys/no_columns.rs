//! SL0307 no-columns.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::syntax::Node;

pub(crate) static RULE: Rule = Rule {
    code: "SL0307",
    name: "no-columns",
    severity: Severity::Error,
    summary: "A table has columns.",
    explanation: "A table without columns can hold nothing, and SQLite, MariaDB and MySQL refuse to make one.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        // `columns` left out or of another form is reported by the passes before.
        let empty = |node: &Node<'_>| node.is_null() || node.entries().is_some_and(<[_]>::is_empty);
        if view.table.node.get("columns").is_some_and(empty) {
            let message = format!("the table `{}` has no columns", view.name());
            let hint = "begin with a key: `id: { type: uuid, primary_key: true, default: uuid_v7 }`";
            findings.push(Diagnostic::new(&RULE, view.table.span, message).hint(hint));
        }
    }
}
