//! `reencrypt`: the values of a live database, under the primary keys.

mod answer;
mod targets;

use std::num::NonZeroU32;
use std::time::Duration;

use anyhow::Context as _;
use schemalock::Keyring;
use schemalock::reencrypt::{Report, Target as Column};
use schemalock_codegen::model::Model;

use super::keys::{KekSource, Place};
use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::database::{Live, Pace, Target};
use crate::files::keyring;
use crate::interrupt::{runtime, until_interrupted};
use crate::output::Output;
use crate::project::{Project, quote};
use crate::reach;
use crate::schema::Schema;

/// How many seconds to wait for others, unless something else is said.
const WAIT: u32 = 60;

/// Bring encrypted values under the primary keys, while everything runs
///
/// Every value that is under another key of the keyring is opened and sealed anew with the primary key of its scope, and so is its
/// blind index. Rows are changed only if nobody else has changed them, and neither times of change nor versions are. It may be broken
/// off at any moment, and said again. At the end the database counts what is left; a value that does not open stays as it
/// is and is reported.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock reencrypt --database postgres://app@localhost/app
  schemalock reencrypt --database sqlite:app.db --column accounts.email --rate 500

It follows `keys promote`, once every program has the new keyring, and `keys retire` follows it.")]
pub(crate) struct Options {
    /// The database; by default a SQLite file beside the schema, with the schema's name
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Only this column; may be said more than once
    #[arg(long, value_name = "TABLE.COLUMN")]
    column: Vec<String>,
    /// No more rows in a second than this
    #[arg(long, value_name = "ROWS")]
    rate: Option<NonZeroU32>,
    /// How many seconds to wait for others who hold locks
    #[arg(long, value_name = "SECONDS", default_value_t = WAIT)]
    wait: u32,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    kek: KekSource,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

impl Options {
    /// What says the same again, but for the database.
    fn again(&self) -> String {
        let columns: String = self.column.iter().map(|column| format!(" --column {}", quote(column))).collect();
        let rate = self.rate.map(|rate| format!(" --rate {rate}")).unwrap_or_default();
        let wait = if self.wait == WAIT { String::new() } else { format!(" --wait {}", self.wait) };
        format!("{columns}{rate}{wait}{}{}", self.place.option(), self.kek.option())
    }
}

pub(crate) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let schema = Schema::of_project(project)?;
    let Some(model) = schema.model_or_report(FindingFormat::from(options.format), output)? else {
        return Ok(Outcome::Findings);
    };
    let columns = targets::chosen(model, &options.column)?;
    let target = reach::target(options.database.as_deref(), project, model)?;
    let path = options.place.path(project);
    let keys = Keyring::open(&path, &*options.kek.open()?).map_err(|error| keyring::explain(&path, error))?;
    let work = Work { options, project, model, target: &target, columns: &columns };
    let report = runtime()?.block_on(work.run(&keys, output))?;
    answer::show(&report, &target.to_string(), options.format, output)?;
    Ok(if report.is_proven() { Outcome::Done } else { Outcome::Findings })
}

/// What is to be done where.
#[derive(Debug)]
struct Work<'a> {
    options: &'a Options,
    project: &'a Project,
    model: &'a Model,
    target: &'a Target,
    columns: &'a [Column],
}

impl Work<'_> {
    async fn run(&self, keys: &Keyring, output: &Output) -> anyhow::Result<Report> {
        // Broken off, the connection is in the middle of something: it is dropped without a good-bye.
        let done = until_interrupted(self.connected(keys, output)).await?;
        done.unwrap_or_else(|| {
            let command = self.project.command(&format!("reencrypt{}{}", self.target.option(), self.options.again()));
            anyhow::bail!("interrupted; what is done in {} stays, and `{command}` goes on from there", self.target)
        })
    }

    async fn connected(&self, keys: &Keyring, output: &Output) -> anyhow::Result<Report> {
        let mut live = Live::connect(self.target).await?;
        reach::refuse_other_dialects(self.project, self.model, live.kind())?;
        let &Options { rate, wait, .. } = self.options;
        let pace = Pace { rate, wait: Duration::from_secs(wait.into()) };
        let report = live.reencrypt(keys, self.columns, &pace, output).await;
        live.close().await;
        report.with_context(|| format!("database {}", self.target))
    }
}
