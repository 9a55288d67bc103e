//! Changing a keyring: under its lock, read anew, written whole.

use camino::Utf8Path;
use schemalock::keyring::{Document, Entry};
use serde_json::json;

use super::answer;
use crate::args::Format;
use crate::files::keyring::Locked;
use crate::output::Output;

/// What was done to one key.
#[derive(Debug)]
pub(super) struct Done {
    /// `added`, `promoted`, `retired`, or `unchanged`.
    pub(super) word: &'static str,
    /// The key as it is now.
    pub(super) key: Entry,
    /// The whole keyring.
    pub(super) document: Document,
}

/// Applies a change to the file. What was so already is not written again.
pub(super) fn apply(
    path: &Utf8Path,
    word: &'static str,
    change: impl FnOnce(&Document) -> anyhow::Result<(Document, Entry)>,
) -> anyhow::Result<Done> {
    let file = Locked::new(path)?;
    let before = file.read()?;
    let (document, key) = change(&before)?;
    let changed = document != before;
    if changed {
        file.write(&document)?;
    }
    Ok(Done { word: if changed { word } else { "unchanged" }, key, document })
}

/// Says it.
pub(super) fn show(done: &Done, path: &Utf8Path, format: Format, output: &Output) -> std::io::Result<()> {
    match format {
        Format::Json => output.json(&json!({
            "ok": true,
            "keyring": path,
            "changed": done.word != "unchanged",
            "key": answer::key(&done.key),
            "keys": answer::keys(&done.document),
        })),
        Format::Human => output.result(&format!("{:<9} {}\n", done.word, answer::name(&done.key))),
    }
}
