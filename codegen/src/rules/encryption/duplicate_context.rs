//! SL0507 duplicate-context.

use super::context_place;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "SL0507",
    name: "duplicate-context",
    severity: Severity::Error,
    summary: "Each encrypted column has a context of its own.",
    explanation: "Values are bound to the context of their column. Two columns with one context could have their values exchanged without anyone noticing.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut first = BTreeMap::new();
    for (view, column) in context.columns() {
        let Some(encryption) = &column.item.encrypted else { continue };
        match first.get(&encryption.context) {
            None => {
                first.insert(&encryption.context, (context_place(&column), view.path(&column.name)));
            }
            Some((place, other)) => {
                let message =
                    format!("`{}` has the context `{}` of `{other}`", view.path(&column.name), encryption.context);
                let finding =
                    Diagnostic::new(&RULE, context_place(&column), message).secondary(*place, "the other column's");
                findings.push(finding.hint("give it another context, such as `context: table.column` as they are now"));
            }
        }
    }
}
