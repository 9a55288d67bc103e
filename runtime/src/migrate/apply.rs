//! Applying what is pending, and saying what that would be.

use serde::Serialize;

use super::check;
use super::engine::Engine;
use super::error::{Error, Found};
use super::history::{self, Row, State};
use super::migrations::{Direction, Migrations};
use super::options::Options;
use super::progress::Event;
use super::run::{self, Run, Step};
use super::script::Phase;
use super::squash;

/// A migration that was applied, or undone, by this run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Applied {
    /// Its name.
    pub name: String,
    /// How many phases this run did.
    pub phases: usize,
    /// It had been broken off before.
    pub resumed: bool,
}

/// A migration that would be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Planned {
    /// Its name.
    pub name: String,
    /// How many of its phases are done.
    pub done: usize,
    /// Its phases, with those that are done.
    pub phases: Vec<Phase>,
    /// The rows that stand in the way. Only the first migration's can be counted: others may make the data fit.
    pub found: Vec<Found>,
}

/// Applies what is pending, holding the database's lock.
///
/// # Errors
/// When there is a reason not to begin, or when a phase fails. What was done before that stays done.
pub async fn apply<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    options: &Options<'_>,
) -> Result<Vec<Applied>, Error> {
    engine.lock(options).await?;
    let applied = under_lock(engine, migrations, options).await;
    unlock(engine, applied).await
}

/// The first error is the one to tell; the lock ends with the connection.
pub(super) async fn unlock<E: Engine, T>(engine: &mut E, done: Result<T, Error>) -> Result<T, Error> {
    let unlocked = engine.unlock().await;
    let done = done?;
    unlocked?;
    Ok(done)
}

async fn under_lock<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    options: &Options<'_>,
) -> Result<Vec<Applied>, Error> {
    let rows = history::read(engine).await?;
    check::refuse(engine, migrations, &rows).await?;
    let rows = squash::adopt(engine, migrations, rows).await?;
    let steps = pending(engine, migrations, &rows)?;
    for step in &steps {
        check::keys(step, options)?;
    }
    let phases = |step: &Step<'_>| step.script.phases.len() - step.done(row(&rows, step));
    options.progress.tell(Event::Phases(steps.iter().map(phases).sum()));
    let mut applied = Vec::new();
    for step in &steps {
        let row = row(&rows, step);
        let phases = Run { engine: &mut *engine, migrations, step, options }.all(row).await?;
        if phases > 0 {
            applied.push(Applied { name: step.migration.name().to_owned(), phases, resumed: row.is_some() });
        }
    }
    Ok(applied)
}

fn row<'a>(rows: &'a [Row], step: &Step<'_>) -> Option<&'a Row> {
    history::row(rows, step.migration.name())
}

fn pending<'a, E: Engine>(engine: &E, migrations: &'a Migrations, rows: &[Row]) -> Result<Vec<Step<'a>>, Error> {
    let is_done = |name: &str| history::row(rows, name).is_some_and(|row| row.state == State::Done);
    let pending = migrations.all().iter().filter(|migration| !is_done(migration.name()));
    pending.map(|migration| Step::new(engine, migration, Direction::Up)).collect()
}

/// What [`apply`] would do. Changes nothing, and takes no lock.
///
/// # Errors
/// When it would be refused for another reason than the data, or the database does not answer.
pub async fn plan<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    options: &Options<'_>,
) -> Result<Vec<Planned>, Error> {
    let rows = history::read(engine).await?;
    check::refuse(engine, migrations, &rows).await?;
    let rows = squash::adopted(migrations, rows)?;
    let mut planned = Vec::new();
    for step in pending(engine, migrations, &rows)? {
        check::keys(&step, options)?;
        let row = row(&rows, &step);
        let first = planned.is_empty() && row.is_none();
        let found = if first { run::preflights(engine, &step.script).await? } else { Vec::new() };
        let done = step.done(row);
        planned.push(Planned { name: step.migration.name().to_owned(), done, phases: step.script.phases, found });
    }
    Ok(planned)
}
