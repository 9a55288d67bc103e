//! SL0414 bad-identity.

use crate::dialect::{Capability, Numbered};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Column, Type};
use crate::rules::Context;
use crate::rules::context::TableView;

pub(crate) static RULE: Rule = Rule {
    code: "SL0414",
    name: "bad-identity",
    severity: Severity::Error,
    summary: "An identity column is a whole number and the primary key by itself.",
    explanation: "`identity: true` lets the database number the rows. SQLite can number the primary key only, MariaDB and MySQL its first column, PostgreSQL any; a number that can be absent or has a default is not the database's.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.identity) {
        if let Some((key, reason)) = wrong(context, view, column.item) {
            let message = format!("the database cannot number `{}`: {reason}", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.key(key), message);
            findings.push(finding.hint("write `{ type: bigint, primary_key: true, identity: true }`"));
        }
    }
}

fn wrong(context: &Context<'_>, view: &TableView<'_>, column: &Column) -> Option<(&'static str, &'static str)> {
    let table = view.table.item;
    // A table that says nothing of a key is reported as such.
    let keyless = view.is_keyless();
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
    let first = table.primary_key.first().map_or(!keyless, |first| *first == column.name);
    let can = |can: &Capability| match can.numbered {
        Numbered::PrimaryKey => first && table.primary_key.len() < 2,
        Numbered::FirstOfPrimaryKey => first,
        Numbered::Any => true,
    };
    context.lacking(|_, engine| can(engine)).map(|_| ("identity", "it is not the primary key by itself"))
}
