//! `validate`: every mistake in the schema.

use camino::Utf8PathBuf;
use clap::ValueEnum;
use schemalock_codegen::diagnostic::Severity;

use crate::Outcome;
use crate::args::FindingFormat;
use crate::files::migrations::Folder;
use crate::output::Output;
use crate::project::Project;
use crate::schema::Schema;

/// Find every mistake in the schema
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock validate
  schemalock validate other.yaml --deny warnings
  cat schema.yaml | schemalock validate - --format json")]
pub(crate) struct Options {
    /// The schema, in place of --schema; `-` is the standard input
    file: Option<Utf8PathBuf>,
    /// What counts as a failure besides errors
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    /// How findings are written
    #[arg(long, default_value = "human")]
    format: FindingFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.file.as_deref().unwrap_or(&project.schema);
    let recorded = if path == "-" { None } else { Folder::read(Project::new(path).migrations())?.recorded() };
    let schema = Schema::read(path, recorded.as_ref())?;
    output.result(&schema.render(options.format, output.colour()))?;
    output.note(&schema.summary());
    let denied = options.deny.is_some() && schema.count(Severity::Warning) > 0;
    Ok(if schema.model.is_none() || denied { Outcome::Findings } else { Outcome::Done })
}
