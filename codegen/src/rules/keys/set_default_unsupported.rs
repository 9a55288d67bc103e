//! SL0315 set-default-unsupported.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Action;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0315",
    name: "set-default-unsupported",
    severity: Severity::Error,
    summary: "Every target can set defaults where `set_default` asks for it.",
    explanation: "InnoDB, the storage engine of MariaDB and MySQL, refuses foreign keys with SET DEFAULT.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(lacking) = context.lacking(|_, can| can.set_default) else { return };
    for key in context.tables().iter().flat_map(|view| &view.foreign_keys) {
        for (word, action) in [("on_delete", key.on_delete), ("on_update", key.on_update)] {
            if action == Action::SetDefault {
                let message = format!("{lacking} cannot set the default of a foreign key's columns");
                findings.push(
                    Diagnostic::new(&RULE, key.value(word), message).hint("choose `set_null`, `restrict` or `cascade`"),
                );
            }
        }
    }
}
