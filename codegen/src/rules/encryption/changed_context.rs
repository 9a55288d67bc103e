//! SL0511 changed-context.

use super::context_place;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::history::History;

pub(crate) static RULE: Rule = Rule {
    code: "SL0511",
    name: "changed-context",
    severity: Severity::Error,
    summary: "The context of an encrypted column never changes.",
    explanation: "Values are bound to the context that their column had when it was made, `table.column` unless it was said. When the table or the column is renamed, the old context has to be written down, or no value would open any more. It stays written down for good.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(history) = context.recorded.map(History::new) else { return };
    for (view, column) in context.columns() {
        let Some(now) = &column.item.encrypted else { continue };
        let before = history.column(view.table.item, column.item).and_then(|before| before.encrypted.as_ref());
        let Some(before) = before else { continue };
        if now.context != before.context {
            let message =
                format!("values of `{}` are bound to the context `{}`", view.path(&column.name), before.context);
            let finding = Diagnostic::new(&RULE, context_place(&column), message);
            let finding = finding.label(format!("here it is `{}`, and none of them would open", now.context));
            findings.push(finding.hint(format!("write `context: {}`{}", before.context, beside(&column))));
        }
    }
}

/// Where the context goes when `encrypted: true` leaves no room for it.
fn beside(column: &crate::rules::Placed<'_, crate::model::Column>) -> &'static str {
    let short = column.get("encrypted").is_some_and(|node| node.entries().is_none());
    if short { " inside `encrypted: { … }`" } else { "" }
}
