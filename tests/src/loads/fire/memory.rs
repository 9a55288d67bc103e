//! What a writer knows of its rows.

use std::collections::BTreeMap;

use integrations::{App, AppId};

/// Rows, by their keys.
#[derive(Debug, Default)]
pub struct Memory(BTreeMap<AppId, Vec<Option<App>>>);

impl Memory {
    /// It was acknowledged that the row is this, or is not there.
    pub fn know(&mut self, key: AppId, row: Option<App>) {
        self.0.insert(key, vec![row]);
    }

    /// It was not acknowledged: it may be this, too.
    pub fn doubt(&mut self, key: AppId, row: Option<App>) {
        self.0.entry(key).or_insert_with(|| vec![None]).push(row);
    }

    /// A row that is there for certain.
    pub fn any(&self, number: u64) -> Option<&App> {
        let known: Vec<&App> = self.0.values().filter_map(|may_be| certain(may_be)).collect();
        let at = number.checked_rem(known.len() as u64)?;
        known.get(usize::try_from(at).ok()?).copied()
    }

    /// Every key, and what its row may be.
    pub fn all(&self) -> impl Iterator<Item = (AppId, &[Option<App>])> {
        self.0.iter().map(|(key, may_be)| (*key, may_be.as_slice()))
    }
}

fn certain(may_be: &[Option<App>]) -> Option<&App> {
    if let [Some(row)] = may_be { Some(row) } else { None }
}

/// The same, but for the time of the last change, which only the database knows.
pub fn same(a: &App, b: &App) -> bool {
    App { updated_at: b.updated_at, ..a.clone() } == *b
}
