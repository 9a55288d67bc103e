//! SL0308 no-primary-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Bind;
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::syntax::Node;

pub(crate) static RULE: Rule = Rule {
    code: "SL0308",
    name: "no-primary-key",
    severity: Severity::Error,
    summary: "A table has a primary key.",
    explanation: "Without a primary key a row cannot be named: no reference can point at it, no model can update it, an encrypted value cannot be bound to it and cannot be encrypted anew.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let without = context.tables().iter().filter(|view| !view.columns.is_empty() && is_silent(view));
    findings.extend(without.map(|view| {
        let message = format!("the table `{}` has no primary key", view.name());
        let finding = Diagnostic::new(&RULE, view.table.span, message);
        let bound = |bind: Bind| bind == Bind::Row;
        let sealed = view.columns.iter().find(|column| column.encrypted.as_ref().is_some_and(|how| bound(how.bind)));
        let finding = match sealed {
            Some(column) => finding.secondary(column.key("encrypted"), "this value is bound to the row by its key"),
            None => finding,
        };
        finding.hint("mark a column `primary_key: true`, or list several: `primary_key: [a, b]`")
    }));
}

/// Is nothing said of a key? One of columns that do not exist is reported already.
fn is_silent(view: &TableView<'_>) -> bool {
    let no_list = |node: Option<&Node<'_>>| node.is_none_or(|node| node.items().is_some_and(<[_]>::is_empty));
    view.table.primary_key.is_empty() && no_list(view.table.get("primary_key"))
}
