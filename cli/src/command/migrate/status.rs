//! `migrate status`: what a database has, and what it lacks.

use schemalock::migrate::{Standing, Status};
use serde_json::json;

use super::session::{self, Interrupted, Session, Where};
use crate::Outcome;
use crate::args::Format;
use crate::drift::Finding;
use crate::output::Output;
use crate::project::Project;
use crate::reach;

/// Which migrations a database has, and how far an interrupted one came
///
/// Changes nothing. Ends with 1 when something is pending, unfinished or wrong.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate status
  schemalock migrate status --database postgres://app@localhost/app --format json")]
pub(super) struct Options {
    #[command(flatten)]
    place: Where,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    session::run(&options.place, project, output, Interrupted::Nothing, async |session: &mut Session| {
        let status = match session.live.status(&session.migrations).await {
            Ok(status) => status,
            Err(error) => return Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        };
        let refused = match (&status.refused, session.live.inspect(&session.migrations).await) {
            (Some(_), Err(error)) => Some(reach::refusal(error, project, &session.target)?),
            _ => None,
        };
        show(options.place.format, session, &status, refused.as_ref(), output)?;
        let fine = refused.is_none() && status.migrations.iter().all(|entry| entry.standing == Standing::Applied);
        Ok(Ok(if fine { Outcome::Done } else { Outcome::Findings }))
    })
}

fn show(
    format: Format,
    session: &Session,
    status: &Status,
    refused: Option<&Finding>,
    output: &Output,
) -> anyhow::Result<()> {
    let (database, exists) = (session.target.to_string(), session.live.exists());
    if format == Format::Json {
        let ok = refused.is_none() && status.migrations.iter().all(|entry| entry.standing == Standing::Applied);
        return Ok(output.json(&json!({
            "ok": ok, "database": database, "exists": exists, "migrations": status.migrations, "refused": refused,
        }))?);
    }
    let widest = status.migrations.iter().map(|entry| entry.name.len()).max().unwrap_or_default();
    for entry in &status.migrations {
        let when = entry.finished_at.as_deref().or(entry.started_at.as_deref()).unwrap_or_default();
        let line = format!("{:<widest$}  {:<10} {when}", entry.name, said(&entry.standing));
        output.result(&format!("{}\n", line.trim_end()))?;
    }
    if !exists {
        output.note(&format!("{database}: there is no such file yet; it is made when migrations are applied"));
    }
    if let Some(finding) = refused {
        output.warn(&format!("{} {}\n  repair: {}", finding.path, finding.message, finding.repair));
    }
    Ok(())
}

fn said(standing: &Standing) -> String {
    match standing {
        Standing::Pending => "pending".to_owned(),
        Standing::Applied => "applied".to_owned(),
        Standing::Started { phase, phases } => format!("unfinished ({phase} of {phases} phases)"),
        Standing::Undoing { phase, phases } => format!("half-way back ({phase} of {phases} phases)"),
        Standing::Edited => "edited since".to_owned(),
        Standing::Unknown => "not in the folder".to_owned(),
        _ => "?".to_owned(),
    }
}
