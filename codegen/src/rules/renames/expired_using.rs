//! SL0706 expired-using.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::edit::Edit;

pub(crate) static RULE: Rule = Rule {
    code: "SL0706",
    name: "expired-using",
    severity: Severity::Hint,
    summary: "An edit that is recorded needs no `using`.",
    explanation: "`using` says what existing rows get when the migration of an edit is made. Once that migration is recorded, it means nothing any more.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(edit) = Edit::new(context) else { return };
    for (view, column) in context.columns().filter(|(_, column)| column.using.is_some()) {
        if edit.is_recorded(view, column.item) {
            let message = format!("the edit of `{}` is recorded in the migrations", view.path(&column.name));
            findings.push(Diagnostic::new(&RULE, column.value("using"), message).hint("remove `using`"));
        }
    }
}
