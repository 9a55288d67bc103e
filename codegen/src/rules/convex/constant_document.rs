//! SL1011 constant-document.

use crate::convex::id_of;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Default;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL1011",
    name: "constant-document",
    severity: Severity::Error,
    summary: "No constant names a row by its document, when Convex is a target.",
    explanation: "A column that points at a table whose key is Convex's `_id` holds an id that Convex gave. A constant `default` or `one_of` holds UUIDs, which no document is called by there.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    for (view, column) in context.columns() {
        let constant = matches!(column.default, Some(Default::Literal(_)));
        let keys = [("default", constant), ("one_of", !column.rules.one_of.is_empty())];
        let Some((key, _)) = keys.into_iter().find(|(_, given)| *given) else { continue };
        let Some(owner) = id_of(context.model, view.table.item, &column.item.name) else { continue };
        let message = format!(
            "the `{key}` of `{}` is a UUID, and the column holds the `_id` of a document of `{}` in Convex",
            view.path(&column.name),
            owner.name.escape_debug()
        );
        findings.push(Diagnostic::new(&RULE, column.key(key), message).hint("leave it out"));
    }
}
