//! SL1012 default-by-database.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Action, Default};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL1012",
    name: "default-by-database",
    severity: Severity::Error,
    summary: "`set_default` sets what Convex's helpers can make, when Convex is a target.",
    explanation: "A default that is an SQL expression is computed by a database alone. In Convex a new row has to say the value, and `set_default` has nothing to set.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    for view in context.tables() {
        for key in &view.foreign_keys {
            let sets = key.on_delete == Action::SetDefault || key.on_update == Action::SetDefault;
            let computed = |name: &&String| {
                view.column(name).is_some_and(|column| matches!(column.default, Some(Default::Sql(_))))
            };
            let Some(column) = key.columns.iter().find(computed).filter(|_| sets) else { continue };
            let message = format!("Convex cannot set `{}` to its default, which only a database computes", view.path(column));
            findings.push(Diagnostic::new(&RULE, key.span, message).hint("use a constant as the default, or another action"));
        }
    }
}
