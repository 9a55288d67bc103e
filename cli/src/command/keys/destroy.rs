//! `keys destroy`: a retired key, gone for good.

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock::keyring::Entry;

use super::answer;
use super::change::{self, Changed};
use super::place::Place;
use super::unused::Proof;
use crate::Outcome;
use crate::args::Format;
use crate::files::keyring;
use crate::finding::Finding;
use crate::output::Output;
use crate::project::Project;

/// Remove a retired key from the file for good; refused while any value still needs it
///
/// What it sealed can never be opened again, in backups neither, unless a copy of the keyring is left. The whole id is to be said, and
/// every database that shares the keyring.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys destroy 425d28462783316f5f6d5f2bd712c209 --database postgres://app@localhost/app
  schemalock keys destroy 425d28462783316f5f6d5f2bd712c209 --unchecked")]
pub(crate) struct Options {
    /// The key's id, all 32 characters of it
    id: String,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    proof: Proof,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.place.path(project);
    let document = keyring::read(&path)?;
    let entry = document.find(&options.id).with_context(|| super::not_found(&options.id, &path))?.clone();
    if let Err(error) = document.destroy(entry.id()) {
        let refused = Changed::Refused(change::refusal(&path, error.into())?);
        return Ok(change::show(&refused, &path, options.format, output)?);
    }
    if !options.id.eq_ignore_ascii_case(&entry.id().to_string()) {
        answer::refuse(&[not_whole(&path, &entry)], options.format, output)?;
        return Ok(Outcome::Findings);
    }
    if !options.proof.given(&entry, project, options.format, output)? {
        return Ok(Outcome::Findings);
    }
    let changed = change::apply(&path, "destroyed", |document| Ok((document.destroy(entry.id())?, entry.clone())))?;
    let outcome = change::show(&changed, &path, options.format, output)?;
    if let Changed::Done(_) = changed {
        output.note("Copies of the keyring, such as its backups, still have the key.");
    }
    Ok(outcome)
}

/// There is no way back, so a slip of the finger must not be enough.
fn not_whole(path: &Utf8Path, entry: &Entry) -> Finding {
    Finding {
        kind: "not-whole",
        place: path.to_string(),
        message: format!(
            "what the key {} sealed would be lost for good, and a part of an id is no consent",
            entry.id()
        ),
        repair: format!("say the whole id: `schemalock keys destroy {}`", entry.id()),
    }
}
