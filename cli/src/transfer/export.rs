//! From a database to files.

use std::io::Write as _;

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock::store::Database;
use schemalock::store::rows::Snapshot;

use super::table::Tables;
use super::{document, numbers};
use crate::database::Bar;
use crate::files::draft::{Draft, close};
use crate::files::lines::LONGEST;

/// The most that a document of Convex may have, in bytes.
pub(crate) const LARGEST: usize = 1 << 20;

/// What is to be written where.
#[derive(Debug)]
pub(crate) struct Export<'a> {
    /// The tables of the schema.
    pub(crate) tables: &'a Tables,
    /// Those of them that are written.
    pub(crate) chosen: &'a [usize],
    /// The number of each in Convex.
    pub(crate) numbers: &'a [u32],
    /// The folder.
    pub(crate) out: &'a Utf8Path,
}

/// A table that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Exported {
    /// Its place among the tables of the schema.
    pub(crate) table: usize,
    /// How many rows it had.
    pub(crate) rows: u64,
    /// How many of them are longer than a document of Convex may be.
    pub(crate) large: u64,
}

/// Writes the tables as they are at one moment.
pub(crate) async fn export<DB: Database>(
    connection: &mut DB::Connection,
    work: &Export<'_>,
    bar: &Bar<'_>,
) -> anyhow::Result<Vec<Exported>> {
    let mut draft = Draft::begin(work.out).with_context(|| format!("cannot write into `{}`", work.out))?;
    let mut snapshot = Snapshot::<DB>::begin(connection).await?;
    let mut all = Vec::with_capacity(work.chosen.len());
    for at in work.chosen {
        all.push(work.table(*at, &mut snapshot, &mut draft, bar).await?);
    }
    snapshot.end().await?;
    work.write_numbers(&mut draft).with_context(|| format!("cannot write into `{}`", work.out))?;
    draft.keep().with_context(|| format!("cannot write `{}`", work.out))?;
    Ok(all)
}

impl Export<'_> {
    async fn table<DB: Database>(
        &self,
        at: usize,
        snapshot: &mut Snapshot<'_, DB>,
        draft: &mut Draft,
        bar: &Bar<'_>,
    ) -> anyhow::Result<Exported> {
        let table = &self.tables.all()[at];
        if bar.is_seen() {
            bar.begin(table.sql.name, snapshot.count(table.sql).await?);
        }
        let why = || format!("cannot write `{}`", self.out.join(table.file()));
        let mut file = draft.file(&table.file()).with_context(why)?;
        let (mut exported, mut line) = (Exported { table: at, rows: 0, large: 0 }, Vec::new());
        let each = &mut |row: &[schemalock::Value<'_>]| -> anyhow::Result<()> {
            exported.rows += 1;
            line.clear();
            document::write((table, at), self.numbers, row, exported.rows, &mut line)?;
            anyhow::ensure!(
                (line.len() as u64) <= LONGEST,
                "row {} of `{}` makes a document of more than {LONGEST} bytes, which neither Convex nor `schemalock import` takes",
                exported.rows,
                table.sql.name
            );
            exported.large += u64::from(line.len() > LARGEST);
            bar.add(1);
            file.write_all(&line).with_context(why)
        };
        snapshot.read(table.sql, each).await?;
        close(file).with_context(why)?;
        Ok(exported)
    }

    /// The file that says which number each table has.
    fn write_numbers(&self, draft: &mut Draft) -> anyhow::Result<()> {
        let numbers = self.chosen.iter().map(|at| (self.tables.all()[*at].name.as_str(), self.numbers[*at]));
        let mut file = draft.file(&numbers_file())?;
        file.write_all(numbers::document(numbers)?.as_bytes())?;
        Ok(close(file)?)
    }

    /// The files that will be there.
    pub(crate) fn files(&self) -> impl Iterator<Item = String> {
        self.chosen.iter().map(|at| self.tables.all()[*at].file()).chain([numbers_file()])
    }
}

/// Where the file of numbers stands in a folder.
pub(crate) fn numbers_file() -> String {
    format!("{}/{}", numbers::TABLES, super::DOCUMENTS)
}
