//! SL0504 encrypted-by-database.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0504",
    name: "encrypted-by-database",
    severity: Severity::Error,
    summary: "An encrypted column gets its values from the models.",
    explanation: "Generated, numbered, counted and touched columns are written by the database, which has no keys.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.encrypted.is_some()) {
        let written = [
            ("generated", column.generated.is_some()),
            ("identity", column.identity),
            ("version", column.version),
            ("on_update", column.touched),
        ];
        for (key, _) in written.into_iter().filter(|(_, is)| *is) {
            let message = format!("the database cannot encrypt `{}`, which has `{key}`", view.path(&column.name));
            findings
                .push(Diagnostic::new(&RULE, column.key(key), message).hint(format!("remove `{key}` or `encrypted`")));
        }
    }
}
