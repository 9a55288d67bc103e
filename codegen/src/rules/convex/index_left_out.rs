//! SL1008 index-left-out.

use crate::convex;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL1008",
    name: "index-left-out",
    severity: Severity::Hint,
    summary: "It is known which indexes Convex does not get.",
    explanation: "An index of Convex is over fields of all documents: one over an expression, or with `where`, is left out there. So is, without a word, one that names its `targets`.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    for view in context.tables() {
        // That a unique one is not kept says enough.
        for index in view.indexes.iter().filter(|index| !index.unique && convex::is_meant(index) && !convex::is_plain(index)) {
            let message = format!("Convex does not get the index `{}` of `{}`", index.name, view.name());
            findings.push(Diagnostic::new(&RULE, index.span, message));
        }
    }
}
