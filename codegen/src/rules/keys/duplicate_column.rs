//! SL0310 duplicate-column.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::sets;
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0310",
    name: "duplicate-column",
    severity: Severity::Error,
    summary: "A column stands once in a key or an index.",
    explanation: "A column that is listed twice adds nothing to a key, a reference or an index, and most engines refuse it.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for set in &view.sets {
            findings.extend(repeated(&set.columns, &set.kind.to_string()));
        }
        for key in &view.foreign_keys {
            let columns = key.get("columns").map(|list| sets::spread(&key.item.columns, list, key.span));
            findings.extend(repeated(&columns.unwrap_or_default(), "this foreign key"));
        }
    }
}

fn repeated(columns: &[(&str, Span)], what: &str) -> Vec<Diagnostic> {
    let earlier = |at: usize| columns[..at].iter().find(|(name, _)| *name == columns[at].0);
    let pairs = (0..columns.len()).filter_map(|at| Some((columns[at], *earlier(at)?)));
    let report = |((name, again), (_, first)): ((&str, Span), (&str, Span))| {
        Diagnostic::new(&RULE, again, format!("`{name}` is listed twice in {what}"))
            .secondary(first, "first listed here")
            .hint("remove one of them")
    };
    pairs.map(report).collect()
}
