//! SL0418 unknown-name.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Column;
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::rules::edit::Edit;
use crate::rules::expressions::{Expression, Role};
use crate::sql::expression::Name;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "SL0418",
    name: "unknown-name",
    severity: Severity::Error,
    summary: "An expression names columns of its own table.",
    explanation: "A name in a condition, an index or a generated column is a column of the same table, written exactly as the column is. Texts stand in single quotes: in double quotes they are names. The expression of a default names no column, since there is no row yet. `using` is about rows as they are before the edit: it names columns that they have then, those that are kept by their new names and those that the edit drops.",
    check: Some(check),
};

/// Words that SQL takes for functions without brackets.
const NILADIC: &[&str] =
    &["current_user", "session_user", "user", "current_role", "current_schema", "current_catalog", "system_user"];

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let edit = Edit::new(context);
    for expression in context.expressions() {
        let view = &context.tables()[expression.table];
        let names = expression.names.iter().flatten();
        let names = names.filter(|name| !NILADIC.contains(&name.name.to_ascii_lowercase().as_str()));
        match expression.role {
            Role::Using(column) => {
                let before = edit.as_ref().filter(|edit| !edit.is_recorded(view, column.item));
                if let Some(before) = before.and_then(|edit| edit.before(view)) {
                    findings.extend(names.filter_map(|name| report_using(expression, name, view, &before)));
                }
            }
            _ => findings.extend(names.filter_map(|name| report(expression, name, view))),
        }
    }
}

/// Without history, or once the edit is recorded, there is nothing that the names could be held against.
fn report_using(
    expression: &Expression<'_>,
    name: &Name,
    view: &TableView<'_>,
    before: &BTreeMap<&str, &Column>,
) -> Option<Diagnostic> {
    if before.contains_key(name.name.as_str()) {
        return None;
    }
    let span = expression.inside(name.span);
    if let Some(column) = view.column(&name.name) {
        let message = format!("`{}` is new in this edit, and existing rows have no value in it", view.path(&column.name));
        let finding = Diagnostic::new(&RULE, span, message).secondary(column.span, "the new column");
        return Some(finding.hint("name columns that existing rows have"));
    }
    let message = format!("existing rows of `{}` have no column `{}`", view.name(), name.name);
    let finding = Diagnostic::new(&RULE, span, message);
    if let Some((new, _)) = before.iter().find(|(_, column)| column.name == name.name) {
        return Some(finding.hint(format!("write `{new}`, its new name")));
    }
    let finding = finding.did_you_mean(&name.name, before.keys().copied());
    Some(if finding.hints.is_empty() { finding.hint(QUOTES) } else { finding })
}

const QUOTES: &str = "if it is a text, put it in single quotes";

fn report(expression: &Expression<'_>, name: &Name, view: &TableView<'_>) -> Option<Diagnostic> {
    let (known, span) = (view.column(&name.name).is_some(), expression.inside(name.span));
    if let Role::Default(column) = expression.role {
        let message = format!("the default of `{}` names the column `{}`", view.path(&column.name), name.name);
        let hint = "write a value or a function; a text stands in single quotes";
        return Some(Diagnostic::new(&RULE, span, message).hint(hint));
    }
    if known {
        return None;
    }
    let finding = Diagnostic::new(&RULE, span, format!("the table `{}` has no column `{}`", view.name(), name.name))
        .did_you_mean(&name.name, view.columns.iter().map(|column| column.item.name.as_str()));
    Some(if finding.hints.is_empty() { finding.hint(QUOTES) } else { finding })
}
