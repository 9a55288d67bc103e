//! MariaDB 10.6 and MySQL 8.0 onwards: `information_schema`, of the current database.
//!
//! It is not transactional, and shows a user only what that user has rights for. Where the two engines differ in it, a query is a
//! template for [`Words`].

mod checks;
mod columns;
mod default;
mod keys;
mod others;
mod references;
mod rights;
mod tables;
mod triggers;
mod unmanaged;

use anyhow::Context as _;
use schemalock::migrate::{Dialect, Engine};
use schemalock_codegen::dialect::{self, Writer};
use schemalock_codegen::inventory::{Inventory, Table};
use schemalock_codegen::model::DialectKind;

use super::{Fields, Tables, ask};
use others::Others;

/// Where one of the two engines says something else, or nothing.
#[derive(Debug)]
struct Words {
    kind: DialectKind,
    /// An index's part as an expression.
    expression: &'static str,
    /// What hides an index from the planner, as a truth value and as SQL.
    hidden: (&'static str, &'static str),
    /// The number of a column's coordinate system.
    coordinates: &'static str,
    /// The conditions: table, name, whether it stands in a column, expression, whether it is enforced.
    checks: &'static str,
    /// Defaults are values and not SQL; expressions have a backslash before every quote.
    values: bool,
}

const MARIADB: Words = Words {
    kind: DialectKind::Mariadb,
    expression: "NULL",
    hidden: ("IGNORED = 'YES'", "IGNORED"),
    coordinates: "NULL",
    checks: checks::MARIADB,
    values: false,
};

const MYSQL: Words = Words {
    kind: DialectKind::Mysql,
    expression: "EXPRESSION",
    hidden: ("IS_VISIBLE = 'NO'", "INVISIBLE"),
    coordinates: "SRS_ID",
    checks: checks::MYSQL,
    values: true,
};

/// Tables, those of other kinds among them.
struct Found {
    tables: Tables,
    others: Others,
}

impl Found {
    fn get(&mut self, name: &str) -> Option<&mut Table> {
        self.tables.get(name).or_else(|| self.others.get(name))
    }
}

pub(super) async fn read<E: Engine>(engine: &mut E) -> anyhow::Result<Inventory> {
    let words = if engine.dialect() == Dialect::Mariadb { &MARIADB } else { &MYSQL };
    rights::check(engine).await?;
    let mut inventory = Inventory::empty(words.kind);
    let (here, collation) = about(engine).await?;
    inventory.collation = Some(collation);
    let mut found = tables::read(engine).await?;
    columns::read(engine, words, &here, &mut found).await?;
    keys::read(engine, words, &mut found).await?;
    references::read(engine, &mut found).await?;
    checks::read(engine, words, &mut found).await?;
    inventory.unmanaged = triggers::read(engine, &mut found).await?;
    inventory.unmanaged.extend(found.others.read(engine).await?);
    inventory.unmanaged.extend(unmanaged::read(engine, &here).await?);
    inventory.unmanaged.sort();
    inventory.tables = found.tables.finish();
    inventory.tables.iter_mut().for_each(by_name);
    Ok(inventory)
}

/// What a database has no order for, or one that follows from how it was changed.
fn by_name(table: &mut Table) {
    table.uniques.sort_by(|one, other| one.name.cmp(&other.name));
    table.foreign_keys.sort_by(|one, other| one.name.cmp(&other.name));
    table.checks.sort_by(|one, other| one.name.cmp(&other.name));
    table.indexes.sort_by(|one, other| one.name.cmp(&other.name));
}

/// The database as it stands before names in what the engine prints.
struct Here(String);

impl Here {
    /// A text without it.
    fn off(&self, text: &str) -> String {
        text.replace(&self.0, "")
    }
}

async fn about<E: Engine>(engine: &mut E) -> anyhow::Result<(Here, String)> {
    let row = ask(engine, "SELECT DATABASE(), @@collation_database").await?.next();
    let (database, collation) = row.map(|mut row| (row.text(), row.filled())).unwrap_or_default();
    let collation = collation.context("the server does not say how the database compares texts")?;
    Ok((Here(name(&database) + "."), collation))
}

/// How SQL is written.
fn writer() -> Writer {
    Writer::new(dialect::of(DialectKind::Mariadb).quote())
}

/// A text as SQL.
fn text(text: &str) -> String {
    let mut writer = writer();
    writer.text(text);
    writer.finish()
}

/// A name as SQL.
fn name(name: &str) -> String {
    let mut writer = writer();
    writer.name(name);
    writer.finish()
}
