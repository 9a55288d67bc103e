//! SL0610 ignored-index-option.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Index;
use crate::rules::Context;
use crate::rules::context::Placed;

pub(crate) static RULE: Rule = Rule {
    code: "SL0610",
    name: "ignored-index-option",
    severity: Severity::Hint,
    summary: "It is known where an option of an index is left out.",
    explanation: "`include`, `nulls`, `method` and `options` change how fast an index is, and not what it finds. Where an engine has no such thing, it is left out.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for index in &view.indexes {
            findings.extend(ignored(context, index).into_iter().map(|(key, lacking)| {
                let message =
                    format!("`{key}` of the index `{}` of `{}` is left out in {lacking}", index.name, view.name());
                Diagnostic::new(&RULE, index.key(key), message)
            }));
        }
    }
}

/// The options that some databases leave out, and which.
fn ignored(context: &Context<'_>, index: &Placed<'_, Index>) -> Vec<(&'static str, String)> {
    let nulls = index.columns.iter().any(|column| column.nulls.is_some());
    let include =
        if index.include.is_empty() { None } else { context.lacking(|kind, can| can.include || !index.is_on(kind)) };
    let order = if nulls { context.lacking(|kind, can| can.nulls_order || !index.is_on(kind)) } else { None };
    let method = context.lacking(|kind, can| can.index_method || !index.method.contains_key(&kind));
    let options = context.lacking(|kind, can| can.index_method || !index.options.contains_key(&kind));
    let all = [("include", include), ("columns", order), ("method", method), ("options", options)];
    let said = all.into_iter().filter_map(|(key, lacking)| lacking.map(|lacking| (key, lacking)));
    said.map(|(key, lacking)| if key == "columns" { ("nulls", lacking) } else { (key, lacking) }).collect()
}
