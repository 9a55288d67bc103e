//! SL0313 set-null-on-required.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Action;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0313",
    name: "set-null-on-required",
    severity: Severity::Error,
    summary: "Only optional columns are set to NULL.",
    explanation: "`set_null` writes NULL into the pointing columns when the row pointed at goes. A required column refuses that, so the other row could never be deleted.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for key in &view.foreign_keys {
            let required = key.columns.iter().filter_map(|name| view.column(name)).find(|column| !column.optional);
            let Some(column) = required else { continue };
            for (word, action) in [("on_delete", key.on_delete), ("on_update", key.on_update)] {
                if action == Action::SetNull {
                    let message = format!("`{word}: set_null` on the required column `{}`", view.path(&column.name));
                    let hint = "make the column `optional: true`, or choose `restrict` or `cascade`";
                    findings.push(Diagnostic::new(&RULE, key.value(word), message).hint(hint));
                }
            }
        }
    }
}
