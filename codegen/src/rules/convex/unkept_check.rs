//! SL1007 unkept-check.

use crate::convex;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL1007",
    name: "unkept-check",
    severity: Severity::Hint,
    summary: "It is known which conditions Convex's helpers do not keep.",
    explanation: "The generated helpers keep conditions made of columns and constants that are compared, `AND`, `OR`, `NOT`, `IS NULL`, `IN` and `BETWEEN`, said once for all databases. Functions, arithmetic, `LIKE`, JSON, timestamps compared with constants, constants that are not written as values are stored (`'2024-1-5'`), and the order of an enum's words are the databases' alone.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    for view in context.tables() {
        let table = view.table.item;
        for check in table.checks.iter().filter(|check| convex::condition(context.model, table, check).is_none()) {
            let whole = view.table.key("check");
            let node = view.table.get("check").and_then(|node| node.entry(&check.name));
            let said = if check.name.is_empty() { "the check".to_owned() } else { format!("the check `{}`", check.name) };
            let message = format!("Convex's helpers do not keep {said} of `{}`: only a database can tell", view.name());
            findings.push(Diagnostic::new(&RULE, node.map_or(whole, |entry| entry.key_span), message));
        }
    }
}
