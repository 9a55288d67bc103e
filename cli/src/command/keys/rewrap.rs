//! `keys rewrap`: another KEK for the same keys.

use camino::Utf8PathBuf;
use serde_json::json;

use super::answer;
use super::place::{self, KekSource, Place};
use crate::Outcome;
use crate::args::Format;
use crate::files::keyring::Locked;
use crate::output::{Output, count};
use crate::project::Project;

/// Wrap every key with another KEK; the keys, and all that they sealed, stay as they are
///
/// Programs need the new KEK together with the new file: keep the old ones until all have both.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys rewrap --kek file:kek.txt --new-kek file:new-kek.txt
  schemalock keys rewrap --new-kek 'exec:/usr/local/bin/kms-keys alias/app'")]
pub(crate) struct Options {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    kek: KekSource,
    /// What is to wrap the keys from now on; a `file:` that does not exist is made
    #[arg(long, value_name = "SOURCE")]
    new_kek: String,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.place.path(project);
    let file = Locked::new(&path)?;
    let before = file.read()?;
    let from = options.kek.open()?;
    // Whether the old KEK is the right one should be known before a new one is made.
    if let Some(first) = before.entries().first() {
        let _ = first.unwrap(&*from)?;
    }
    let (to, made) = place::open_or_make(&options.new_kek)?;
    let after = before.rewrap(&*from, &*to)?;
    file.write(&after)?;
    match options.format {
        Format::Json => output.json(&json!({
            "ok": true,
            "keyring": path,
            "changed": true,
            "kek_file": made,
            "keys": answer::keys(&after),
        }))?,
        Format::Human => {
            let keys = count(after.entries().len(), "key");
            let kek = made.iter().map(|kek: &Utf8PathBuf| format!("{:<9} {kek} (the KEK)\n", "created"));
            output.result(&kek.chain([format!("{:<9} {keys} in {path}\n", "rewrapped")]).collect::<String>())?;
        }
    }
    Ok(Outcome::Done)
}
