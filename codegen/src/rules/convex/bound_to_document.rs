//! SL1004 bound-to-document.

use crate::convex::{self, Form, is_bound_to_row};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL1004",
    name: "bound-to-document",
    severity: Severity::Error,
    summary: "What is sealed for its row has a key of its own, when Convex is a target.",
    explanation: "A value is sealed for the key of its row. Where that key is another row's, it is a document's `_id` in Convex and a UUID in SQL: a value sealed on one side would not open on the other. Give the table a key of its own, or bind the column alone.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    let stored = context.model.stored();
    for (view, table) in context.tables().iter().zip(convex::tables(&stored)) {
        let is_id = |column: &&String| table.field(column).is_some_and(|field| matches!(field.form, Form::Id(_)));
        let Some(key) = table.key.columns().iter().find(is_id) else { continue };
        for column in view.columns.iter().filter(|column| is_bound_to_row(column)) {
            let message = format!(
                "`{}` is sealed for its row, whose key `{key}` is the `_id` of another document in Convex",
                view.path(&column.name)
            );
            findings.push(Diagnostic::new(&RULE, column.key("encrypted"), message).hint("write `encrypted: { bind: column }`"));
        }
    }
}
