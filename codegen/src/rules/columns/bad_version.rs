//! SL0415 bad-version.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::rules::Context;
use crate::rules::context::TableView;

pub(crate) static RULE: Rule = Rule {
    code: "SL0415",
    name: "bad-version",
    severity: Severity::Error,
    summary: "A version column is a required whole number, one in a table.",
    explanation: "`version: true` counts the changes of a row, so that an update of what has changed meanwhile can be refused. Every update compares and raises it.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        findings.extend(wrong(view));
    }
}

fn wrong(view: &TableView<'_>) -> Vec<Diagnostic> {
    let mut first = None;
    let mut findings = Vec::new();
    for column in view.columns.iter().filter(|column| column.version) {
        let path = view.path(&column.name);
        if !column.ty.is_integer() && column.ty != Type::Unknown {
            let message = format!("the version column `{path}` is of type {}", column.ty);
            findings.push(Diagnostic::new(&RULE, column.value("type"), message).hint("make it an `integer`"));
        }
        if column.optional {
            let message = format!("the version column `{path}` cannot be optional");
            findings.push(Diagnostic::new(&RULE, column.key("optional"), message).hint("remove `optional: true`"));
        }
        match first {
            None => first = Some(column.key("version")),
            Some(first) => findings.push(
                Diagnostic::new(&RULE, column.key("version"), format!("`{path}` is a second version column"))
                    .secondary(first, "the first is here")
                    .hint("keep one of them"),
            ),
        }
    }
    findings
}
