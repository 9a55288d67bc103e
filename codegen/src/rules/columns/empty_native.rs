//! SL0416 empty-native.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::dialect;
use crate::model::{DialectKind, PerDialect, Version};
use crate::rules::Context;
use crate::rules::sets;
use crate::span::Span;
use crate::syntax::Node;

pub(crate) static RULE: Rule = Rule {
    code: "SL0416",
    name: "empty-native",
    severity: Severity::Error,
    summary: "What is native is said.",
    explanation: "`native` gives an engine's own type for a column. An empty one would leave the column without a type there, which SQLite alone takes. The same holds for a part of an index.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns() {
        for (kind, place) in empty(&column.native, column.get("native")) {
            if dialect::of(kind).capability(Version::new(0, 0)).typeless {
                continue;
            }
            let message = format!("the native type of `{}` for {} is empty", view.path(&column.name), kind.title());
            let finding = Diagnostic::new(&RULE, place.unwrap_or(column.span), message);
            findings.push(finding.hint("name the engine's type, or remove the key"));
        }
    }
    for (view, index) in context.tables().iter().flat_map(|view| view.indexes.iter().map(move |index| (view, index))) {
        for (part, node) in index.columns.iter().zip(sets::parts(index.node)) {
            for (kind, place) in empty(&part.native, node.get("native")) {
                let (name, table, title) = (&index.name, view.name(), kind.title());
                let message = format!("a part of the index `{name}` of `{table}` is empty for {title}");
                let finding = Diagnostic::new(&RULE, place.unwrap_or(node.span), message);
                findings.push(finding.hint("write the part as the engine has it, or remove the key"));
            }
        }
    }
}

/// The databases for which nothing is said, each with the place of its key.
fn empty<'a>(
    native: &'a PerDialect<String>,
    node: Option<&'a Node<'_>>,
) -> impl Iterator<Item = (DialectKind, Option<Span>)> + 'a {
    let empty = native.iter().filter(|(_, text)| text.trim().is_empty()).map(|(kind, _)| *kind);
    empty.map(move |kind| (kind, node.and_then(|node| node.entry(kind.word())).map(|entry| entry.key_span)))
}
