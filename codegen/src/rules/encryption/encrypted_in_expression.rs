//! SL0505 encrypted-in-expression.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::rules::edit::Edit;
use crate::rules::expressions::{Expression, Role};

pub(crate) static RULE: Rule = Rule {
    code: "SL0505",
    name: "encrypted-in-expression",
    severity: Severity::Error,
    summary: "No SQL expression uses an encrypted column.",
    explanation: "The database sees only the sealed form. A condition about it would say nothing of the value, and a computed column would copy it to where it does not open. `using` is about rows as they are before the edit: it may name a column that the edit encrypts, and none that was encrypted already.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let edit = Edit::new(context);
    for expression in context.expressions() {
        let view = &context.tables()[expression.table];
        if let Role::Using(column) = expression.role {
            if let Some(edit) = edit.as_ref().filter(|edit| !edit.is_recorded(view, column.item)) {
                using(expression, edit, view, findings);
            }
            continue;
        }
        for name in expression.names.iter().flatten() {
            let Some(column) = view.column(&name.name).filter(|column| column.encrypted.is_some()) else { continue };
            let message = format!("the encrypted column `{}` is used in SQL", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, expression.inside(name.span), message);
            let finding = finding.secondary(column.key("encrypted"), "encrypted here");
            findings.push(finding.hint("leave it to rules of the column, which the models check before they seal"));
        }
    }
}

fn using<'a>(expression: &Expression<'a>, edit: &Edit<'a>, view: &TableView<'a>, findings: &mut Vec<Diagnostic>) {
    let before = edit.before(view).unwrap_or_default();
    for name in expression.names.iter().flatten() {
        if before.get(name.name.as_str()).is_some_and(|column| column.encrypted.is_some()) {
            let message = format!("existing rows have `{}` in its sealed form alone", view.path(&name.name));
            let finding = Diagnostic::new(&RULE, expression.inside(name.span), message);
            findings.push(finding.hint("say it with other columns: SQL cannot open values"));
        }
    }
}
