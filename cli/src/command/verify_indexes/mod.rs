//! `verify-indexes`: does each index of a live database serve the look-up it exists for?

mod extra;
mod finding;
mod judge;
mod show;

use schemalock_codegen::model::Model;

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::database::{Evidence, Live, Target};
use crate::interrupt::{runtime, until_interrupted};
use crate::output::Output;
use crate::project::Project;
use crate::reach;
use crate::schema::Schema;

/// Ask a database whether each index serves the look-up it exists for
///
/// For each key and index of the schema, the look-up by all of its columns: can the index serve it, with all others taken away, and
/// what does the planner choose on the data that is there? Indexes that are missing, invalid, of another shape or too many, foreign
/// keys without an index, and big tables that are read whole for a few rows are findings. Changes nothing. Exit code 1 when there is
/// any finding; notes are none.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock verify-indexes
  schemalock verify-indexes --database postgres://app@localhost/app --format json")]
pub(crate) struct Options {
    /// The database; by default a SQLite file beside the schema, with the schema's name
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let schema = Schema::of_project(project)?;
    let Some(model) = schema.model_or_report(FindingFormat::from(options.format), output)? else {
        return Ok(Outcome::Findings);
    };
    let target = reach::target(options.database.as_deref(), project, model)?;
    let evidence = runtime()?.block_on(until_interrupted(ask(&target, project, model)))?;
    let evidence = evidence.unwrap_or_else(|| Err(anyhow::anyhow!("interrupted; nothing was changed in {target}")))?;
    let verdict = judge::judge(&evidence, model, project, &target);
    show::show(options.format, &target, &evidence, &verdict, output)?;
    Ok(if verdict.findings.is_empty() { Outcome::Done } else { Outcome::Findings })
}

async fn ask(target: &Target, project: &Project, model: &Model) -> anyhow::Result<Evidence> {
    let mut live = Live::connect(target).await?;
    reach::refuse_other_dialects(project, model, live.kind())?;
    let evidence = live.indexes(model).await.map_err(|error| error.context(format!("database {target}")));
    live.close().await;
    evidence
}
