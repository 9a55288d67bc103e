//! Everything that is asked of a database about the look-ups of a schema.

use std::collections::BTreeSet;

use schemalock_codegen::dialect::{Dialect, Lookup, Reference, TableLookups, Writer};

use super::ask::{self, Ask};
use super::entry::Entry;
use super::planner::{Chosen, Planner};

/// A table with so many rows is big; rows are counted up to here.
pub(crate) const BIG: u64 = 10_000;

/// Values that no more rows have are selective in a big table; they are counted up to one more.
pub(crate) const SELECTIVE: u64 = 100;

/// What a database answered.
#[derive(Debug)]
pub(crate) struct Evidence {
    /// In the order of the schema.
    pub(crate) tables: Vec<TableEvidence>,
}

/// What it answered about a table.
#[derive(Debug)]
pub(crate) struct TableEvidence {
    /// Its look-ups.
    pub(crate) of: TableLookups,
    /// Is it there?
    pub(crate) exists: bool,
    /// How many rows it has, [`BIG`] at most.
    pub(crate) rows: u64,
    /// Its indexes.
    pub(crate) entries: Vec<Entry>,
    /// About each look-up.
    pub(crate) lookups: Vec<LookupEvidence>,
    /// For each reference, the entries that can serve it.
    pub(crate) references: Vec<Vec<usize>>,
    /// The statement that makes its statistics anew.
    pub(crate) analyze: String,
}

/// What it answered about a look-up.
#[derive(Clone, Debug, Default)]
pub(crate) struct LookupEvidence {
    /// Its index among the entries.
    pub(crate) entry: Option<usize>,
    /// Can that index serve it? `None` where there is none, or where it is not for equality.
    pub(crate) serves: Option<bool>,
    /// What is chosen for values that a row has; `None` where no row has any.
    pub(crate) chosen: Option<Chosen>,
    /// How many rows have these values, counted up to one more than [`SELECTIVE`]; only where a big table is scanned.
    pub(crate) matches: Option<u64>,
}

/// Asks everything.
pub(in crate::database) async fn gather<P: Planner>(
    engine: &mut P,
    dialect: &dyn Dialect,
    tables: Vec<TableLookups>,
) -> anyhow::Result<Evidence> {
    engine.prepare().await?;
    let present: BTreeSet<String> = engine.rows(P::TABLES).await?.into_iter().flatten().flatten().collect();
    let mut entries = engine.entries().await?;
    let mut asked = Vec::with_capacity(tables.len());
    for of in tables {
        let mut table = empty::<P>(dialect, of);
        table.exists = present.contains(&table.of.table);
        table.entries = entries.extract_if(.., |entry| entry.table == table.of.table).collect();
        if table.exists {
            ask_table(engine, dialect, &mut table).await?;
        }
        asked.push(table);
    }
    Ok(Evidence { tables: asked })
}

fn empty<P: Planner>(dialect: &dyn Dialect, of: TableLookups) -> TableEvidence {
    let mut analyze = Writer::new(dialect.quote());
    analyze.sql(P::ANALYZE).name(&of.table);
    TableEvidence {
        exists: false,
        rows: 0,
        entries: Vec::new(),
        lookups: vec![LookupEvidence::default(); of.lookups.len()],
        references: vec![Vec::new(); of.references.len()],
        analyze: analyze.finish(),
        of,
    }
}

async fn ask_table<P: Planner>(engine: &mut P, dialect: &dyn Dialect, table: &mut TableEvidence) -> anyhow::Result<()> {
    table.rows = number(engine, &ask::rows(dialect, &table.of.table, BIG)).await?;
    let TableEvidence { of, entries, lookups, .. } = table;
    let ask = |lookup| ask_for(dialect, &of.table, lookup);
    for (lookup, found) in of.lookups.iter().zip(&mut *lookups) {
        found.entry = entries.iter().position(|entry| entry.is_of(lookup));
        if !lookup.by_value {
            continue;
        }
        let entry = found.entry.and_then(|at| entries.get(at));
        choice(engine, ask(lookup).with(entry), table.rows, found).await?;
    }
    can_serve(engine, dialect, table).await
}

fn ask_for<'a>(dialect: &'a dyn Dialect, table: &'a str, lookup: &'a Lookup) -> Ask<'a> {
    Ask { dialect, table, parts: &lookup.parts, predicate: lookup.predicate.as_deref(), operators: &[] }
}

fn ask_back<'a>(dialect: &'a dyn Dialect, table: &'a str, reference: &'a Reference) -> Ask<'a> {
    Ask { dialect, table, parts: &reference.parts, predicate: None, operators: &[] }
}

/// What is chosen for values that a row has.
async fn choice<P: Planner>(engine: &mut P, ask: Ask<'_>, rows: u64, found: &mut LookupEvidence) -> anyhow::Result<()> {
    let Some(values) = values(engine, &ask).await? else { return Ok(()) };
    found.chosen = engine.chosen(&ask.query(&values)).await?;
    if rows >= BIG && found.chosen == Some(Chosen::Scan) {
        found.matches = Some(number(engine, &ask.matches(&values, SELECTIVE + 1)).await?);
    }
    Ok(())
}

/// Values that a row has, preferably such as few have.
async fn values<P: Planner>(engine: &mut P, ask: &Ask<'_>) -> anyhow::Result<Option<Vec<String>>> {
    for query in [ask.sample(&P::SAMPLING, BIG), ask.any(&P::SAMPLING)] {
        if let Some(row) = engine.rows(&query).await?.into_iter().next() {
            return Ok(row.into_iter().collect());
        }
    }
    Ok(None)
}

/// All of a table's look-ups at once: some engines have to prepare for it.
async fn can_serve<P: Planner>(engine: &mut P, dialect: &dyn Dialect, table: &mut TableEvidence) -> anyhow::Result<()> {
    let TableEvidence { of, entries, lookups, references, .. } = table;
    // Where an answer belongs: to a look-up, or to an entry of a reference.
    let mut places = Vec::new();
    let mut asks = Vec::new();
    for (at, (lookup, found)) in of.lookups.iter().zip(&mut *lookups).enumerate() {
        let Some(entry) = found.entry.and_then(|at| entries.get(at)) else { continue };
        found.serves = lookup.by_value.then_some(false);
        if entry.valid && lookup.by_value {
            places.push(Place::Lookup(at));
            asks.push((ask_for(dialect, &of.table, lookup).with(Some(entry)), entry));
        }
    }
    for (at, reference) in of.references.iter().enumerate() {
        let fit = entries.iter().enumerate().filter(|(_, entry)| entry.valid && entry.begins_with(&reference.parts));
        for (number, entry) in fit {
            places.push(Place::Reference(at, number));
            asks.push((ask_back(dialect, &of.table, reference), entry));
        }
    }
    for (place, serves) in places.into_iter().zip(engine.serve(&asks).await?) {
        match place {
            Place::Lookup(at) => lookups[at].serves = Some(serves),
            Place::Reference(at, entry) if serves => references[at].push(entry),
            Place::Reference(..) => {}
        }
    }
    Ok(())
}

enum Place {
    Lookup(usize),
    Reference(usize, usize),
}

async fn number<P: Planner>(engine: &mut P, sql: &str) -> anyhow::Result<u64> {
    let row = engine.rows(sql).await?.into_iter().next();
    Ok(row.and_then(|row| row.into_iter().next().flatten()).and_then(|text| text.parse().ok()).unwrap_or_default())
}
