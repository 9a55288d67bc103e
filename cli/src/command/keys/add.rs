//! `keys add`: a key that opens, and does not seal yet.

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock::kek::Kek;
use schemalock::keyring::{Document, Entry, EntryState};
use schemalock::{Key, KeyKind};

use super::change::{self, Changed};
use super::place::{KekSource, Place};
use crate::Outcome;
use crate::args::Format;
use crate::output::Output;
use crate::project::Project;

/// Add a new key; it opens values, and seals none until it is promoted
///
/// Bring the changed keyring to every program before promoting the key: what is sealed with it opens only where it is known. The
/// first key of a kind and scope is primary at once.
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
    let changed = change::apply(&path, "added", |document| {
        same_kek(document, &*kek)?;
        let entry = Entry::wrap(&new_key(options, document)?, &*kek)?;
        Ok((document.add(entry.clone())?, entry))
    })?;
    let outcome = change::show(&changed, &path, options.format, output)?;
    if let Changed::Done(done) = &changed {
        output.note(&next(&done.key, &path, project));
    }
    Ok(outcome)
}

/// A keyring has one KEK. Programs all have the same id there, so one of its keys is unwrapped to see whether it is the same one.
fn same_kek(document: &Document, kek: &dyn Kek) -> anyhow::Result<()> {
    let Some(first) = document.entries().first() else { return Ok(()) };
    let unwrapped = first.unwrap(kek).map(|_| ());
    unwrapped.context("a new key is wrapped by the KEK of the others; `schemalock keys rewrap` changes it for all")
}

fn new_key(options: &Options, document: &Document) -> anyhow::Result<Key> {
    let kind = if options.index { KeyKind::Index } else { KeyKind::Data };
    let mut key = Key::generate(kind)?;
    if let Some(scope) = &options.scope {
        key = key.scoped(scope);
    }
    // Where nothing sealed so far, no program can be taken by surprise.
    Ok(if is_first(document, kind, options.scope.as_deref()) { key.primary() } else { key })
}

/// Is there no key in use of this kind and scope yet?
fn is_first(document: &Document, kind: KeyKind, scope: Option<&str>) -> bool {
    let mut usable = document.entries().iter().filter(|entry| entry.state() != EntryState::Retired);
    !usable.any(|entry| entry.kind() == kind && entry.scope() == scope)
}

fn next(key: &Entry, path: &Utf8Path, project: &Project) -> String {
    if key.state() == EntryState::Primary {
        return format!("It is the first of its kind and scope, and so primary. Next: bring {path} to every program.");
    }
    let promote = project.command(&format!("keys promote {}", key.id()));
    format!("Next: bring {path} to every program, then `{promote}`.")
}
