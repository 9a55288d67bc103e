//! SL0101 unknown-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::language::Object;
use crate::syntax::Entry;

pub(crate) static RULE: Rule = Rule {
    code: "SL0101",
    name: "unknown-key",
    severity: Severity::Error,
    summary: "Every key is one that the language knows.",
    explanation: "An unknown key is refused, because a misspelt one would otherwise be left out in silence. The reference page lists the keys of each place.",
    check: None,
};

/// A key that `object` does not have; `in_brackets` when it stands in `{ … }`.
pub(crate) fn report(entry: &Entry<'_>, object: &Object, in_brackets: bool) -> Diagnostic {
    let known: Vec<&str> = object.keys.iter().map(|key| key.name).collect();
    let finding = Diagnostic::new(&RULE, entry.key_span, format!("unknown key `{}` in a {}", entry.key, object.name));
    let odd = |c: char| !c.is_ascii_lowercase() && c != '_';
    if in_brackets && entry.key.contains(odd) && entry.value.is_null() {
        return finding.label("a new key begins behind the comma").hint("put a text with a comma in it in quotes");
    }
    match crate::text::nearest(&entry.key, known.iter().copied()) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None if known.is_empty() => finding.hint(format!("a {} has no keys", object.name)),
        None => finding.hint(format!("a {} can have {}", object.name, crate::text::one_of(&known))),
    }
}
