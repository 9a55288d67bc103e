//! `migrate status`: what a database has, and what it lacks.

use schemalock::migrate::{Standing, Status};
use serde_json::json;

use super::session::{self, Session, Where};
use crate::Outcome;
use crate::args::Format;
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
    session::run(&options.place, project, output, async |session: &mut Session| {
        let status = session.live.status(&session.migrations).await;
        let status = match status {
            Ok(status) => status,
            Err(error) => return Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        };
        let rows = rows(session, status.as_ref());
        let refused = status.as_ref().and_then(|status| status.refused.clone());
        let fine = refused.is_none() && rows.iter().all(|(_, state, _)| state == "applied");
        show(options.place.format, &session.target.to_string(), &rows, refused.as_deref(), output)?;
        Ok(Ok(if fine { Outcome::Done } else { Outcome::Findings }))
    })
}

/// Name, state, and when.
type Row = (String, String, String);

fn rows(session: &Session, status: Option<&Status>) -> Vec<Row> {
    match status {
        Some(status) => status
            .migrations
            .iter()
            .map(|entry| {
                let when = entry.finished_at.as_ref().or(entry.started_at.as_ref());
                (entry.name.clone(), say(&entry.standing), when.cloned().unwrap_or_default())
            })
            .collect(),
        // A file that is not there has none.
        None => session
            .migrations
            .all()
            .iter()
            .map(|migration| (migration.name().to_owned(), say(&Standing::Pending), String::new()))
            .collect(),
    }
}

fn say(standing: &Standing) -> String {
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

fn show(format: Format, database: &str, rows: &[Row], refused: Option<&str>, output: &Output) -> anyhow::Result<()> {
    match format {
        Format::Json => {
            let rows: Vec<_> = rows
                .iter()
                .map(|(name, state, at)| json!({ "name": name, "state": state, "at": Some(at).filter(|at| !at.is_empty()) }))
                .collect();
            Ok(output.json(&json!({ "database": database, "migrations": rows, "refused": refused }))?)
        }
        Format::Human => {
            let widest = rows.iter().map(|(name, ..)| name.len()).max().unwrap_or_default();
            for (name, state, at) in rows {
                output.result(format!("{name:<widest$}  {state:<10} {at}").trim_end())?;
                output.result("\n")?;
            }
            if let Some(refused) = refused {
                output.warn(&format!("{database} {refused}"));
            }
            Ok(())
        }
    }
}
