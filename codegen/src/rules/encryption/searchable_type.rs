//! SL0515 searchable-type.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0515",
    name: "searchable-type",
    severity: Severity::Error,
    summary: "Equal values of a searchable column are written alike.",
    explanation: "A blind index is made of the text of a value, so a look-up finds only what is written in the same way. One JSON value can be written in many ways, and floats that were computed differently are seldom equal. Keep what you look up by in a column of its own, as text or as a whole number.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| matches!(column.ty, Type::Json | Type::Float)) {
        if column.encrypted.as_ref().is_some_and(|how| how.searchable.is_some()) {
            let place = column
                .get("encrypted")
                .and_then(|node| node.entry("searchable"))
                .map_or(column.span, |entry| entry.key_span);
            let message =
                format!("`{}` is of type {}, which cannot be searched", view.path(&column.name), column.ty);
            let hint = "remove `searchable`, and give what is looked up a column of its own";
            findings.push(Diagnostic::new(&RULE, place, message).hint(hint));
        }
    }
}
