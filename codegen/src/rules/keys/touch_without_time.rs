//! SL0320 touch-without-time.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0320",
    name: "touch-without-time",
    severity: Severity::Error,
    summary: "`on_update: now` is for times.",
    explanation: "A column that takes the time of every change of its row is of type `timestamp`, `date` or `time`, and nothing else may give it a value.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.touched) {
        if !matches!(column.ty, Type::Timestamp | Type::Date | Type::Time | Type::Unknown) {
            let message =
                format!("the column `{}` is of type {} and cannot take the time", view.path(&column.name), column.ty);
            let finding = Diagnostic::new(&RULE, column.value("on_update"), message);
            findings.push(finding.hint("make it a `timestamp`, or remove `on_update`"));
        }
    }
}
