//! Reading all documents before a row is written: so everything that is wrong is told at once, and ids are known before they are met.

use anyhow::Context as _;
use schemalock_codegen::convex::Key;

use super::keys::Keys;
use super::numbers::Numbers;
use super::parse::Document;
use super::problem::{Problems, Wrong};
use super::row::{Reader, Row};
use super::table::Table;
use super::work::Import;
use super::{export, id};
use crate::database::Bar;
use crate::files::lines::{LONGEST, Line, Lines};

/// After so many lines somebody may break it off.
const BREATH: u64 = 1_000;

/// What is known of all documents.
#[derive(Debug)]
pub(super) struct Check<'t> {
    pub(super) keys: Keys<'t>,
    /// How many documents each table has, by its place.
    pub(super) rows: Vec<(usize, u64)>,
    /// What is wrong, file by file.
    pub(super) problems: Vec<Problems>,
}

impl<'t> Check<'t> {
    /// Reads the documents of the chosen tables, and from the others what ids need.
    pub(super) async fn of(work: &Import<'t>, bar: &Bar<'_>) -> anyhow::Result<Self> {
        let keys = Keys::new(work.tables, numbers(work)?);
        let mut check = Self { keys, rows: Vec::new(), problems: Vec::new() };
        for (at, table) in work.tables.all().iter().enumerate() {
            let is_chosen = work.chosen.contains(&at);
            let has_others = matches!(table.key, Key::Application(_)) && work.file(table).exists();
            if is_chosen || has_others {
                let (rows, problems) = check.table(work, at, bar).await?;
                if is_chosen {
                    check.rows.push((at, rows));
                    check.problems.push(problems);
                }
            }
        }
        Ok(check)
    }

    async fn table(&mut self, work: &Import<'_>, at: usize, bar: &Bar<'_>) -> anyhow::Result<(u64, Problems)> {
        let table = &work.tables.all()[at];
        let path = work.file(table);
        bar.begin(&format!("{}: checking", table.name), work.length(table));
        let (mut rows, mut problems) = (0, Problems::default());
        let mut lines = Lines::open(&path).with_context(|| format!("cannot read `{path}`"))?;
        let mut read = 0;
        while let Some(line) = lines.next().with_context(|| format!("cannot read `{path}`"))? {
            rows += 1;
            if rows % BREATH == 0 {
                tokio::task::yield_now().await;
            }
            let reader = Reader { table, tables: work.tables.all(), keys: &self.keys };
            match row(&reader, &line) {
                Ok(Row { id: Some(id), key: Some(key), .. }) => self.keys.note(at, &id, key),
                Ok(_) => {}
                Err(wrong) => wrong.into_iter().for_each(|it| problems.add(path.as_str(), Some(line.number), it)),
            }
            bar.add(lines.read() - read);
            read = lines.read();
        }
        if self.keys.noted(at) || self.is_shared(work, at).await? {
            problems.add(path.as_str(), None, Wrong::document("duplicate-id", "two documents have the same `_id`"));
        }
        Ok((rows, problems))
    }

    /// Has a document whose id says its key the same id as one whose id does not? Once more through the file, since not all ids are kept.
    async fn is_shared(&self, work: &Import<'_>, at: usize) -> anyhow::Result<bool> {
        let table = &work.tables.all()[at];
        let path = work.file(table);
        if !self.keys.has_others(at) {
            return Ok(false);
        }
        let mut lines = Lines::open(&path).with_context(|| format!("cannot read `{path}`"))?;
        while let Some(line) = lines.next().with_context(|| format!("cannot read `{path}`"))? {
            if line.number % BREATH == 0 {
                tokio::task::yield_now().await;
            }
            let reader = Reader { table, tables: work.tables.all(), keys: &self.keys };
            if let Ok(Row { id: Some(id), key: Some(key), .. }) = row(&reader, &line)
                && self.keys.is_shared(at, &id, key)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The row of a line.
pub(super) fn row(reader: &Reader<'_>, line: &Line<'_>) -> Result<Row, Vec<Wrong>> {
    if line.is_too_long() {
        return Err(vec![Wrong::document("too-long", format!("this line has more than {LONGEST} bytes"))]);
    }
    let text = line.text().ok_or_else(|| vec![Wrong::document("not-json", "this line is not UTF-8")])?;
    reader.row(Document::parse(text).map_err(|wrong| vec![wrong])?)
}

/// The numbers of tables: what the folder says of them, else what the id of the first document of each does.
fn numbers(work: &Import<'_>) -> anyhow::Result<Numbers> {
    let said = work.from.join(export::numbers_file());
    let mut numbers = if said.exists() { Numbers::read(&said)? } else { Numbers::default() };
    for table in work.tables.all() {
        if let Some(number) = first_number(work, table) {
            numbers.note(&table.name, number);
        }
    }
    Ok(numbers)
}

fn first_number(work: &Import<'_>, table: &Table) -> Option<u32> {
    let mut lines = Lines::open(&work.file(table)).ok()?;
    let line = lines.next().ok()??;
    let mut document = Document::parse(line.text()?).ok()?;
    id::number(document.take("_id")?.as_str()?)
}
