//! SL0512 reused-context.

use super::context_place;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::history::History;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "SL0512",
    name: "reused-context",
    severity: Severity::Error,
    summary: "A context is never used again.",
    explanation: "The context belonged to another column in the last recorded model. Values of that column, in backups and copies, would open in this one.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(recorded) = context.recorded else { return };
    let history = History::new(recorded);
    let mut owners = BTreeMap::new();
    for table in &recorded.tables {
        let sealed = table.columns.iter().filter_map(|column| Some((column.encrypted.as_ref()?, column)));
        owners.extend(sealed.map(|(how, column)| (how.context.as_str(), (table.name.as_str(), column.name.as_str()))));
    }
    for (view, column) in context.columns() {
        let Some(encryption) = &column.item.encrypted else { continue };
        let Some(owner) = owners.get(encryption.context.as_str()) else { continue };
        let before = history.place(view.table.item, column.item);
        // A column that had a context of its own has changed it, which is said elsewhere.
        let had = history.column(view.table.item, column.item).is_some_and(|before| before.encrypted.is_some());
        if before != Some(*owner) && !had {
            let owner = format!("{}.{}", owner.0, owner.1);
            let message = format!("the context `{}` belonged to the column `{owner}`", encryption.context);
            let finding = Diagnostic::new(&RULE, context_place(&column), message);
            findings.push(finding.hint("if the column was renamed, say `renamed_from`; else give it a new context"));
        }
    }
}
