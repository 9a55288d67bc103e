//! SL0904 unfilled-column.

use crate::diagnostic::{Rule, Severity};
use crate::diff::{Place, Refusal};
use crate::model::Column;
use crate::text::shell_word;

pub(crate) static RULE: Rule = Rule {
    code: "SL0904",
    name: "unfilled-column",
    severity: Severity::Error,
    summary: "A new required column says what existing rows get.",
    explanation: "Rows that are there already need a value in a new column that is required: its `default`, as long as the database makes it and not the models, or what `using` says. Where no database has rows in the table, `schemalock migrate new --empty table` says that.",
    check: None,
};

/// A required column that is new in a table that may have rows.
pub(crate) fn refuse(place: Place, column: &Column) -> Refusal {
    let table = place.table.clone().unwrap_or_default();
    let message = format!("`{}` is new and required, and rows of `{table}` would have no value in it", place.path());
    let by_client = column.default.as_ref().is_some_and(crate::model::Default::by_client);
    let value = match (by_client, column.encrypted.is_some()) {
        (true, _) => "write `using: <SQL expression>`: its default is made by the models, and not for existing rows",
        (_, true) => "write `using: <SQL expression>` for its plaintext, or make it `optional: true`",
        _ => "write `default: …` or `using: <SQL expression>`, or make it `optional: true`",
    };
    Refusal::new(place, message).rule(&RULE).hint(value).hint(format!("say `--empty {}` if it has no rows anywhere", shell_word(&table)))
}
