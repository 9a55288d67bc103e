//! The numbers that deployments of Convex give their tables. Each id begins with one.

use std::collections::BTreeMap;

use anyhow::Context as _;
use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::Tables;
use crate::files::lines::Lines;

/// The folder that says them.
pub(super) const TABLES: &str = "_tables";

/// The number of the first table of a new deployment.
const FIRST: u32 = 10_001;

/// A line of `_tables/documents.jsonl`.
#[derive(Debug, Serialize, Deserialize)]
struct Entry<'a> {
    name: std::borrow::Cow<'a, str>,
    id: u32,
}

/// The numbers of tables, by their names in Convex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers(BTreeMap<String, u32>);

impl Numbers {
    /// Reads a `_tables/documents.jsonl`.
    pub(crate) fn read(path: &Utf8Path) -> anyhow::Result<Self> {
        let mut numbers = BTreeMap::new();
        let mut lines = Lines::open(path).with_context(|| format!("cannot read `{path}`"))?;
        while let Some(line) = lines.next().with_context(|| format!("cannot read `{path}`"))? {
            let at = line.number;
            let entry: Option<Entry<'_>> = line.text().and_then(|text| serde_json::from_str(text).ok());
            let entry = entry.filter(|entry| entry.id > 0);
            let entry = entry.with_context(|| {
                format!(
                    "{path}:{at}: a table and its number are expected, such as {{\"name\":\"apps\",\"id\":{FIRST}}}"
                )
            })?;
            let twice = numbers.values().any(|number| *number == entry.id) || numbers.contains_key(&*entry.name);
            anyhow::ensure!(!twice, "{path}:{at}: this name or this number is there already");
            numbers.insert(entry.name.into_owned(), entry.id);
        }
        Ok(Self(numbers))
    }

    /// The number of each table: what is said here, else those of a new deployment, in the order of the schema; or, where others are
    /// in the way, those behind them.
    pub(crate) fn of_all(&self, tables: &Tables) -> anyhow::Result<Vec<u32>> {
        let mut next = self.0.values().max().map_or(FIRST, |most| most.saturating_add(1).max(FIRST));
        let number = |table: &super::Table| match self.0.get(&table.name) {
            Some(number) => Ok(*number),
            None => {
                let number = next;
                next = next.checked_add(1).context("no table number is left")?;
                Ok(number)
            }
        };
        tables.all().iter().map(number).collect()
    }

    /// The number of the table with this name.
    pub(super) fn get(&self, name: &str) -> Option<u32> {
        self.0.get(name).copied()
    }

    /// The table with this number.
    pub(super) fn name(&self, number: u32) -> Option<&str> {
        self.0.iter().find(|(_, other)| **other == number).map(|(name, _)| name.as_str())
    }

    /// Notes the number of a table that has none yet.
    pub(super) fn note(&mut self, name: &str, number: u32) {
        self.0.entry(name.to_owned()).or_insert(number);
    }
}

/// The file that says them.
pub(super) fn document<'a>(numbers: impl Iterator<Item = (&'a str, u32)>) -> serde_json::Result<String> {
    let mut text = String::new();
    for (name, id) in numbers {
        text += &serde_json::to_string(&Entry { name: name.into(), id })?;
        text.push('\n');
    }
    Ok(text)
}
