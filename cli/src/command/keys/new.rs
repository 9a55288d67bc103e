//! `keys new`: a keyring to start with.

use camino::{Utf8Path, Utf8PathBuf};
use schemalock::keyring::{Document, Entry};
use schemalock::{Key, KeyKind, kek::Kek};
use serde_json::json;

use super::answer;
use super::database::Columns;
use super::place::{KekSource, Place};
use crate::Outcome;
use crate::args::Format;
use crate::files::keyring::Locked;
use crate::finding::Finding;
use crate::output::Output;
use crate::project::Project;

/// Make a keyring with a key that seals, and another for blind indexes if the schema has a searchable column
///
/// Nothing is overwritten. With `--kek file:PATH`, a KEK is made where that file does not exist.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys new --kek file:kek.txt
  SCHEMALOCK_KEK=$(openssl rand -base64 32) schemalock keys new
  schemalock keys new --kek 'exec:/usr/local/bin/kms-keys alias/app'")]
pub(crate) struct Options {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    kek: KekSource,
    /// Also make a key for blind indexes, whatever the schema says
    #[arg(long)]
    index: bool,
    /// Whose values the keys are for, such as a tenant's; by default nobody's in particular
    #[arg(long, value_name = "SCOPE")]
    scope: Option<String>,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let Some(index) = wants_index(options, project, output)? else { return Ok(Outcome::Findings) };
    let path = options.place.path(project);
    let file = Locked::new(&path)?;
    if file.exists() {
        refuse(&path, options.format, output)?;
        return Ok(Outcome::Findings);
    }
    let (kek, made) = options.kek.open_or_make()?;
    let mut kinds = vec![KeyKind::Data];
    kinds.extend(index.then_some(KeyKind::Index));
    let keys = kinds.into_iter().map(|kind| primary(kind, options.scope.as_deref(), &*kek));
    let document = Document::new(keys.collect::<anyhow::Result<Vec<Entry>>>()?)?;
    file.create(&document)?;
    show(&path, &document, made.as_ref(), options.format, output)?;
    Ok(Outcome::Done)
}

/// Does the keyring need a key for blind indexes? `None` if the schema cannot be understood.
fn wants_index(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Option<bool>> {
    // A keyring may well be made before there is a schema.
    if options.index || !project.schema.exists() {
        return Ok(Some(options.index));
    }
    let columns = Columns::read(project, options.format, output)?;
    Ok(columns.map(|columns| columns.any_searchable()))
}

fn primary(kind: KeyKind, scope: Option<&str>, kek: &dyn Kek) -> anyhow::Result<Entry> {
    let mut key = Key::generate(kind)?.primary();
    if let Some(scope) = scope {
        key = key.scoped(scope);
    }
    Ok(Entry::wrap(&key, kek)?)
}

fn refuse(path: &Utf8Path, format: Format, output: &Output) -> std::io::Result<()> {
    let finding = Finding {
        kind: "exists",
        place: path.to_string(),
        message: "it exists, and was not touched: without its keys, what they sealed is lost".to_owned(),
        repair: "`schemalock keys add` adds a key to it".to_owned(),
    };
    answer::refuse(&[finding], format, output)
}

fn show(
    path: &Utf8Path,
    document: &Document,
    made: Option<&Utf8PathBuf>,
    format: Format,
    output: &Output,
) -> std::io::Result<()> {
    match format {
        Format::Json => output.json(&json!({
            "ok": true,
            "keyring": path,
            "kek_file": made,
            "keys": answer::keys(document),
        }))?,
        Format::Human => {
            let kek = made.iter().map(|kek| format!("{:<9} {kek} (the KEK)\n", "created"));
            let keys = document.entries().iter().map(|key| format!("{:<9} {}\n", "added", answer::name(key)));
            output.result(&kek.chain([format!("{:<9} {path}\n", "created")]).chain(keys).collect::<String>())?;
        }
    }
    output.note("Back up the keyring, and its KEK in another place: without both, what they seal is lost.");
    Ok(())
}
