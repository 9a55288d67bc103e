//! SL0418 unknown-name.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::rules::expressions::{Expression, Role};
use crate::sql::expression::Name;

pub(crate) static RULE: Rule = Rule {
    code: "SL0418",
    name: "unknown-name",
    severity: Severity::Error,
    summary: "An expression names columns of its own table.",
    explanation: "A name in a condition, an index or a generated column is a column of the same table, written exactly as the column is. Texts stand in single quotes: in double quotes they are names. The expression of a default names no column, since there is no row yet.",
    check: Some(check),
};

/// Words that SQL takes for functions without brackets.
const NILADIC: &[&str] =
    &["current_user", "session_user", "user", "current_role", "current_schema", "current_catalog", "system_user"];

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for expression in context.expressions() {
        let view = &context.tables()[expression.table];
        let names = expression.names.iter().flatten();
        let names = names.filter(|name| !NILADIC.contains(&name.name.to_ascii_lowercase().as_str()));
        findings.extend(names.filter_map(|name| report(expression, name, view)));
    }
}

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
    Some(if finding.hints.is_empty() { finding.hint("if it is a text, put it in single quotes") } else { finding })
}
