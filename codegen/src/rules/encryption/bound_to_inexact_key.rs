//! SL0516 bound-to-inexact-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Bind, Column, Type};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0516",
    name: "bound-to-inexact-key",
    severity: Severity::Error,
    summary: "A value is bound to a key that is written in one way.",
    explanation: "A sealed value opens only in its own row, by the text of the row's primary key. Where the database takes two texts for the same key (letters of either case, floats), a value sealed for the one does not open by the other. Choose another key, or bind the value to the column alone.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        let mut keys = view.table.primary_key.iter().filter_map(|name| view.column(name));
        let Some((key, why)) = keys.find_map(|key| inexact(key.item).map(|why| (key, why))) else { continue };
        let bound = |column: &Column| column.encrypted.as_ref().is_some_and(|how| how.bind == Bind::Row);
        for column in view.columns.iter().filter(|column| bound(column.item)) {
            let message = format!("`{}` is bound to its row by a key that {why}", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.key("encrypted"), message);
            let finding = finding.secondary(key.span, "part of the primary key");
            findings.push(finding.hint("write `encrypted: { bind: column }`, or choose another key"));
        }
    }
}

/// Why one key can be written in two ways.
fn inexact(column: &Column) -> Option<&'static str> {
    if column.case_insensitive {
        return Some("ignores case");
    }
    (column.ty == Type::Float).then_some("is a float")
}
