//! SL0309 optional-primary-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::DialectKind;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0309",
    name: "optional-primary-key",
    severity: Severity::Error,
    summary: "The columns of a primary key are required.",
    explanation: "A primary key names a row, so it is never NULL. PostgreSQL, MariaDB and MySQL make such a column required in silence, SQLite does not: a schema that has no other target may say so of a table that is there already.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let targets = &context.model.targets;
    let only_sqlite = targets.databases.keys().all(|kind| *kind == DialectKind::Sqlite);
    if only_sqlite && !targets.databases.is_empty() && targets.rust.is_none() && targets.convex.is_none() {
        return;
    }
    for view in context.tables() {
        let keys = view.table.primary_key.iter().filter_map(|name| view.column(name));
        findings.extend(keys.filter(|column| column.optional).map(|column| {
            let message =
                format!("the column `{}` is in the primary key and cannot be optional", view.path(&column.name));
            Diagnostic::new(&RULE, column.key("optional"), message).hint("remove `optional: true`")
        }));
    }
}
