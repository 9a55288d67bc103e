//! Going back.

use super::apply::{Applied, unlock};
use super::check;
use super::engine::Engine;
use super::error::{Error, Refusal};
use super::history::{self, Row, State};
use super::migrations::{Direction, Migrations};
use super::options::Options;
use super::progress::Event;
use super::run::{Run, Step};
use super::squash;

/// Undoes the last `count` migrations that were applied, the last one first, holding the database's lock. One that was on its way
/// back counts.
///
/// # Errors
/// When there is a reason not to begin (for all of them: nothing is undone then), or when a phase fails.
pub async fn down<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    count: usize,
    options: &Options<'_>,
) -> Result<Vec<Applied>, Error> {
    engine.lock(options).await?;
    let undone = under_lock(engine, migrations, count, options).await;
    unlock(engine, undone).await
}

async fn under_lock<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    count: usize,
    options: &Options<'_>,
) -> Result<Vec<Applied>, Error> {
    let rows = history::read(engine).await?;
    check::history_fits(migrations, &rows)?;
    let rows = squash::adopt(engine, migrations, rows).await?;
    let steps = applied(engine, migrations, &rows, count)?;
    for step in &steps {
        refuse(step, &rows, options)?;
    }
    let row = |step: &Step<'_>| history::row(&rows, step.migration.name());
    let phases = |step: &Step<'_>| step.script.phases.len() - step.done(row(step));
    options.progress.tell(Event::Phases(steps.iter().map(phases).sum()));
    let mut undone = Vec::new();
    for step in &steps {
        let resumed = row(step).is_some_and(|row| row.state == State::Undoing);
        let phases = Run { engine: &mut *engine, migrations, step, options }.all(row(step)).await?;
        undone.push(Applied { name: step.migration.name().to_owned(), phases, resumed });
    }
    Ok(undone)
}

/// What there is, the last one first.
fn applied<'a, E: Engine>(
    engine: &E,
    migrations: &'a Migrations,
    rows: &[Row],
    count: usize,
) -> Result<Vec<Step<'a>>, Error> {
    let is_there = |name: &str| history::row(rows, name).is_some();
    let applied = migrations.all().iter().rev().filter(|migration| is_there(migration.name()));
    applied.take(count).map(|migration| Step::new(engine, migration, Direction::Down)).collect()
}

fn refuse(step: &Step<'_>, rows: &[Row], options: &Options<'_>) -> Result<(), Refusal> {
    let migration = step.migration.name().to_owned();
    let state = history::row(rows, &migration).map(|row| row.state);
    if state == Some(State::Started) {
        return Err(Refusal::Unfinished(migration));
    }
    let reasons = step.script.irreversible.clone();
    // On the way back already, somebody has said that it is meant.
    if !(reasons.is_empty() || options.irreversible || state == Some(State::Undoing)) {
        return Err(Refusal::Irreversible { migration, reasons });
    }
    check::keys(step, options)
}
