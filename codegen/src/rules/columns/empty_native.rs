//! SL0416 empty-native.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::DialectKind;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0416",
    name: "empty-native",
    severity: Severity::Error,
    summary: "A native type is named.",
    explanation: "`native` gives an engine's own type for a column. An empty one would leave the column without a type there.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns() {
        for kind in column.native.iter().filter(|(_, text)| text.trim().is_empty()).map(|(kind, _)| *kind) {
            let place = column.get("native").and_then(|node| node.entry(DialectKind::word(kind)));
            let span = place.map_or(column.span, |entry| entry.key_span);
            let message = format!("the native type of `{}` for {} is empty", view.path(&column.name), kind.title());
            findings.push(Diagnostic::new(&RULE, span, message).hint("name the engine's type, or remove the key"));
        }
    }
}
