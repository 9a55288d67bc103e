//! SL1009 convex-limit.

use crate::convex::{self, names};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL1009",
    name: "convex-limit",
    severity: Severity::Error,
    summary: "A table fits into Convex, when Convex is a target.",
    explanation: "A table of Convex has at most 32 indexes, an index at most 16 fields, and its name at most 64 characters. Keys, unique sets and references that no index of the schema begins with get indexes of their own.",
    check: Some(check),
};

/// See <https://docs.convex.dev/production/state/limits>.
const MOST_INDEXES: usize = 32;
/// Fields of an index.
const MOST_FIELDS: usize = 16;

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    let mut report = |span: Span, message: String| findings.push(Diagnostic::new(&RULE, span, message));
    let stored = context.model.stored();
    for (view, table) in context.tables().iter().zip(convex::tables(&stored)) {
        let name = view.name().escape_debug();
        if table.indexes.len() > MOST_INDEXES {
            let count = table.indexes.len();
            report(view.table.span, format!("`{name}` would have {count} indexes in Convex, and {MOST_INDEXES} are the most"));
        }
        for index in &table.indexes {
            let said = view.indexes.iter().find(|said| said.name == index.name);
            let span = said.map_or(view.table.span, |said| said.span);
            if index.fields.len() > MOST_FIELDS {
                let count = index.fields.len();
                report(span, format!("an index of `{name}` would have {count} fields in Convex, and {MOST_FIELDS} are the most"));
            }
            if said.is_none() && index.name.len() > names::MAX_NAME {
                report(
                    span,
                    format!("`{name}` needs an index over {} in Convex, whose name would be too long: shorten theirs", crate::text::one_of(&index.fields)),
                );
            }
        }
    }
}
