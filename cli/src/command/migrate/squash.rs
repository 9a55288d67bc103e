//! `migrate squash`: one migration in the place of all.

use schemalock::migrate::REPLACES_FILE;
use schemalock_codegen::emit::Artefact;
use schemalock_codegen::migration::{Migration, initial};
use schemalock_codegen::text::pretty_json;
use serde_json::json;

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::drift::{self, Shown};
use crate::edit;
use crate::files::migrations::Folder;
use crate::output::{Output, count};
use crate::project::Project;

/// Put one migration in the place of all
///
/// A new database then gets the whole schema at once. One that has all of the old migrations is known by them: the next `apply`
/// notes the new one as done. One that has only some of them is refused, and has to be brought up to date before.
///
/// Rows that hand-written migrations put in are not in it. Its way back drops every table, so `down` refuses it unless that is meant.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate squash
  schemalock migrate squash --dry-run")]
pub(super) struct Options {
    /// Say what would be done, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let mut folder = Folder::read(project.migrations())?;
    let touched = drift::history(project, &folder);
    if !touched.is_empty() {
        let shown = Shown { schema: serde_json::Value::Null, word: "refused" };
        drift::show(&touched, shown, FindingFormat::from(options.format), output)?;
        return Ok(Outcome::Findings);
    }
    let old: Vec<String> = folder.chain().entries.into_iter().map(|entry| entry.name).collect();
    let squashed = if old.len() > 1 { Some(squashed(&folder)?) } else { None };
    if let Some(squashed) = squashed.as_ref().filter(|_| !options.dry_run) {
        folder.replace_all(squashed)?;
    }
    show(options, &folder, &old, squashed.as_ref(), output)?;
    Ok(Outcome::Done)
}

fn squashed(folder: &Folder) -> anyhow::Result<Migration> {
    let model =
        folder.recorded().ok_or_else(|| anyhow::anyhow!("the last migration records no model that can be read"))?;
    let mut migration = initial(&model);
    migration.name = edit::next_name(folder, "squashed");
    // What an earlier squashed one stood for, this one does, too.
    let before = folder.migrations();
    let mut replaces = Vec::new();
    for migration in before.all() {
        replaces
            .extend(migration.replaces()?.into_iter().map(|old| json!({ "name": old.name, "checksum": old.checksum })));
        replaces.push(json!({ "name": migration.name(), "checksum": migration.checksum() }));
    }
    migration.files.push(Artefact { path: REPLACES_FILE.to_owned(), contents: pretty_json(&replaces) });
    Ok(migration)
}

fn show(
    options: &Options,
    folder: &Folder,
    old: &[String],
    squashed: Option<&Migration>,
    output: &Output,
) -> anyhow::Result<()> {
    let name = squashed.map(|migration| migration.name.as_str());
    match (options.format, name) {
        (Format::Json, _) => output.json(&json!({
            "ok": true, "written": name, "replaces": if name.is_some() { old } else { &[] }, "dry_run": options.dry_run,
        }))?,
        (Format::Human, None) => output.result("nothing to squash\n")?,
        (Format::Human, Some(name)) => {
            let word = if options.dry_run { "would write" } else { "written" };
            let path = folder.path.join(name);
            output.result(&format!("{word:<9} {path}, in the place of {}\n", count(old.len(), "migration")))?;
        }
    }
    Ok(())
}
