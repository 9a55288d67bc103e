//! SL0314 set-default-without-default.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Action, Default};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0314",
    name: "set-default-without-default",
    severity: Severity::Error,
    summary: "Only columns with a default are set to it.",
    explanation: "`set_default` writes the columns' defaults when the row pointed at goes. Without a default that is NULL. A default that the models make, such as `uuid_v7`, is none to the database.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for key in &view.foreign_keys {
            let without = key.columns.iter().filter_map(|name| view.column(name)).find(|column| {
                let by_client = column.default.as_ref().is_some_and(Default::by_client);
                // A default that could not be read is reported already.
                by_client || (column.default.is_none() && column.get("default").is_none())
            });
            let Some(column) = without else { continue };
            for (word, action) in [("on_delete", key.on_delete), ("on_update", key.on_update)] {
                if action == Action::SetDefault {
                    let message = format!(
                        "`{word}: set_default`, but the column `{}` has no default in the database",
                        view.path(&column.name)
                    );
                    let hint = "give the column a `default`, or choose `restrict` or `cascade`";
                    findings.push(Diagnostic::new(&RULE, key.value(word), message).hint(hint));
                }
            }
        }
    }
}
