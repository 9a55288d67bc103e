//! From files to a database.

use std::sync::atomic::AtomicBool;

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use schemalock::store::Database;

use super::check::Check;
use super::load::{self, Loaded};
use super::order::order;
use super::problem::Problems;
use super::table::{Table, Tables};
use crate::database::Bar;

/// What is to be written from where.
#[derive(Debug)]
pub(crate) struct Import<'a> {
    /// The tables of the schema.
    pub(crate) tables: &'a Tables,
    /// Those of them that are written.
    pub(crate) chosen: &'a [usize],
    /// The folder.
    pub(crate) from: &'a Utf8Path,
    /// Can the database check references at the end of a transaction?
    pub(crate) defers: bool,
    /// Set once the database is asked to keep everything: from then on nobody knows until it answers.
    pub(crate) committing: &'a AtomicBool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Imported {
    /// The tables that were read, by their places, and how many documents each has. They are rows if there are no problems.
    pub(crate) rows: Vec<(usize, u64)>,
    /// What is wrong, file by file.
    pub(crate) problems: Vec<Problems>,
}

impl Imported {
    /// Is everything written? Otherwise nothing is.
    pub(crate) fn is_done(&self) -> bool {
        self.problems.iter().all(Problems::is_none)
    }
}

impl Import<'_> {
    /// Where the file of a table stands.
    pub(crate) fn file(&self, table: &Table) -> Utf8PathBuf {
        self.from.join(table.file())
    }

    /// How long the file of a table is, in bytes.
    pub(super) fn length(&self, table: &Table) -> u64 {
        std::fs::metadata(self.file(table)).map_or(0, |file| file.len())
    }
}

/// Holds all documents against the schema; if they are as they should be, writes them in one transaction.
pub(crate) async fn import<DB: Database>(
    connection: &mut DB::Connection,
    work: &Import<'_>,
    bar: &Bar<'_>,
) -> anyhow::Result<Imported> {
    let steps = order(work.tables, work.chosen, work.defers)?;
    let checked = Check::of(work, bar).await?;
    let mut imported = Imported { rows: checked.rows, problems: checked.problems };
    if imported.is_done() {
        let loaded = load::load::<DB>(connection, work, &steps, &checked.keys, bar).await;
        if let Loaded::Refused(problems) = loaded.context("nothing was written")? {
            imported.problems.push(problems);
        }
    }
    Ok(imported)
}
