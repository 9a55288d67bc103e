//! SL0605 unlimited-index.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::rules::Context;
use crate::rules::width;

pub(crate) static RULE: Rule = Rule {
    code: "SL0605",
    name: "unlimited-index",
    severity: Severity::Error,
    summary: "What is indexed has a limited length, where a target asks for it.",
    explanation: "MariaDB and MySQL index texts up to a length that has to be known. A text without `max_length`, or with one above 16,383, JSON and bytes have none. `method: { mariadb: fulltext }`, `spatial`, and a part whose `native` says how much of it is indexed, have no such limit.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for set in &view.sets {
            for (name, span) in &set.columns {
                // Encrypted columns in indexes are reported as such.
                let Some(column) = view.column(name).filter(|column| column.encrypted.is_none()) else { continue };
                let lacking = context.lacking(|kind, can| {
                    let here = set.index().is_none_or(|index| index.is_on(kind));
                    !can.index_needs_length || !here || width::in_set(context, set, column.item, kind).is_some()
                });
                let Some(lacking) = lacking else { continue };
                let message = format!(
                    "{lacking} cannot index `{}`, which has no limited length, in {}",
                    view.path(name),
                    set.kind
                );
                let hint = match (&column.ty, set.index()) {
                    (Type::Text, _) => "give the column a `max_length` of at most 768",
                    (_, Some(_)) => "remove it, or leave that database out by the index's `targets`",
                    (_, None) => "choose another column",
                };
                findings.push(Diagnostic::new(&RULE, *span, message).secondary(column.span, "the column").hint(hint));
            }
        }
    }
}
