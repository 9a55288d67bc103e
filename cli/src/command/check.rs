//! `check`: is everything in step? Reads, and writes nothing.

use schemalock_codegen::emit;
use schemalock_codegen::model::Model;

use crate::Outcome;
use crate::args::FindingFormat;
use crate::database::Target;
use crate::drift::{self, Finding};
use crate::files::migrations::Folder;
use crate::output::{Output, count};
use crate::project::Project;
use crate::reach;
use crate::schema::Schema;
use crate::source;

/// Compare artefacts, migrations and a database with the schema; writes nothing
///
/// Artefacts that are changed, missing or too many, migrations that were edited after they were recorded or lead elsewhere than they
/// say, a schema that no migration follows, and, given a URL, every difference between the live database and the schema: each with the
/// command that repairs it. Exit code 1 when there is any; made for CI.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock check
  schemalock check --format github
  schemalock check --database postgres://me@localhost/app
  schemalock check --database mysql://me@prod/app --dev-database mysql://me@localhost/mysql")]
pub(crate) struct Options {
    /// A live database; may be said more than once
    #[arg(long, value_name = "URL")]
    database: Vec<String>,
    /// Make the schema on a scratch database of this server, and compare in the engine's own words
    #[arg(long, value_name = "URL", requires = "database")]
    dev_database: Option<String>,
    /// How findings are written
    #[arg(long, default_value = "human")]
    format: FindingFormat,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let targets: Vec<Target> = options.database.iter().map(|url| Target::parse(url)).collect::<anyhow::Result<_>>()?;
    let dev = options.dev_database.as_deref().map(Target::parse).transpose()?;
    let folder = Folder::read(project.migrations())?;
    let schema = Schema::read(&project.schema, folder.recorded().as_ref())?;
    let Some(model) = schema.model_or_report(options.format, output)? else { return Ok(Outcome::Findings) };
    let mut findings = drift::artefacts(project, &emit::artefacts(model))?;
    let history = drift::history(project, &folder);
    // What an untrustworthy history says of the schema would only confuse.
    if history.is_empty() {
        findings.extend(drift::edits(project, &folder, model));
        findings.extend(drift::replayed(project, &folder));
    }
    findings.extend(history);
    for target in &targets {
        if !folder.chain().entries.is_empty() {
            findings.extend(drift::behind(target, project, &folder)?);
        }
        findings.extend(live(target, project, &schema, model, dev.as_ref(), output)?);
    }
    let shown = drift::Shown { schema: schema.document()?, word: "drift" };
    drift::show(&findings, shown, options.format, output)?;
    output.note(&match findings.len() {
        0 => format!("{}: everything is in step", project.schema),
        number => format!("{}: {}", project.schema, count(number, "finding")),
    });
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// Where a live database differs.
fn live(
    target: &Target,
    project: &Project,
    schema: &Schema,
    model: &Model,
    dev: Option<&Target>,
    output: &Output,
) -> anyhow::Result<Vec<Finding>> {
    let held = source::live(target)?;
    reach::refuse_other_dialects(project, model, held.inventory.dialect)?;
    let compared = drift::held(&held, target, project, schema, model, dev, output)?;
    for item in &compared.unmanaged {
        output.note(&format!("{target}: left alone, and not under `unmanaged`: {item}"));
    }
    Ok(compared.findings)
}
