//! What is found, and what to do about it.

use anstyle::AnsiColor;
use serde::Serialize;

use crate::output::Output;

/// Something that keeps a command from doing its work, or that was looked for and found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding<K = &'static str> {
    /// What kind. The words are part of the JSON and stable.
    pub(crate) kind: K,
    /// The file, the database, or what in it.
    pub(crate) place: String,
    /// What, in one sentence.
    pub(crate) message: String,
    /// What to do.
    pub(crate) repair: String,
}

/// The word for a kind: that of the JSON.
pub(crate) fn word<K: Serialize>(kind: &K) -> String {
    serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Findings for people.
pub(crate) fn lines<K: Serialize>(findings: &[Finding<K>], name: &str, output: &Output) -> String {
    let (name, repair) = (output.paint(AnsiColor::Red, name), output.paint(AnsiColor::Cyan, "repair"));
    let line = |finding: &Finding<K>| {
        let Finding { kind, place, message, repair: how } = finding;
        format!("{name}[{}]: {place}: {message}\n  {repair}: {how}\n\n", word(kind))
    };
    findings.iter().map(line).collect()
}
