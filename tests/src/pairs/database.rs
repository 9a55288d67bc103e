//! A database made from a model: its rows written and read.

use std::fmt::Write as _;

use anyhow::{Context, Result, anyhow};
use schemalock_codegen::emit::sql;
use schemalock_codegen::model::{Column, Model, Table};

use super::judge::{Row, Rows};
use super::value::{as_text, literal, quoted, read};
use crate::{Engine, Scratch};

/// Two databases that are used again and again: making one takes a server longer than all that is done in it.
#[derive(Debug)]
pub struct Bench {
    /// The one that is migrated.
    pub one: Scratch,
    /// The one that is made directly.
    pub two: Scratch,
}

impl Bench {
    /// Two databases of an engine.
    #[must_use]
    pub fn new(engine: Engine) -> Self {
        Self { one: engine.scratch(), two: engine.scratch() }
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.one.engine()
    }

    /// Empties both.
    ///
    /// # Errors
    /// The engine's message.
    pub fn clear(&mut self) -> Result<()> {
        if self.engine() == Engine::Sqlite {
            *self = Self::new(Engine::Sqlite);
            return Ok(());
        }
        clear(&self.one)?;
        clear(&self.two)
    }
}

fn clear(scratch: &Scratch) -> Result<()> {
    match scratch.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            scratch.apply("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        }
        Engine::Mariadb => {
            let (_, name) = scratch.url().rsplit_once('/').context("a URL with a database")?;
            scratch.apply(&format!("SET foreign_key_checks = 0;\nDROP DATABASE {name};\nCREATE DATABASE {name}"))
        }
    }
}

/// Makes the schema of a model in an empty database, as in one that never knew another.
///
/// # Errors
/// The engine's message for a statement that it refused.
pub fn create(scratch: &Scratch, model: &Model) -> Result<()> {
    let engine = scratch.engine();
    let files = sql::emit(model);
    for name in ["schema.sql", "indexes.sql"] {
        let path = format!("sql/{}/{name}", engine.name());
        let file = files.iter().find(|file| file.path == path).context("no such file")?;
        scratch.apply(&file.contents).with_context(|| format!("{path}:\n{}", file.contents))?;
    }
    Ok(())
}

/// Writes rows in any order: references are whole once all are there.
///
/// # Errors
/// The engine's message for a row that it refused.
pub fn insert(scratch: &Scratch, model: &Model, rows: &Rows) -> Result<()> {
    let engine = scratch.engine();
    let (before, after) = match engine {
        Engine::Sqlite => ("PRAGMA foreign_keys = OFF;\nBEGIN;\n", "COMMIT;\n"),
        Engine::Postgres => ("SET session_replication_role = replica;\n", ""),
        Engine::Mariadb => (
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES';\nSET foreign_key_checks = 0;\nSTART TRANSACTION;\n",
            "COMMIT;\n",
        ),
    };
    let mut sql = before.to_owned();
    for table in &model.tables {
        for row in rows.get(&table.name).into_iter().flatten() {
            sql.push_str(&insert_row(engine, table, row));
        }
    }
    sql.push_str(after);
    scratch.apply(&sql).with_context(|| sql)
}

fn insert_row(engine: Engine, table: &Table, row: &Row) -> String {
    let columns: Vec<&Column> = table.columns.iter().filter(|column| row.contains_key(&column.name)).collect();
    let names: Vec<String> = columns.iter().map(|column| quoted(engine, &column.name)).collect();
    let values: Vec<String> = columns.iter().map(|column| literal(engine, &column.ty, &row[&column.name])).collect();
    let table = quoted(engine, &table.name);
    format!("INSERT INTO {table} ({}) VALUES ({});\n", names.join(", "), values.join(", "))
}

/// Every row of every table of the model, computed columns among them.
///
/// # Errors
/// A table or column that is not there, or a value that is none of its type.
pub fn rows(scratch: &Scratch, model: &Model) -> Result<Rows> {
    let engine = scratch.engine();
    let mut all: Rows = model.tables.iter().map(|table| (table.name.clone(), Vec::new())).collect();
    if model.tables.is_empty() {
        return Ok(all);
    }
    let queries: Vec<String> = model.tables.iter().enumerate().map(|(at, table)| query(engine, at, table)).collect();
    for line in scratch.texts(&queries.join("\nUNION ALL\n"))? {
        let line = line.context("a row is no NULL")?;
        let mut fields = line.split('|');
        let at: usize = fields.next().context("no number")?.parse()?;
        let table = &model.tables[at];
        let row = table.columns.iter().zip(fields).map(|(column, field)| field_value(engine, column, field));
        all.entry(table.name.clone()).or_default().push(row.collect::<Result<Row>>()?);
    }
    Ok(all)
}

fn field_value(engine: Engine, column: &Column, field: &str) -> Result<(String, super::Value)> {
    let bytes = if field == "-" { None } else { Some(super::value::from_hex(field).context("no digits")?) };
    let text = bytes.map(String::from_utf8).transpose()?;
    let ty = super::held_as(column);
    let value = read(engine, &ty, text.as_deref()).map_err(|error| anyhow!("{}: {error}", column.name))?;
    Ok((column.name.clone(), value))
}

/// Rows as texts: the number of the table, then each column in hexadecimal digits.
fn query(engine: Engine, at: usize, table: &Table) -> String {
    let mut parts = format!("'{at}'");
    for column in &table.columns {
        let text = as_text(engine, &super::held_as(column), &column.name);
        let part = match engine {
            // hex(NULL) is a text, and so is printf('%g', NULL).
            Engine::Sqlite => format!("iif({} IS NULL, '-', hex({text}))", quoted(engine, &column.name)),
            Engine::Postgres => format!("coalesce(encode(convert_to({text}, 'UTF8'), 'hex'), '-')"),
            Engine::Mariadb => format!("COALESCE(HEX({text}), '-')"),
        };
        let _ = match engine {
            Engine::Mariadb => write!(parts, ", '|', {part}"),
            Engine::Sqlite | Engine::Postgres => write!(parts, " || '|' || {part}"),
        };
    }
    let parts = if engine == Engine::Mariadb { format!("CONCAT({parts})") } else { parts };
    format!("SELECT {parts} FROM {}", quoted(engine, &table.name))
}
