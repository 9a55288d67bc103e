//! SL0319 action-without-reference.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0319",
    name: "action-without-reference",
    severity: Severity::Error,
    summary: "What is said of a reference stands beside one.",
    explanation: "`on_delete`, `deferrable` and all of `on_update` but `now` say what a reference does. Beside a column that points at nothing they would mean nothing.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.get("references").is_none()) {
        for key in ["on_delete", "on_update", "deferrable"] {
            let word = column.get(key).and_then(crate::syntax::Node::text);
            // `now` is of the column itself; words that are none are reported already.
            let idle = word.is_some_and(|word| word == "true" || crate::model::Action::parse(word).is_some());
            if idle {
                let message = format!("the column `{}` has `{key}`, but points at nothing", view.path(&column.name));
                let finding = Diagnostic::new(&RULE, column.key(key), message);
                findings.push(finding.hint(format!("add `references`, or say `{key}` in the table's `foreign_keys`")));
            }
        }
    }
}
