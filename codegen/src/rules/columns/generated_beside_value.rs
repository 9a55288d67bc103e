//! SL0412 generated-beside-value.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0412",
    name: "generated-beside-value",
    severity: Severity::Error,
    summary: "A generated column takes its value from its expression alone.",
    explanation: "A generated column is computed by the database. It has no default, is not numbered, counted, touched or written once, and is no primary key, which SQLite and MariaDB refuse.",
    check: Some(check),
};

const OTHERS: &[&str] = &["default", "identity", "version", "immutable", "primary_key"];

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.generated.is_some()) {
        let said = |key: &&&str| column.get(key).is_some_and(|node| node.text() != Some("false"));
        let touched = column.touched.then_some("on_update");
        for key in OTHERS.iter().filter(said).copied().chain(touched) {
            let message = format!("`{}` is generated and cannot have `{key}`", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.key(key), message);
            findings.push(
                finding
                    .secondary(column.key("generated"), "computed by this")
                    .hint(format!("remove `{key}` or `generated`")),
            );
        }
    }
}
