//! `keys activate`: a retired key that is needed after all.

use schemalock::keyring::Document;

use super::change::{self, Changed};
use super::place::Place;
use crate::Outcome;
use crate::args::Format;
use crate::output::Output;
use crate::project::Project;

/// Bring a retired key back: it opens again, and seals nothing
///
/// No KEK is needed. A key that is in use already stays as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys activate 425d")]
pub(crate) struct Options {
    /// The key's id, or as much of its beginning as no other has (at least 4 characters)
    id: String,
    #[command(flatten)]
    place: Place,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.place.path(project);
    let changed = change::apply_to(&path, "activated", &options.id, Document::activate)?;
    let outcome = change::show(&changed, &path, options.format, output)?;
    if let Changed::Done(_) = changed {
        output.note(&format!("Next: bring {path} to every program; what the key sealed opens once they load it."));
    }
    Ok(outcome)
}
