//! What was counted.

use std::collections::BTreeMap;

use super::CensusColumn;
use super::connection::Count;
use crate::hex;
use crate::{Header, KeyId};

/// Is it there?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Yes.
    Present,
    /// The database has no such table.
    NoTable,
    /// The table has no such column.
    NoColumn,
}

/// The keys that tables need.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Census {
    /// Column by column, in the order in which they were asked for.
    pub columns: Vec<ColumnCensus>,
}

impl Census {
    /// How many values need this data key.
    pub fn rows_under(&self, key: KeyId) -> u64 {
        self.columns.iter().filter_map(|column| column.keys.get(&key)).sum()
    }

    /// How many blind indexes were made by the index key whose id begins like this.
    pub fn rows_under_index(&self, key: [u8; 4]) -> u64 {
        self.columns.iter().filter_map(|column| column.blind_index.as_ref()?.keys.get(&key)).sum()
    }
}

/// The keys that a column needs. NULLs are not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnCensus {
    /// The table's name.
    pub table: String,
    /// The column's name.
    pub column: String,
    /// Is it there?
    pub presence: Presence,
    /// How many values need which data key.
    pub keys: BTreeMap<KeyId, u64>,
    /// How many values are not sealed.
    pub unsealed: u64,
    /// How many values begin like sealed ones and are none that this release knows.
    pub malformed: u64,
    /// The column of its blind indexes.
    pub blind_index: Option<IndexCensus>,
}

/// The keys that a column of blind indexes needs. NULLs are not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexCensus {
    /// The column's name.
    pub column: String,
    /// Is it there?
    pub presence: Presence,
    /// How many were made by which index key, by the first bytes of its id.
    pub keys: BTreeMap<[u8; 4], u64>,
    /// How many are no blind indexes.
    pub malformed: u64,
}

impl ColumnCensus {
    /// A column in which nothing was counted yet.
    pub(super) fn empty(column: &CensusColumn<'_>) -> Self {
        let index = |name: &str| IndexCensus {
            column: name.to_owned(),
            presence: Presence::Present,
            keys: BTreeMap::new(),
            malformed: 0,
        };
        Self {
            table: column.table.to_owned(),
            column: column.column.to_owned(),
            presence: Presence::Present,
            keys: BTreeMap::new(),
            unsealed: 0,
            malformed: 0,
            blind_index: column.blind_index.map(index),
        }
    }
}

pub(super) fn count_values(census: &mut ColumnCensus, counts: Vec<Count>) {
    for (head, rows) in counts {
        let rows = rows.unsigned_abs();
        let header = |head: Vec<u8>| Header::from_text(std::str::from_utf8(&head).ok()?).ok();
        match head.map(header) {
            None => census.unsealed += rows,
            Some(None) => census.malformed += rows,
            // One key may stand behind several headers: padded or not, bound to the row or not.
            Some(Some(header)) => *census.keys.entry(header.key_id).or_default() += rows,
        }
    }
}

pub(super) fn count_index(census: &mut IndexCensus, counts: Vec<Count>) {
    for (head, rows) in counts {
        let rows = rows.unsigned_abs();
        let key = head.and_then(|head| hex::decode(std::str::from_utf8(&head).ok()?));
        match key {
            None => census.malformed += rows,
            Some(key) => *census.keys.entry(key).or_default() += rows,
        }
    }
}
