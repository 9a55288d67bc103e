//! `migrate apply`: what is pending, applied.

use schemalock::migrate::{Applied, Direction, Standing};
use serde_json::json;

use super::dry;
use super::session::{self, Interrupted, Session, Where};
use crate::Outcome;
use crate::args::Format;
use crate::command::keyed::Keys;
use crate::database::How;
use crate::output::{Output, count};
use crate::project::Project;
use crate::reach;

/// Apply the migrations that a database lacks
///
/// Before the first statement of a migration its questions are asked of the data: rows that stand in the way are counted, and
/// nothing is touched. A run that is broken off, by whatever, is taken up by the next one.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate apply --dry-run
  schemalock migrate apply --database postgres://app@localhost/app
  schemalock migrate apply --database sqlite:app.db --kek file:kek.txt   where values are sealed or opened")]
pub(super) struct Options {
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    keys: Keys,
    /// Say what would be done, ask the data, and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let interrupted = if options.dry_run { Interrupted::Nothing } else { Interrupted::Part("migrate apply") };
    session::run(&options.place, project, output, interrupted, async |session: &mut Session| {
        let status = match session.live.status(&session.migrations).await {
            Ok(status) => status,
            Err(error) => return Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        };
        let pending = status.migrations.into_iter().filter(|entry| entry.standing != Standing::Applied);
        let pending: Vec<String> = pending.map(|entry| entry.name).collect();
        let keyring = options.keys.open(project, session.needs_keys(&pending, Direction::Up)?)?;
        let how = How { wait: session.wait, keyring: keyring.as_ref(), irreversible: false };
        let database = session.target.to_string();
        let done = match options.dry_run {
            true => match session.live.plan(&session.migrations, &how).await {
                Ok(planned) => Ok(dry::show(options.place.format, &database, &planned, output)?),
                Err(error) => Err(error),
            },
            false => match session.live.apply(&session.migrations, &how, output).await {
                Ok(applied) => Ok(show(options.place.format, &database, &Done::APPLIED, &applied, output)?),
                Err(error) => Err(error),
            },
        };
        match done {
            Ok(outcome) => Ok(Ok(outcome)),
            Err(error) => Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        }
    })
}

/// The words for what was done.
#[derive(Debug)]
pub(super) struct Done {
    word: &'static str,
    preposition: &'static str,
}

impl Done {
    pub(super) const APPLIED: Self = Self { word: "applied", preposition: "to" };
    pub(super) const UNDONE: Self = Self { word: "undone", preposition: "in" };
}

/// Says what was applied or undone.
pub(super) fn show(
    format: Format,
    database: &str,
    words: &Done,
    done: &[Applied],
    output: &Output,
) -> anyhow::Result<Outcome> {
    let Done { word, preposition } = words;
    match format {
        Format::Json => output.json(&json!({ "ok": true, "database": database, *word: done }))?,
        Format::Human if done.is_empty() => output.result(&format!("{database}: nothing to do\n"))?,
        Format::Human => {
            for applied in done {
                let phases = count(applied.phases, "phase");
                let resumed = if applied.resumed { ", resumed" } else { "" };
                output.result(&format!("{word:<9} {} {preposition} {database} ({phases}{resumed})\n", applied.name))?;
            }
        }
    }
    Ok(Outcome::Done)
}
