//! `keys retire`: a key that nothing needs any more.

use anyhow::Context as _;
use schemalock::keyring::{Document, EntryState};

use super::change;
use super::place::Place;
use super::unused::Proof;
use crate::Outcome;
use crate::args::Format;
use crate::files::keyring;
use crate::output::Output;
use crate::project::Project;

/// Take a key out of use; refused while any value still needs it
///
/// A primary key goes last, when its scope has no other. The key stays in the file, wrapped, for backups from its time, but no program
/// loads it any more. Counts the values under it in every database that is named: name all that share this keyring. Values that
/// cannot be read keep it in use, too.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys retire 425d --database postgres://app@localhost/app
  schemalock keys retire 425d --database sqlite:eu.db --database sqlite:us.db
  schemalock keys retire 425d --unchecked")]
pub(crate) struct Options {
    /// The key's id, or as much of its beginning as no other has (at least 4 characters)
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
    // Asked first, as it costs nothing.
    if let Err(error) = document.retire(entry.id()) {
        let refused = change::Changed::Refused(change::refusal(&path, error.into())?);
        return Ok(change::show(&refused, &path, options.format, output)?);
    }
    let done = entry.state() == EntryState::Retired;
    if !done && !options.proof.given(&entry, project, options.format, output)? {
        return Ok(Outcome::Findings);
    }
    let changed = change::apply_to(&path, "retired", &entry.id().to_string(), Document::retire)?;
    Ok(change::show(&changed, &path, options.format, output)?)
}
