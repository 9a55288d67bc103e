//! `migrate apply`: what is pending, applied.

use schemalock::migrate::{Applied, Direction, PhaseKind, Planned, Standing};
use serde_json::json;

use super::session::{self, Keys, Session, Where};
use crate::Outcome;
use crate::args::Format;
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
    session::run(&options.place, project, output, async |session: &mut Session| {
        let status = match session.live.status(&session.migrations).await {
            Ok(status) => status,
            Err(error) => return Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        };
        let pending: Vec<String> = match status {
            Some(status) => status
                .migrations
                .into_iter()
                .filter(|entry| entry.standing != Standing::Applied)
                .map(|entry| entry.name)
                .collect(),
            None => session.migrations.all().iter().map(|migration| migration.name().to_owned()).collect(),
        };
        let needed = session.needs_keys(&pending, Direction::Up)?;
        let keyring = options.keys.open(project, needed)?;
        let how = How { wait: session.wait, keyring: keyring.as_ref(), irreversible: false };
        let database = session.target.to_string();
        if options.dry_run {
            let planned = session.live.plan(&session.migrations, &how).await;
            return match planned {
                Ok(planned) => show_plan(options.place.format, &database, planned, &pending, output).map(Ok),
                Err(error) => Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
            };
        }
        match session.live.apply(&session.migrations, &how, output).await {
            Ok(applied) => show(options.place.format, &database, "applied", &applied, output).map(Ok),
            Err(error) => Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        }
    })
}

/// Says what was applied or undone.
pub(super) fn show(
    format: Format,
    database: &str,
    word: &str,
    done: &[Applied],
    output: &Output,
) -> anyhow::Result<Outcome> {
    match format {
        Format::Json => output.json(&json!({ "ok": true, "database": database, word: done }))?,
        Format::Human if done.is_empty() => output.result(&format!("{database}: nothing to do\n"))?,
        Format::Human => {
            for applied in done {
                let word = if applied.resumed { "resumed" } else { word };
                let phases = count(applied.phases, "phase");
                output.result(&format!("{word:<9} {} to {database} ({phases})\n", applied.name))?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn show_plan(
    format: Format,
    database: &str,
    planned: Option<Vec<Planned>>,
    pending: &[String],
    output: &Output,
) -> anyhow::Result<Outcome> {
    let planned = planned.unwrap_or_default();
    let blocked = planned.iter().any(|migration| !migration.found.is_empty());
    match format {
        Format::Json => {
            let migrations: Vec<_> = planned
                .iter()
                .map(|migration| {
                    let found: Vec<_> =
                        migration.found.iter().map(|f| json!({ "rows": f.rows, "message": f.message })).collect();
                    let phases: Vec<_> =
                        migration.phases.iter().map(|p| json!({ "kind": kind(p.kind), "sql": p.sql })).collect();
                    json!({ "name": migration.name, "done": migration.done, "phases": phases, "found": found })
                })
                .collect();
            output
                .json(&json!({ "ok": !blocked, "database": database, "pending": pending, "migrations": migrations }))?;
        }
        Format::Human if pending.is_empty() => output.result(&format!("{database}: nothing to do\n"))?,
        Format::Human => {
            for migration in &planned {
                output.result(&format!("-- {} ({})\n", migration.name, count(migration.phases.len(), "phase")))?;
                for phase in migration.phases.iter().skip(migration.done) {
                    output.result(&format!("-- {}\n{}\n", kind(phase.kind), phase.sql.trim_end()))?;
                }
                for found in &migration.found {
                    output.warn(&format!("{database} has data that does not fit `{}`: {found}", migration.name));
                }
            }
        }
    }
    Ok(if blocked { Outcome::Findings } else { Outcome::Done })
}

const fn kind(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Transaction => "transaction",
        PhaseKind::Statement => "statement",
        PhaseKind::Rebuild => "rebuild",
        PhaseKind::Keyring => "keyring",
    }
}
