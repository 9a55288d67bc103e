//! SL0508 bound-to-assigned-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Bind, Column, Default};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0508",
    name: "bound-to-assigned-key",
    severity: Severity::Error,
    summary: "A value is bound to a key that is known before it is sealed.",
    explanation: "A sealed value opens only in its own row, by the row's primary key, so the key must be known when the value is sealed. A number or an expression of the database is known only afterwards. Bind the value to the column alone, or let the models make the key: `default: uuid_v7`.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        let mut keys = view.table.primary_key.iter().filter_map(|name| view.column(name));
        let Some(key) = keys.find(|column| is_assigned(column.item)) else { continue };
        let bound = |column: &Column| column.encrypted.as_ref().is_some_and(|how| how.bind == Bind::Row);
        for column in view.columns.iter().filter(|column| bound(column.item)) {
            let message =
                format!("`{}` is bound to its row by a key that the database assigns", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.key("encrypted"), message)
                .secondary(key.span, "assigned by the database");
            findings.push(finding.hint("write `encrypted: { bind: column }`"));
        }
    }
}

fn is_assigned(column: &Column) -> bool {
    column.identity || column.generated.is_some() || matches!(column.default, Some(Default::Sql(_) | Default::Now))
}
