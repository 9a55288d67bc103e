//! SL0501 encrypted-in-index.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::sets::SetKind;

pub(crate) static RULE: Rule = Rule {
    code: "SL0501",
    name: "encrypted-in-index",
    severity: Severity::Error,
    summary: "An encrypted column is in no index.",
    explanation: "The database sees only the sealed form, which differs each time a value is sealed: an index over it finds nothing. `searchable: true` keeps an index of its own for look-ups by equality.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for set in &view.sets {
            let SetKind::Index(index) = set.kind else { continue };
            let place = |name: &str| (index.key("include"), view.column(name));
            let included = index.item.include.iter().map(|name| place(name));
            let columns = set.columns.iter().map(|(name, span)| (*span, view.column(name))).chain(included);
            for (span, column) in columns.filter_map(|(span, column)| Some((span, column?))) {
                if column.encrypted.is_some() {
                    let message =
                        format!("the encrypted column `{}` is in the index `{}`", view.path(&column.name), index.name);
                    let finding =
                        Diagnostic::new(&RULE, span, message).secondary(column.key("encrypted"), "encrypted here");
                    findings.push(
                        finding.hint("remove it from the index; for look-ups write `encrypted: { searchable: true }`"),
                    );
                }
            }
        }
    }
}
