//! `init`: a schema to start from, and a CI job that holds it.

use anyhow::Context as _;
use camino::Utf8PathBuf;
use serde_json::json;

use crate::Outcome;
use crate::args::Format;
use crate::files::write;
use crate::output::Output;
use crate::project::Project;

const SCHEMA: &str = include_str!("../../assets/schema.yaml");
const WORKFLOW: &str = include_str!("../../assets/schemalock.yml");

/// Write a commented schema.yaml and a CI workflow to start from
///
/// Nothing is overwritten: when one of the two files exists, neither is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock init
  schemalock init --schema db/schema.yaml")]
pub(crate) struct Options {
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let workflow = project.root().join(".github/workflows/schemalock.yml");
    let files = [(project.schema.clone(), SCHEMA), (workflow, WORKFLOW)];
    let taken: Vec<&Utf8PathBuf> = files.iter().map(|(path, _)| path).filter(|path| path.exists()).collect();
    if taken.is_empty() {
        for (path, contents) in &files {
            write::atomic(path, contents.as_bytes()).with_context(|| format!("cannot write `{path}`"))?;
        }
    }
    let written: Vec<&Utf8PathBuf> = files.iter().map(|(path, _)| path).filter(|_| taken.is_empty()).collect();
    match options.format {
        Format::Json => output.json(&json!({ "ok": taken.is_empty(), "created": written, "exists": taken }))?,
        Format::Human => {
            let refused = taken.iter().map(|path| format!("refused: `{path}` exists; nothing was written\n"));
            let created = written.iter().map(|path| format!("{:<9} {path}\n", "created"));
            output.result(&refused.chain(created).collect::<String>())?;
        }
    }
    if taken.is_empty() {
        output.note(&format!("Next: edit {}, then `{}`.", project.schema, project.command("sync")));
        return Ok(Outcome::Done);
    }
    Ok(Outcome::Findings)
}
