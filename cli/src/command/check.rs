//! `check`: is everything in step? Reads, and writes nothing.

use schemalock_codegen::emit;

use crate::Outcome;
use crate::args::FindingFormat;
use crate::drift;
use crate::files::migrations::Folder;
use crate::output::{Output, count};
use crate::project::Project;
use crate::schema::Schema;

/// Compare the artefacts and migrations with the schema; writes nothing
///
/// Artefacts that are changed, missing or too many, migrations that were edited after they were recorded, and a schema that
/// no migration follows: each with the command that repairs it. Exit code 1 when there is any; made for CI.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock check
  schemalock check --format github")]
pub(crate) struct Options {
    /// How findings are written
    #[arg(long, default_value = "human")]
    format: FindingFormat,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let folder = Folder::read(project.migrations())?;
    let schema = Schema::read(&project.schema, folder.recorded().as_ref())?;
    let Some(model) = schema.model_or_report(options.format, output)? else { return Ok(Outcome::Findings) };
    let mut findings = drift::artefacts(project, &emit::artefacts(model))?;
    let history = drift::history(project, &folder);
    // What an untrustworthy history says of the schema would only confuse.
    if history.is_empty() {
        findings.extend(drift::edits(project, &folder, model));
    }
    findings.extend(history);
    let shown = drift::Shown { schema: schema.document()?, word: "drift" };
    drift::show(&findings, shown, options.format, output)?;
    output.note(&match findings.len() {
        0 => format!("{}: everything is in step", project.schema),
        number => format!("{}: {}", project.schema, count(number, "finding")),
    });
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Findings })
}
