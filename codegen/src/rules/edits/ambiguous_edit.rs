//! SL0902 ambiguous-edit.

use crate::diagnostic::{Rule, Severity};
use crate::diff::{Place, Refusal};
use crate::text::shell_word;

pub(crate) static RULE: Rule = Rule {
    code: "SL0902",
    name: "ambiguous-edit",
    severity: Severity::Error,
    summary: "An edit that can be read as a rename says whether it is one.",
    explanation: "Something is gone, and something like it is new: it has another name now, or it was dropped and the new one is empty. Nothing is guessed. `renamed_from` at the new one says the first, `schemalock migrate new --drop` the second.",
    check: None,
};

/// Something that is gone, `path` on the command line, and what it may have become.
pub(crate) fn refuse(gone: Place, path: &str, like: &[Place]) -> Refusal {
    let names: Vec<String> = like.iter().map(Place::path).collect();
    let new = crate::text::one_of(&names);
    let message = format!("the {gone} is gone and {new} is new and alike: was it renamed or dropped?");
    let renames = names.iter().map(|name| format!("write `renamed_from: {}` at `{name}`", gone.name));
    let hints = renames.chain([format!("say `--drop {}`", shell_word(path))]).collect();
    // The way out is written at the new one; which of several it is, nobody knows.
    let place = match like {
        [only] => only.clone(),
        _ => gone,
    };
    Refusal { hints, ..Refusal::new(place, message).rule(&RULE) }
}
