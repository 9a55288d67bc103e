//! The reasons not to touch a database.

use super::engine::{Engine, Presence};
use super::error::{Error, Refusal};
use super::fill::Fill;
use super::history::{self, Row, State};
use super::migrations::{Direction, Migrations};
use super::object::Object;
use super::options::Options;
use super::run::Step;
use super::script::Script;
use super::squash;
use crate::{KeyKind, Keyring};

/// Is there a reason to refuse? Changes nothing.
///
/// # Errors
/// With the reason, or when the database does not answer.
pub async fn inspect<E: Engine>(engine: &mut E, migrations: &Migrations) -> Result<(), Error> {
    let rows = history::read(engine).await?;
    refuse(engine, migrations, &rows).await
}

/// [`inspect`] by a history that was read.
pub(super) async fn refuse<E: Engine>(engine: &mut E, migrations: &Migrations, rows: &[Row]) -> Result<(), Error> {
    history_fits(migrations, rows)?;
    if let Some(row) = rows.iter().find(|row| row.state == State::Undoing) {
        return Err(Refusal::Undoing(row.migration.clone()).into());
    }
    squash::refuse(migrations, rows)?;
    order(migrations, rows)?;
    if rows.is_empty() {
        refuse_occupied(engine, migrations).await?;
    }
    Ok(())
}

/// Every row is of a migration that we know, with the same files.
pub(super) fn history_fits(migrations: &Migrations, rows: &[Row]) -> Result<(), Error> {
    for row in rows {
        let known = known_checksum(migrations, &row.migration)?;
        match known {
            None => return Err(Refusal::Unknown(row.migration.clone()).into()),
            Some(checksum) if checksum != row.checksum => {
                return Err(Refusal::Edited(row.migration.clone()).into());
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Also of a migration that another has taken the place of.
fn known_checksum(migrations: &Migrations, name: &str) -> Result<Option<String>, Error> {
    if let Some(migration) = migrations.get(name) {
        return Ok(Some(migration.checksum().to_owned()));
    }
    for migration in migrations.all() {
        if let Some(replaced) = migration.replaces()?.into_iter().find(|replaced| replaced.name == name) {
            return Ok(Some(replaced.checksum));
        }
    }
    Ok(None)
}

/// What is pending comes after what was applied. A squashed migration is there when those are that it replaces.
fn order(migrations: &Migrations, rows: &[Row]) -> Result<(), Error> {
    let mut pending = None;
    for migration in migrations.all() {
        let replaces = migration.replaces()?;
        let there = history::row(rows, migration.name()).is_some()
            || replaces.iter().any(|replaced| history::row(rows, &replaced.name).is_some());
        match (&pending, there) {
            (Some(pending), true) => {
                let (pending, applied) = (String::clone(pending), migration.name().to_owned());
                return Err(Refusal::OutOfOrder { pending, applied }.into());
            }
            (None, false) => pending = Some(migration.name().to_owned()),
            _ => {}
        }
    }
    Ok(())
}

async fn refuse_occupied<E: Engine>(engine: &mut E, migrations: &Migrations) -> Result<(), Error> {
    let mut occupied = Vec::new();
    for table in tables(engine, migrations)? {
        if engine.presence(&table).await? == Presence::Present {
            occupied.push(table.name().to_owned());
        }
    }
    // Between the two looks another may have migrated: then there is a history now, in which the tables are no surprise.
    if occupied.is_empty() || !history::read(engine).await?.is_empty() {
        return Ok(());
    }
    Err(Refusal::Occupied(occupied).into())
}

/// The tables that the migrations make.
fn tables<E: Engine>(engine: &E, migrations: &Migrations) -> Result<Vec<Object>, Error> {
    let mut tables = Vec::new();
    for migration in migrations.all() {
        let script = migration.script(engine.dialect(), Direction::Up)?;
        let made = script.phases.into_iter().flat_map(|phase| phase.expects);
        tables.extend(
            made.filter(|object| matches!(object, Object::Table(_)) && !tables.contains(object)).collect::<Vec<_>>(),
        );
    }
    Ok(tables)
}

/// Are the keys there that a step needs?
pub(super) fn keys(step: &Step<'_>, options: &Options<'_>) -> Result<(), Refusal> {
    let migration = step.migration.name();
    if !step.script.needs_keys() {
        return Ok(());
    }
    let keyring = options.keyring.ok_or_else(|| Refusal::NoKeyring(migration.to_owned()))?;
    match missing_key(keyring, &step.script) {
        Some(kind) => Err(Refusal::NoKey { migration: migration.to_owned(), kind }),
        None => Ok(()),
    }
}

fn missing_key(keyring: &Keyring, script: &Script) -> Option<KeyKind> {
    let fills = || script.phases.iter().filter_map(|phase| phase.fill.as_ref());
    let ring = keyring.ring();
    let needs = |by: fn(&Fill) -> bool| fills().any(by);
    if needs(|fill| fill.seal.is_some()) && ring.primary(None).is_none() {
        return Some(KeyKind::Data);
    }
    (needs(|fill| fill.blind_index.is_some()) && ring.index(None).next().is_none()).then_some(KeyKind::Index)
}
