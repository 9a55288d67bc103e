//! `init`: a schema to start from, and a CI job that holds it.

use anyhow::Context as _;
use camino::Utf8PathBuf;
use serde_json::json;

use super::dialect::Dialect;
use super::pull;
use crate::Outcome;
use crate::args::Format;
use crate::files::write;
use crate::output::Output;
use crate::project::Project;
use crate::source::{Reading, ReadingOptions};

const SCHEMA: &str = include_str!("../../assets/schema.yaml");
const WORKFLOW: &str = include_str!("../../assets/schemalock.yml");

/// Write a commented schema.yaml and a CI workflow to start from
///
/// Nothing is overwritten: when one of the two files exists, neither is written. `--from` starts with what a database or SQL holds, as
/// `pull` writes it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock init
  schemalock init --schema db/schema.yaml
  schemalock init --from postgres://me@localhost/app")]
pub(crate) struct Options {
    /// Start with what exists: a database, an SQL file, another tool's migrations
    #[arg(long, value_name = "SRC")]
    from: Option<String>,
    /// The dialect of SQL
    #[arg(long, value_name = "DIALECT", requires = "from")]
    dialect: Option<Dialect>,
    #[command(flatten)]
    reading: ReadingOptions,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let workflow = project.root().join(".github/workflows/schemalock.yml");
    let schema = match &options.from {
        Some(source) => {
            let reading = Reading {
                dialect: options.dialect.map(Dialect::kind),
                allow_unmanaged: options.reading.allow_unmanaged,
            };
            pull::text(source, &reading, output)?
        }
        None => SCHEMA.to_owned(),
    };
    let files = [(project.schema.clone(), schema.as_str()), (workflow, WORKFLOW)];
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
