//! SL0324 changing-primary-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0324",
    name: "changing-primary-key",
    severity: Severity::Error,
    summary: "A primary key does not change with its row.",
    explanation: "An update finds its row by the primary key. A version or a time of last change would give the row another key at every update, and leave what points at it behind.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let columns = context.columns().filter(|(view, column)| view.table.primary_key.contains(&column.name));
    for (view, column) in columns {
        for (key, _) in [("version", column.version), ("on_update", column.touched)].iter().filter(|(_, is)| *is) {
            let message = format!("`{}` is in the primary key and cannot have `{key}`", view.path(&column.name));
            findings.push(Diagnostic::new(&RULE, column.key(key), message).hint(format!("remove `{key}`")));
        }
    }
}
