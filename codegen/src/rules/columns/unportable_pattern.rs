//! SL0408 unportable-pattern.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::sql::pattern;

pub(crate) static RULE: Rule = Rule {
    code: "SL0408",
    name: "unportable-pattern",
    severity: Severity::Error,
    summary: "A pattern means the same in every target.",
    explanation: "A pattern is checked by Rust, PostgreSQL, MariaDB, MySQL and JavaScript, whose regular expressions differ. Possible are literal characters, classes such as `[a-z0-9_]` and `[^ ]`, groups, alternatives, `* + ? {n,m}` with bounds up to 255, `^` and `$`, and escaped punctuation. Not possible are the dot, `\\d \\w \\s \\b`, lazy quantifiers, look-around, back-references and flags.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, column) in context.columns() {
        let Some((text, node)) = column.item.rules.pattern.as_ref().zip(column.get("pattern")) else { continue };
        for refusal in pattern::check(text).err().unwrap_or_default() {
            let message = format!("the pattern of `{}` cannot be used: {}", column.name, refusal.message);
            findings.push(Diagnostic::new(&RULE, context.inside(node, refusal.span), message));
        }
    }
}
