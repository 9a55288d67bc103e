//! Writing all documents in one transaction.

use std::sync::atomic::Ordering;

use anyhow::Context as _;
use schemalock::Value;
use schemalock::store::rows::{Load, Refused};
use schemalock::store::{Database, StoreError};

use super::check;
use super::keys::Keys;
use super::order::Step;
use super::problem::{Problems, Wrong};
use super::row::Reader;
use super::table::Table;
use super::work::Import;
use crate::database::Bar;
use crate::files::lines::Lines;
use crate::output::printable;

/// How many rows are handed on together, unless they have more bytes.
const ROWS: usize = 1_024;
/// How many bytes of a file are handed on together, unless a single line has more.
const BYTES: u64 = 1 << 20;

/// What came of it.
#[derive(Debug)]
pub(super) enum Loaded {
    /// Everything is written.
    All,
    /// Nothing is: the database refused a row.
    Refused(Problems),
}

/// What is done with rows, and with their lines.
struct Batch {
    rows: Vec<Vec<Value<'static>>>,
    lines: Vec<u64>,
    bytes: u64,
}

/// Writes the documents of these tables, which have been checked.
pub(super) async fn load<DB: Database>(
    connection: &mut DB::Connection,
    work: &Import<'_>,
    steps: &[Step],
    keys: &Keys<'_>,
    bar: &Bar<'_>,
) -> anyhow::Result<Loaded> {
    let load = Load::<DB>::begin(connection).await?;
    let mut loading = Loading { load, work, keys, bar };
    match loading.all(steps).await {
        Ok(()) => {}
        Err(Stop::Refused(problems)) => {
            // If that fails, the transaction goes with the connection; what the database refused is what is told.
            let _ = loading.load.rollback().await;
            return Ok(Loaded::Refused(problems));
        }
        Err(Stop::Failed(error)) => return Err(error),
    }
    work.committing.store(true, Ordering::Relaxed);
    loading.load.commit().await.context("the references of all rows were checked at the end")?;
    Ok(Loaded::All)
}

/// Why it goes no further.
enum Stop {
    Refused(Problems),
    Failed(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Which part of it is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// Rows are written.
    Rows,
    /// What had to be left empty in them is filled.
    Later,
}

struct Loading<'l, DB: Database> {
    load: Load<'l, DB>,
    work: &'l Import<'l>,
    keys: &'l Keys<'l>,
    bar: &'l Bar<'l>,
}

impl<DB: Database> Loading<'_, DB> {
    async fn all(&mut self, steps: &[Step]) -> Result<(), Stop> {
        for step in steps {
            let table = &self.work.tables.all()[step.table];
            let there = self.load.look(table.sql).await;
            there.with_context(|| {
                format!("the table `{}` is not as in the schema: `schemalock migrate apply` first", table.sql.name)
            })?;
        }
        for step in steps {
            self.pass(step, Pass::Rows).await?;
        }
        for step in steps.iter().filter(|step| !step.later.is_empty()) {
            self.pass(step, Pass::Later).await?;
        }
        for step in steps {
            let table = &self.work.tables.all()[step.table];
            if let Some(column) = table.identity {
                self.load.renumber(table.sql, column).await?;
            }
        }
        Ok(())
    }

    /// Once through the file of a table.
    async fn pass(&mut self, step: &Step, pass: Pass) -> Result<(), Stop> {
        let table = &self.work.tables.all()[step.table];
        let path = self.work.file(table);
        let why = || format!("cannot read `{path}`");
        self.bar.begin(&table.name, self.work.length(table));
        let later: Vec<usize> = step.later.iter().filter_map(|column| table.place(column)).collect();
        let reader = Reader { table, tables: self.work.tables.all(), keys: self.keys };
        let mut lines = Lines::open(&path).with_context(why)?;
        let mut batch = Batch::new();
        let mut read = 0;
        while let Some(line) = lines.next().with_context(why)? {
            let row = check::row(&reader, &line).ok();
            let row = row.with_context(|| format!("`{path}` was changed while it was read (line {})", line.number))?;
            let mut values = row.values;
            match pass {
                Pass::Rows => later.iter().for_each(|at| values[*at] = Value::Null),
                Pass::Later if later.iter().all(|at| values[*at].is_null()) => continue,
                Pass::Later => {}
            }
            batch.add(values, line.number);
            batch.bytes += lines.read() - read;
            read = lines.read();
            if batch.is_full() {
                self.write(table, step, pass, &mut batch).await?;
            }
        }
        self.write(table, step, pass, &mut batch).await
    }

    async fn write(&mut self, table: &Table, step: &Step, pass: Pass, batch: &mut Batch) -> Result<(), Stop> {
        let done = match pass {
            Pass::Rows => self.load.insert(table.sql, &batch.rows).await,
            Pass::Later => self.fill(table, step, &batch.rows).await,
        };
        done.map_err(|refused| self.refused(table, batch, refused))?;
        self.bar.add(batch.bytes);
        batch.clear();
        Ok(())
    }

    /// Fills what had to be left empty. The database takes that for a change of the row, so what it touches is put back.
    async fn fill(&mut self, table: &Table, step: &Step, rows: &[Vec<Value<'static>>]) -> Result<(), Refused> {
        self.load.fill(table.sql, &step.later, rows).await?;
        if table.touched.is_empty() { Ok(()) } else { self.load.fill(table.sql, &table.touched, rows).await }
    }

    /// A row that the database refuses is told like what is wrong with a document; everything else is a failure.
    fn refused(&self, table: &Table, batch: &Batch, refused: Refused) -> Stop {
        let Refused { row, error } = refused;
        let Some(line) = row.and_then(|row| batch.lines.get(row)) else {
            return Stop::Failed(anyhow::Error::new(error).context(format!("the table `{}`", table.sql.name)));
        };
        let (kind, column) = match &error {
            StoreError::Unique { .. } => ("unique", None),
            StoreError::ForeignKey { relation, .. } => {
                ("foreign-key", relation.as_ref().and_then(|it| it.columns.last()).map(String::as_str))
            }
            StoreError::Check { column, .. } => ("check", *column),
            StoreError::Unsealed { column, .. } => ("not-sealed", Some(*column)),
            StoreError::Null { column, .. } => ("missing-field", Some(column.as_str())),
            _ => ("refused", None),
        };
        let field = column.and_then(|name| table.place(name)).and_then(|at| table.columns[at].field);
        let message = printable(&format!("{:#}", anyhow::Error::new(error)));
        let mut problems = Problems::default();
        let wrong = Wrong { kind, field: field.map(str::to_owned), message };
        problems.add(self.work.file(table).as_str(), Some(*line), wrong);
        Stop::Refused(problems)
    }
}

impl Batch {
    const fn new() -> Self {
        Self { rows: Vec::new(), lines: Vec::new(), bytes: 0 }
    }

    fn add(&mut self, row: Vec<Value<'static>>, line: u64) {
        self.rows.push(row);
        self.lines.push(line);
    }

    const fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.bytes >= BYTES
    }

    fn clear(&mut self) {
        *self = Self::new();
    }
}
