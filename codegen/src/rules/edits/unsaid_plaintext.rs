//! SL0903 unsaid-plaintext.

use crate::diagnostic::{Rule, Severity};
use crate::diff::{Place, Refusal};
use crate::text::shell_word;

pub(crate) static RULE: Rule = Rule {
    code: "SL0903",
    name: "unsaid-plaintext",
    severity: Severity::Error,
    summary: "Encrypted values are opened for good only when that is said.",
    explanation: "A column that is encrypted no more would hold its values in plaintext: in the database, in its log and in every backup from then on. `schemalock migrate new --open table.column` says that it is meant.",
    check: None,
};

/// An encrypted column that becomes plain.
pub(crate) fn refuse(place: Place) -> Refusal {
    let path = place.path();
    Refusal::new(place, format!("the values of `{path}` would be opened and stored as plaintext"))
        .rule(&RULE)
        .hint(format!("say `--open {}`, or keep it encrypted", shell_word(&path)))
}
