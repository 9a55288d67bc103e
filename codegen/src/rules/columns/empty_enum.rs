//! SL0410 empty-enum.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::syntax::Node;

pub(crate) static RULE: Rule = Rule {
    code: "SL0410",
    name: "empty-enum",
    severity: Severity::Error,
    summary: "An enum has values.",
    explanation: "A column of an enum without values could hold nothing, and an empty list is no SQL.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for item in context.enums() {
        let values = item.node.items().map_or_else(|| item.get("values"), |_| Some(item.node));
        let none =
            |node: &Node<'_>| node.items().is_some_and(<[_]>::is_empty) || node.entries().is_some_and(<[_]>::is_empty);
        if values.is_some_and(none) {
            let message = format!("the enum `{}` has no values", item.name);
            findings.push(Diagnostic::new(&RULE, item.span, message).hint("list its values, or remove it"));
        }
    }
}
