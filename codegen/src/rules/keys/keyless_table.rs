//! SL0325 keyless-table.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0325",
    name: "keyless-table",
    severity: Severity::Hint,
    summary: "It is known which tables have no primary key.",
    explanation: "`primary_key: []` says that a table has none, as some databases have such tables. Their rows have no names: nothing can point at them, and they cannot be told apart when one is to be changed. Where `rust` or `convex` is a target, or a value is encrypted, a table needs a key.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables().iter().filter(|view| view.is_keyless() && !context.needs_key(view)) {
        let message = format!("the rows of `{}` have no key", view.name());
        findings.push(Diagnostic::new(&RULE, view.table.key("primary_key"), message));
    }
}
