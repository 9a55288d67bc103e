//! What the subcommands say, to people and to programs.

use schemalock::keyring::{Document, Entry};
use serde_json::{Value, json};

use crate::args::Format;
use crate::finding::{Finding, lines};
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

/// Says why nothing was done.
pub(super) fn refuse(findings: &[Finding], format: Format, output: &Output) -> std::io::Result<()> {
    match format {
        Format::Json => output.json(&json!({ "ok": false, "findings": findings })),
        Format::Human => output.result(&lines(findings, "refused", output)),
    }
}
