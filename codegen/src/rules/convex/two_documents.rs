//! SL1005 two-documents.

use std::collections::BTreeSet;

use crate::convex::{document_key, id_of};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::context::TableView;

pub(crate) static RULE: Rule = Rule {
    code: "SL1005",
    name: "two-documents",
    severity: Severity::Error,
    summary: "A column points at the documents of one table, when Convex is a target.",
    explanation: "A field of Convex holds the id of a document of one table. A column whose value is the key of rows of two tables at once cannot be such a field.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    for (view, column) in context.columns() {
        let owners = owners(context, view, &column.item.name);
        let owners: Vec<&str> = owners.into_iter().collect();
        if let [first, second, ..] = owners.as_slice() {
            let message = format!(
                "`{}` points at the documents of `{first}` and of `{second}`, and is a field of Convex",
                view.path(&column.name)
            );
            findings.push(Diagnostic::new(&RULE, column.span, message).hint("use a column for each of them"));
        }
    }
}

/// The tables whose documents the column names, by way of each of its references.
fn owners<'a>(context: &'a Context<'_>, view: &'a TableView<'_>, column: &str) -> BTreeSet<&'a str> {
    let pairs = view.table.item.foreign_keys.iter().flat_map(|key| {
        let targets = key.columns.iter().zip(&key.references);
        targets.filter(|(from, _)| *from == column).map(move |(_, to)| (&key.table, to))
    });
    let owner = |(table, to): (&String, &'a String)| {
        let target = context.model.table(table)?;
        let own = document_key(target).is_some_and(|key| key.name == *to);
        let owner = if own { Some(target) } else { id_of(context.model, target, to) };
        owner.map(|owner| owner.name.as_str())
    };
    pairs.filter_map(owner).collect()
}
