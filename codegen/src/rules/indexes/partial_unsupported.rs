//! SL0608 partial-unsupported.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0608",
    name: "partial-unsupported",
    severity: Severity::Hint,
    summary: "It is known where an index covers all rows.",
    explanation: "MariaDB and MySQL have no indexes over some of the rows. There the index covers all of them: its look-ups work, and it is larger.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for index in view.indexes.iter().filter(|index| !index.unique && index.predicate.is_some()) {
            if let Some(lacking) = context.lacking(|kind, can| can.partial_index || !index.is_on(kind)) {
                let message = format!("the index `{}` of `{}` covers all rows in {lacking}", index.name, view.name());
                findings.push(Diagnostic::new(&RULE, index.key("where"), message));
            }
        }
    }
}
