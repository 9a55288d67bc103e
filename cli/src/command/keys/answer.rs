//! What the subcommands say, to people and to programs.

use anstyle::AnsiColor;
use schemalock::keyring::{Document, Entry};
use serde::Serialize;
use serde_json::{Value, json};

use crate::args::Format;
use crate::output::Output;

/// A key for programs.
pub(super) fn key(entry: &Entry) -> Value {
    json!({
        "id": entry.id().to_string(),
        "kind": entry.kind().word(),
        "scope": entry.scope(),
        "state": entry.state().word(),
        "kek": entry.kek().to_string(),
    })
}

/// The keys for programs.
pub(super) fn keys(document: &Document) -> Vec<Value> {
    document.entries().iter().map(key).collect()
}

/// A key for people: `425d… (data)`, `425d… (data, tenant-7)`.
pub(super) fn name(entry: &Entry) -> String {
    let scope = entry.scope().map(|scope| format!(", {scope}")).unwrap_or_default();
    format!("{} ({}{scope})", entry.id(), entry.kind())
}

/// Something that keeps a command from doing its work, or that was looked for and found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    /// What kind. The words are part of the JSON and stable.
    pub(crate) kind: &'static str,
    /// The keyring's file or the database that it is about.
    pub(crate) place: String,
    /// What, in one sentence.
    pub(crate) message: String,
    /// What to do.
    pub(crate) repair: String,
}

/// Says why nothing was done.
pub(super) fn refuse(findings: &[Finding], format: Format, output: &Output) -> std::io::Result<()> {
    match format {
        Format::Json => output.json(&json!({ "ok": false, "findings": findings })),
        Format::Human => output.result(&lines(findings, "refused", output)),
    }
}

/// Findings for people.
pub(crate) fn lines(findings: &[Finding], word: &str, output: &Output) -> String {
    let (word, repair) = (output.paint(AnsiColor::Red, word), output.paint(AnsiColor::Cyan, "repair"));
    let line = |finding: &Finding| {
        let Finding { kind, place, message, repair: how } = finding;
        format!("{word}[{kind}]: {place}: {message}\n  {repair}: {how}\n\n")
    };
    findings.iter().map(line).collect()
}
