//! A migration that takes the place of earlier ones: a database that has those has it.

use super::engine::Engine;
use super::error::{Error, Refusal};
use super::history::{self, Row, State};
use super::migrations::{Migration, Migrations, Replaced};

/// The history with squashed migrations in the place of what they stand for, also in the database.
pub(super) async fn adopt<E: Engine>(
    engine: &mut E,
    migrations: &Migrations,
    rows: Vec<Row>,
) -> Result<Vec<Row>, Error> {
    if adoptable(migrations, &rows)?.is_empty() {
        return Ok(rows);
    }
    engine.begin().await?;
    let done = in_transaction(engine, migrations).await;
    history::end(engine, done).await?;
    history::read(engine).await
}

/// Another may have been faster.
async fn in_transaction<E: Engine>(engine: &mut E, migrations: &Migrations) -> Result<(), Error> {
    let rows = history::read(engine).await?;
    for (migration, replaces) in adoptable(migrations, &rows)? {
        if history::row(&rows, migration.name()).is_none() {
            history::begin(engine, migration.name(), migration.checksum(), 0).await?;
            history::finish(engine, migration.name(), 0).await?;
        }
        for replaced in replaces {
            history::forget(engine, &replaced.name).await?;
        }
    }
    Ok(())
}

/// The history as [`adopt`] would make it.
pub(super) fn adopted(migrations: &Migrations, mut rows: Vec<Row>) -> Result<Vec<Row>, Error> {
    for (migration, replaces) in adoptable(migrations, &rows)? {
        let Some(first) = rows.iter().find(|row| replaces.iter().any(|replaced| replaced.name == row.migration)) else {
            continue;
        };
        let (migration, checksum) = (migration.name().to_owned(), migration.checksum().to_owned());
        let row = Row { migration, checksum, ..first.clone() };
        rows.retain(|row| !replaces.iter().any(|replaced| replaced.name == row.migration));
        rows.push(row);
    }
    Ok(rows)
}

/// Has the database a part of what a squashed migration stands for?
pub(super) fn refuse(migrations: &Migrations, rows: &[Row]) -> Result<(), Error> {
    adoptable(migrations, rows).map(drop)
}

/// The squashed migrations whose predecessors a database has: all of them and done, or it is refused.
fn adoptable<'a>(migrations: &'a Migrations, rows: &[Row]) -> Result<Vec<(&'a Migration, Vec<Replaced>)>, Error> {
    let mut found = Vec::new();
    for migration in migrations.all() {
        let replaces = migration.replaces()?;
        if replaces.iter().any(|replaced| history::row(rows, &replaced.name).is_some()) {
            refuse_part(migration, &replaces, rows)?;
            found.push((migration, replaces));
        }
    }
    Ok(found)
}

fn refuse_part(migration: &Migration, replaces: &[Replaced], rows: &[Row]) -> Result<(), Refusal> {
    let is_done = |replaced: &&Replaced| history::row(rows, &replaced.name).is_some_and(|row| row.state == State::Done);
    let missing: Vec<String> =
        replaces.iter().filter(|replaced| !is_done(replaced)).map(|replaced| replaced.name.clone()).collect();
    // The row of the squashed one is there already when the old rows were put back by hand.
    if missing.is_empty() || history::row(rows, migration.name()).is_some() {
        return Ok(());
    }
    Err(Refusal::PartlyReplaced { squashed: migration.name().to_owned(), missing })
}
