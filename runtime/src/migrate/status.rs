//! What a database has, and what it lacks.

use serde::Serialize;

use super::check;
use super::engine::Engine;
use super::error::Error;
use super::history::{self, Row, State};
use super::migrations::Migrations;
use super::squash;

/// A database beside the migrations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Status {
    /// The migrations in order, and behind them those that only the database knows.
    pub migrations: Vec<Entry>,
    /// Why [`apply`](super::apply) would refuse the database, but for its data and keys.
    pub refused: Option<String>,
}

/// A migration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// When it was begun, in RFC 3339.
    pub started_at: Option<String>,
    /// When it was finished, in RFC 3339.
    pub finished_at: Option<String>,
}

/// Where a migration stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
#[non_exhaustive]
pub enum Standing {
    /// Not begun.
    Pending,
    /// Broken off.
    Started {
        /// Phases that are done.
        phase: usize,
        /// All of them.
        phases: usize,
    },
    /// Done.
    Applied,
    /// On its way back, and broken off.
    Undoing {
        /// Phases that are done.
        phase: usize,
        /// All of them.
        phases: usize,
    },
    /// Applied with other files.
    Edited,
    /// Applied, and not in the folder.
    Unknown,
}

/// What a database has and lacks. Changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn status<E: Engine>(engine: &mut E, migrations: &Migrations) -> Result<Status, Error> {
    let rows = history::read(engine).await?;
    let (rows, refused) = match check::refuse(engine, migrations, &rows).await {
        Ok(()) => (squash::adopted(migrations, rows)?, None),
        Err(Error::Refused(refusal)) => (rows, Some(refusal.to_string())),
        Err(error) => return Err(error),
    };
    let known =
        migrations.all().iter().map(|migration| {
            let row = history::row(&rows, migration.name());
            entry(migration.name(), row, |row| {
                if row.checksum == migration.checksum() { None } else { Some(Standing::Edited) }
            })
        });
    let unknown = rows.iter().filter(|row| migrations.get(&row.migration).is_none());
    let unknown = unknown.map(|row| entry(&row.migration, Some(row), |_| Some(Standing::Unknown)));
    Ok(Status { migrations: known.chain(unknown).collect(), refused })
}

fn entry(name: &str, row: Option<&Row>, wrong: impl FnOnce(&Row) -> Option<Standing>) -> Entry {
    Entry {
        name: name.to_owned(),
        standing: row.map_or(Standing::Pending, |row| wrong(row).unwrap_or_else(|| standing(row))),
        started_at: row.map(|row| row.started_at.clone()),
        finished_at: row.and_then(|row| row.finished_at.clone()),
    }
}

const fn standing(row: &Row) -> Standing {
    let Row { phase, phases, .. } = *row;
    match row.state {
        State::Started => Standing::Started { phase, phases },
        State::Done => Standing::Applied,
        State::Undoing => Standing::Undoing { phase, phases },
    }
}
