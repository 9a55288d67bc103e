//! SL0510 normalise-without-text.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Normalise, Type};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0510",
    name: "normalise-without-text",
    severity: Severity::Error,
    summary: "Only texts are normalised.",
    explanation: "`normalise: lowercase` is about letters. Other types have one form for equal values already.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| !matches!(column.ty, Type::Text | Type::Unknown)) {
        let normalised = column.encrypted.as_ref().and_then(|how| how.searchable);
        if normalised == Some(Normalise::Lowercase) {
            let searchable = column.get("encrypted").and_then(|node| node.get("searchable"));
            let place = searchable.and_then(|node| node.entry("normalise")).map_or(column.span, |entry| entry.key_span);
            let message =
                format!("`normalise` is for text, and `{}` is of type {}", view.path(&column.name), column.ty);
            findings.push(Diagnostic::new(&RULE, place, message).hint("write `searchable: true`"));
        }
    }
}
