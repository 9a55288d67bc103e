//! SL0414 bad-identity.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Column, Table, Type};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0414",
    name: "bad-identity",
    severity: Severity::Error,
    summary: "An identity column is a whole number and the primary key by itself.",
    explanation: "`identity: true` lets the database number the rows. SQLite can number the primary key only, MariaDB and MySQL one key column; a number that can be absent or has a default is not the database's.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.identity) {
        if let Some((key, reason)) = wrong(column.item, view.table.item) {
            let message = format!("the database cannot number `{}`: {reason}", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.key(key), message);
            findings.push(finding.hint("write `{ type: bigint, primary_key: true, identity: true }`"));
        }
    }
}

fn wrong(column: &Column, table: &Table) -> Option<(&'static str, &'static str)> {
    if !column.ty.is_integer() && column.ty != Type::Unknown {
        return Some(("type", "it is no whole number"));
    }
    if column.default.is_some() {
        return Some(("default", "it has a default"));
    }
    let reported = column.optional && table.primary_key.contains(&column.name);
    if column.optional && !reported {
        return Some(("optional", "it can be absent"));
    }
    // A table without a primary key is reported as such.
    let alone = table.primary_key == [column.name.as_str()] || table.primary_key.is_empty();
    (!alone).then_some(("identity", "it is not the primary key by itself"))
}
