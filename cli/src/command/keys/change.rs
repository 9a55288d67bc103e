//! Changing a keyring: under its lock, read anew, written whole.

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock::KeyId;
use schemalock::keyring::{ChangeError, Document, Entry};
use serde_json::json;

use super::answer;
use crate::Outcome;
use crate::args::Format;
use crate::files::keyring::Locked;
use crate::finding::Finding;
use crate::output::Output;

/// What became of a change.
#[derive(Debug)]
pub(super) enum Changed {
    /// It was made, or was made before.
    Done(Done),
    /// It would do harm.
    Refused(Finding),
}

/// What was done to one key.
#[derive(Debug)]
pub(super) struct Done {
    /// `added`, `promoted`, `retired`, `activated`, `destroyed`, or `unchanged`.
    pub(super) word: &'static str,
    /// The key as it is now, or was last.
    pub(super) key: Entry,
    /// The whole keyring.
    pub(super) document: Document,
}

/// Applies a change to the file. What was so already is not written again.
pub(super) fn apply(
    path: &Utf8Path,
    word: &'static str,
    change: impl FnOnce(&Document) -> anyhow::Result<(Document, Entry)>,
) -> anyhow::Result<Changed> {
    let file = Locked::new(path)?;
    let before = file.read()?;
    let (document, key) = match change(&before) {
        Ok(changed) => changed,
        Err(error) => return refusal(path, error).map(Changed::Refused),
    };
    let changed = document != before;
    if changed {
        file.write(&document)?;
    }
    Ok(Changed::Done(Done { word: if changed { word } else { "unchanged" }, key, document }))
}

/// [`apply`] to the one key that is meant by this id, or by its beginning.
pub(super) fn apply_to(
    path: &Utf8Path,
    word: &'static str,
    id: &str,
    change: impl FnOnce(&Document, KeyId) -> Result<Document, ChangeError>,
) -> anyhow::Result<Changed> {
    apply(path, word, |document| {
        let id = document.find(id).with_context(|| super::not_found(id, path))?.id();
        let after = change(document, id)?;
        let key = after.find(&id.to_string())?.clone();
        Ok((after, key))
    })
}

/// A change that is understood and would do harm, as a finding; any other error as it is.
pub(super) fn refusal(path: &Utf8Path, error: anyhow::Error) -> anyhow::Result<Finding> {
    let (kind, repair) = match error.downcast_ref::<ChangeError>() {
        Some(ChangeError::RetirePrimary(_)) => {
            ("primary", "`schemalock keys promote` makes another key the one that seals")
        }
        Some(ChangeError::PromoteRetired(_)) => {
            ("retired", "`schemalock keys add` makes a new key, and `schemalock keys activate` brings this one back")
        }
        Some(ChangeError::DestroyUsable(_)) => {
            ("not-retired", "`schemalock keys retire` takes it out of use, if nothing needs it any more")
        }
        _ => return Err(error),
    };
    Ok(Finding { kind, place: path.to_string(), message: error.to_string(), repair: repair.to_owned() })
}

/// Says it.
pub(super) fn show(changed: &Changed, path: &Utf8Path, format: Format, output: &Output) -> std::io::Result<Outcome> {
    let done = match changed {
        Changed::Done(done) => done,
        Changed::Refused(finding) => {
            answer::refuse(std::slice::from_ref(finding), format, output)?;
            return Ok(Outcome::Findings);
        }
    };
    match format {
        Format::Json => output.json(&json!({
            "ok": true,
            "keyring": path,
            "changed": done.word != "unchanged",
            "key": answer::key(&done.key),
            "keys": answer::keys(&done.document),
        }))?,
        Format::Human => output.result(&format!("{:<9} {}\n", done.word, answer::name(&done.key)))?,
    }
    Ok(Outcome::Done)
}
