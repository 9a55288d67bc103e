//! SL0901 unsaid-drop.

use crate::diagnostic::{Rule, Severity};
use crate::diff::{Place, Refusal};
use crate::text::shell_word;

pub(crate) static RULE: Rule = Rule {
    code: "SL0901",
    name: "unsaid-drop",
    severity: Severity::Error,
    summary: "What holds data goes only when that is said.",
    explanation: "A table or a column that is no longer in the schema would be dropped with everything in it. `schemalock migrate new --drop table.column` says that it is meant; the flag names what goes, so that nothing else goes with it.",
    check: None,
};

/// A table or column that is gone.
pub(crate) fn refuse(place: Place, path: &str) -> Refusal {
    let message = format!("the {place} is gone from the schema, and its data would be lost");
    Refusal::new(place, message).rule(&RULE)
        .hint(format!("say `--drop {}`, or keep it in the schema", shell_word(path)))
        .hint("if it has another name now, write `renamed_from` there")
}
