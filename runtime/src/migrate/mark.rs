//! Writing history by hand: taking a database over that has the tables already, and putting right an entry that was broken off.

use super::apply::unlock;
use super::check;
use super::engine::{Engine, Presence};
use super::error::{Error, Refusal};
use super::history::{self, State};
use super::migrations::{Direction, Migration, Migrations};
use super::object::Object;
use super::options::Options;

/// Notes every migration up to `last` as done, without running any, and says which. For a database that got its tables in another
/// way. `needed` is what these migrations would have made: tables and columns that must be there.
///
/// # Errors
/// When something of `needed` is not there, or the history has what the migrations do not.
pub async fn baseline<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    last: &str,
    needed: &[Object],
    options: &Options<'_>,
) -> Result<Vec<String>, Error> {
    engine.lock(options).await?;
    let done = mark(engine, migrations, last, needed).await;
    unlock(engine, done).await
}

async fn mark<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    last: &str,
    needed: &[Object],
) -> Result<Vec<String>, Error> {
    // Making the history table ends it in MariaDB. What is marked then stays marked, and a repetition marks the rest.
    engine.begin().await?;
    let done = match refuse_lacking(engine, needed).await {
        Ok(()) => mark_up_to(engine, migrations, last).await,
        Err(error) => Err(error),
    };
    history::end(engine, done).await
}

async fn refuse_lacking<E: Engine>(engine: &mut E, needed: &[Object]) -> Result<(), Error> {
    let (mut lacks, mut tables) = (Vec::new(), Vec::new());
    for object in needed {
        // With a table go its columns.
        let said = object.table().is_some_and(|table| tables.contains(&table));
        if !said && matches!(engine.presence(object).await?, Presence::Absent | Presence::Broken) {
            lacks.push(object.to_string());
            tables.extend(matches!(object, Object::Table(_)).then(|| object.name()));
        }
    }
    if lacks.is_empty() { Ok(()) } else { Err(Refusal::Lacks(lacks).into()) }
}

async fn mark_up_to<E: Engine>(engine: &mut E, migrations: &Migrations, last: &str) -> Result<Vec<String>, Error> {
    let rows = history::read(engine).await?;
    check::history_fits(migrations, &rows)?;
    let at = migrations.all().iter().position(|migration| migration.name() == last);
    let at = at.ok_or_else(|| Refusal::Unknown(last.to_owned()))?;
    let mut marked = Vec::new();
    for migration in &migrations.all()[..=at] {
        match history::row(&rows, migration.name()).map(|row| row.state) {
            Some(State::Done) => {}
            Some(State::Started) => return Err(Refusal::Unfinished(migration.name().to_owned()).into()),
            Some(State::Undoing) => return Err(Refusal::Undoing(migration.name().to_owned()).into()),
            None => {
                mark_one(engine, migration).await?;
                marked.push(migration.name().to_owned());
            }
        }
    }
    Ok(marked)
}

async fn mark_one<E: Engine>(engine: &mut E, migration: &Migration) -> Result<(), Error> {
    let phases = migration.script(engine.dialect(), Direction::Up)?.phases.len();
    history::begin(engine, migration.name(), migration.checksum(), phases).await?;
    Ok(history::finish(engine, migration.name(), phases).await?)
}

/// What an entry is to be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// All of it is done.
    Applied,
    /// Nothing of it is there.
    Pending,
}

/// Notes a migration that was broken off, on its way up or down, as done or as not begun. What is in the database is what whoever
/// calls this says it is.
///
/// # Errors
/// When no such migration was broken off.
pub async fn repair<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    name: &str,
    to: Repair,
    options: &Options<'_>,
) -> Result<(), Error> {
    engine.lock(options).await?;
    let done = repair_in_transaction(engine, migrations, name, to).await;
    unlock(engine, done).await
}

async fn repair_in_transaction<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    name: &str,
    to: Repair,
) -> Result<(), Error> {
    engine.begin().await?;
    let done = repair_one(engine, migrations, name, to).await;
    history::end(engine, done).await
}

async fn repair_one<E: Engine>(engine: &mut E, migrations: &Migrations, name: &str, to: Repair) -> Result<(), Error> {
    let rows = history::read(engine).await?;
    let row = history::row(&rows, name).filter(|row| row.state != State::Done);
    let row = row.ok_or_else(|| Refusal::NothingToRepair(name.to_owned()))?;
    match (to, migrations.get(name)) {
        (Repair::Pending, _) => Ok(history::forget(engine, name).await?),
        // A broken-off way back counts other phases than the way up has.
        (Repair::Applied, Some(migration)) => {
            let phases = migration.script(engine.dialect(), Direction::Up)?.phases.len();
            Ok(history::finish(engine, name, phases).await?)
        }
        (Repair::Applied, None) => Ok(history::finish(engine, name, row.phases).await?),
    }
}
