//! SL0323 cascade-of-null.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Action;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0323",
    name: "cascade-of-null",
    severity: Severity::Error,
    summary: "What may be NULL does not cascade into what may not.",
    explanation: "`on_update: cascade` copies the new key of the row pointed at. Where that column is optional and the pointing one is required, NULL would be copied into it. MariaDB and MySQL refuse such a reference at once.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.lacking(|_, can| can.cascades_null).is_none() {
        return;
    }
    for view in context.tables() {
        for key in view.foreign_keys.iter().filter(|key| key.on_update == Action::Cascade) {
            let Some(target) = context.model.table(&key.table) else { continue };
            let pairs = key.columns.iter().zip(&key.references);
            let null = pairs.filter_map(|(own, other)| Some((view.column(own)?, target.column(other)?)));
            for (own, other) in null.filter(|(own, other)| !own.optional && other.optional) {
                let message = format!(
                    "`on_update: cascade` would copy NULL from `{}.{}` into the required column `{}`",
                    target.name,
                    other.name,
                    view.path(&own.name)
                );
                let hint = "make the column `optional: true`, make the other one required, or choose `restrict`";
                findings.push(Diagnostic::new(&RULE, key.value("on_update"), message).hint(hint));
            }
        }
    }
}
