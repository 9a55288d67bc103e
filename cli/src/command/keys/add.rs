//! `keys add`: a key that opens, and does not seal yet.

use schemalock::keyring::Entry;
use schemalock::{Key, KeyKind};

use super::change;
use super::place::{KekSource, Place};
use crate::Outcome;
use crate::args::Format;
use crate::output::Output;
use crate::project::Project;

/// Add a new key; it opens values, and seals none until it is promoted
///
/// Bring the changed keyring to every program before promoting the key: what is sealed with it opens only where it is known.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys add
  schemalock keys add --scope tenant-7
  schemalock keys add --index")]
pub(crate) struct Options {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    kek: KekSource,
    /// A key for blind indexes
    #[arg(long)]
    index: bool,
    /// Whose values the key is for, such as a tenant's; by default nobody's in particular
    #[arg(long, value_name = "SCOPE")]
    scope: Option<String>,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.place.path(project);
    let kek = options.kek.open()?;
    let mut key = Key::generate(if options.index { KeyKind::Index } else { KeyKind::Data })?;
    if let Some(scope) = &options.scope {
        key = key.scoped(scope);
    }
    let entry = Entry::wrap(&key, &*kek)?;
    let promote = project.command(&format!("keys promote {}", entry.id()));
    let changed = change::apply(&path, "added", |document| Ok((document.add(entry.clone())?, entry)))?;
    let outcome = change::show(&changed, &path, options.format, output)?;
    output.note(&format!("Next: bring {path} to every program, then `{promote}`."));
    Ok(outcome)
}
