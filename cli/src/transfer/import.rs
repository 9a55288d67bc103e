//! From files to a database.

use anyhow::Context as _;
use schemalock::store::Database;

use super::check::Check;
use super::load::{self, Loaded};
use super::order::order;
use super::problem::Problems;
use super::work::Import;
use crate::database::Bar;

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
