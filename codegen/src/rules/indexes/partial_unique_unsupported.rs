//! SL0607 partial-unique-unsupported.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0607",
    name: "partial-unique-unsupported",
    severity: Severity::Error,
    summary: "A unique index over some rows is one in every target.",
    explanation: "MariaDB and MySQL have no indexes over some of the rows. A unique index over all of them would refuse rows that the others accept.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for index in view.indexes.iter().filter(|index| index.unique && index.predicate.is_some()) {
            if let Some(lacking) = context.lacking(|kind, can| can.partial_index || !index.is_on(kind)) {
                let message = format!(
                    "{lacking} cannot keep the index `{}` of `{}` unique over some rows alone",
                    index.name,
                    view.name()
                );
                let finding = Diagnostic::new(&RULE, index.key("where"), message);
                findings.push(finding.hint("name the databases that have it: `targets: [sqlite, postgres]`"));
            }
        }
    }
}
