//! `keys list`: what is in a keyring.

use schemalock::keyring::{Document, Entry};
use serde_json::json;

use super::answer;
use super::place::Place;
use crate::Outcome;
use crate::args::Format;
use crate::files::keyring;
use crate::output::{Output, count};
use crate::project::Project;

/// List the keys; no KEK is needed
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys list
  schemalock keys list --keyring /etc/app/keyring.json --format json")]
pub(crate) struct Options {
    #[command(flatten)]
    place: Place,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.place.path(project);
    let document = keyring::read(&path)?;
    match options.format {
        Format::Json => output.json(&json!({ "ok": true, "keyring": path, "keys": answer::keys(&document) }))?,
        Format::Human => output.result(&lines(&document))?,
    }
    output.note(&format!("{path}: {}", count(document.entries().len(), "key")));
    Ok(Outcome::Done)
}

fn lines(document: &Document) -> String {
    let line = |key: &Entry| {
        let text = format!(
            "{} {:<5} {:<7} {}",
            key.id(),
            key.kind().word(),
            key.state().word(),
            key.scope().unwrap_or_default()
        );
        format!("{}\n", text.trim_end())
    };
    document.entries().iter().map(line).collect()
}
