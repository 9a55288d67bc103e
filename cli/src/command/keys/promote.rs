//! `keys promote`: the key that seals from now on.

use schemalock::KeyKind;
use schemalock::keyring::{Document, Entry};

use super::change::{self, Changed};
use super::place::Place;
use crate::Outcome;
use crate::args::Format;
use crate::output::Output;
use crate::project::Project;

/// Make a key the one that seals; the former one of its kind and scope goes on opening
///
/// No KEK is needed. Every program must know the key already: see `keys add`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys promote 425d28462783316f5f6d5f2bd712c209
  schemalock keys promote 425d")]
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
    let changed = change::apply_to(&path, "promoted", &options.id, Document::promote)?;
    let outcome = change::show(&changed, &path, options.format, output)?;
    if let Changed::Done(done) = &changed {
        output.note(remark(&done.key));
    }
    Ok(outcome)
}

fn remark(key: &Entry) -> &'static str {
    match key.kind() {
        KeyKind::Data => {
            "What the former key sealed still opens; programs seal with the new one once they load the keyring again."
        }
        KeyKind::Index => {
            "Look-ups ask for the blind indexes of both keys, until the former one is retired; programs use the new one once they \
             load the keyring again."
        }
    }
}
