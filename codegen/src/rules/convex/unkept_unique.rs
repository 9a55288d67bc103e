//! SL1006 unkept-unique.

use crate::convex;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::rules::sets::IndexedSet;

pub(crate) static RULE: Rule = Rule {
    code: "SL1006",
    name: "unkept-unique",
    severity: Severity::Warning,
    summary: "It is known which unique sets Convex's helpers do not keep.",
    explanation: "The generated helpers look for an equal document by an index over fields. They do not know SQL's expressions and conditions, and compare letters by case: a unique index with `where` or an expression, or over a column that is `case_insensitive`, is the databases' alone. References to such a column compare by case, too.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    for view in context.tables() {
        for set in view.sets.iter().filter(|set| set.index().is_none_or(|index| index.unique && convex::is_meant(index))) {
            let Some(reason) = reason(view, set) else { continue };
            let message = format!("Convex's helpers do not keep {} of `{}` unique: {reason}", set.kind, view.name());
            findings.push(Diagnostic::new(&RULE, set.span, message));
        }
    }
}

fn reason(view: &TableView<'_>, set: &IndexedSet<'_>) -> Option<String> {
    match set.index() {
        Some(index) if index.predicate.is_some() => return Some("it is about some rows only".to_owned()),
        Some(index) if !convex::is_plain(index) => return Some("it is over an expression".to_owned()),
        _ => {}
    }
    let insensitive = |name: &&str| view.column(name).is_some_and(|column| column.case_insensitive);
    let column = set.columns.iter().map(|(name, _)| *name).find(|name| insensitive(name))?;
    Some(format!("they tell letters of either case apart in `{column}`"))
}
