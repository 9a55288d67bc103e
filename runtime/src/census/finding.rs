//! What a census says of a keyring.

use std::collections::BTreeSet;
use std::fmt;

use super::{Census, CensusColumn, ColumnCensus, IndexCensus, Presence};
use crate::hex;
use crate::keyring::{Document, EntryState};
use crate::{KeyId, KeyKind, Keyring};

/// The keys that values may need, and whether there are keys for new values.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct KnownKeys {
    data: BTreeSet<KeyId>,
    index: BTreeSet<[u8; 4]>,
    seals: bool,
    indexes: bool,
}

impl From<&Keyring> for KnownKeys {
    fn from(keyring: &Keyring) -> Self {
        Self {
            data: keyring.key_ids().into_iter().collect(),
            index: keyring.index_ids().into_iter().collect(),
            seals: keyring.has_primary(KeyKind::Data),
            indexes: keyring.has_primary(KeyKind::Index),
        }
    }
}

impl From<&Document> for KnownKeys {
    /// All but the retired keys, which no program loads.
    fn from(document: &Document) -> Self {
        let usable = || document.entries().iter().filter(|entry| entry.state() != EntryState::Retired);
        let of = |kind| usable().filter(move |entry| entry.kind() == kind);
        let has_primary = |kind| of(kind).any(|entry| entry.state() == EntryState::Primary);
        Self {
            data: of(KeyKind::Data).map(|entry| entry.id()).collect(),
            index: of(KeyKind::Index).map(|entry| entry.short_id()).collect(),
            seals: has_primary(KeyKind::Data),
            indexes: has_primary(KeyKind::Index),
        }
    }
}

impl KnownKeys {
    /// Why values of these columns could not be sealed: no key of any scope does it.
    pub fn missing_primaries(&self, columns: &[CensusColumn<'_>]) -> Vec<CensusFinding> {
        let unsealable = !columns.is_empty() && !self.seals;
        let unsearchable = columns.iter().any(|column| column.blind_index.is_some()) && !self.indexes;
        let findings = [
            unsealable.then_some(CensusFinding::NoPrimaryKey),
            unsearchable.then_some(CensusFinding::NoPrimaryIndexKey),
        ];
        findings.into_iter().flatten().collect()
    }
}

/// Something that would fail.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CensusFinding {
    /// There are encrypted columns, and no key that seals.
    NoPrimaryKey,
    /// There are searchable columns, and no key that makes blind indexes.
    NoPrimaryIndexKey,
    /// The table is not in the database.
    NoTable {
        /// Its name.
        table: String,
    },
    /// The column is not in its table.
    NoColumn {
        /// The table's name.
        table: String,
        /// The column's name.
        column: String,
    },
    /// Values need a data key that the keyring does not have.
    UnknownKey {
        /// The table's name.
        table: String,
        /// The column's name.
        column: String,
        /// The key.
        key: KeyId,
        /// How many values.
        rows: u64,
    },
    /// Blind indexes were made by a key that the keyring does not have: look-ups do not find them.
    UnknownIndexKey {
        /// The table's name.
        table: String,
        /// The column of blind indexes.
        column: String,
        /// The beginning of the key's id.
        key: [u8; 4],
        /// How many blind indexes.
        rows: u64,
    },
    /// Values are not sealed.
    Unsealed {
        /// The table's name.
        table: String,
        /// The column's name.
        column: String,
        /// How many values.
        rows: u64,
    },
    /// Values begin like sealed ones and are none that this release knows.
    Malformed {
        /// The table's name.
        table: String,
        /// The column's name.
        column: String,
        /// How many values.
        rows: u64,
    },
    /// What stands in a column of blind indexes is none.
    NotABlindIndex {
        /// The table's name.
        table: String,
        /// The column of blind indexes.
        column: String,
        /// How many values.
        rows: u64,
    },
}

impl CensusFinding {
    /// A word for it that stays the same.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NoPrimaryKey => "no-primary-key",
            Self::NoPrimaryIndexKey => "no-primary-index-key",
            Self::NoTable { .. } => "no-table",
            Self::NoColumn { .. } => "no-column",
            Self::UnknownKey { .. } => "unknown-key",
            Self::UnknownIndexKey { .. } => "unknown-index-key",
            Self::Unsealed { .. } => "unsealed",
            Self::Malformed { .. } => "malformed",
            Self::NotABlindIndex { .. } => "not-a-blind-index",
        }
    }
}

impl fmt::Display for CensusFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPrimaryKey => f.write_str("there are encrypted columns, and the keyring has no primary data key"),
            Self::NoPrimaryIndexKey => {
                f.write_str("there are searchable columns, and the keyring has no primary index key")
            }
            Self::NoTable { table } => write!(f, "the database has no table `{table}`"),
            Self::NoColumn { table, column } => write!(f, "the table `{table}` has no column `{column}`"),
            Self::UnknownKey { table, column, key, rows } => {
                let values = count(*rows, "value");
                write!(f, "`{table}.{column}` has {values} under the key {key}, which the keyring does not have")
            }
            Self::UnknownIndexKey { table, column, key, rows } => {
                let (values, key) = (count(*rows, "blind index"), hex::encode(key));
                write!(f, "`{table}.{column}` has {values} of the key {key}…, which the keyring does not have")
            }
            Self::Unsealed { table, column, rows } => {
                write!(f, "`{table}.{column}` has {} not sealed", count_that(*rows, "value"))
            }
            Self::Malformed { table, column, rows } => {
                let values = count(*rows, "value");
                write!(f, "`{table}.{column}` has {values} sealed in a way that this release does not know")
            }
            Self::NotABlindIndex { table, column, rows } => {
                write!(f, "`{table}.{column}` has {} no blind index", count_that(*rows, "value"))
            }
        }
    }
}

fn count(rows: u64, word: &str) -> String {
    let ending = match word {
        _ if rows == 1 => "",
        word if word.ends_with('x') => "es",
        _ => "s",
    };
    format!("{rows} {word}{ending}")
}

fn count_that(rows: u64, word: &str) -> String {
    format!("{} that {}", count(rows, word), if rows == 1 { "is" } else { "are" })
}

/// Why a keyring does not fit a database.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// The database does not answer.
    #[error("cannot count the sealed values")]
    Database(#[from] sqlx::Error),
    /// Something would fail.
    #[error("the keyring does not fit the database: {}", sentence(.0))]
    Findings(Vec<CensusFinding>),
}

fn sentence(findings: &[CensusFinding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

impl Census {
    /// What would fail with these keys, column by column.
    pub fn findings(&self, known: &KnownKeys) -> Vec<CensusFinding> {
        let mut findings: Vec<CensusFinding> = self.columns.iter().flat_map(|column| column.findings(known)).collect();
        // A table that is not there is one finding, however many encrypted columns it has.
        findings.dedup();
        findings
    }
}

impl ColumnCensus {
    fn findings(&self, known: &KnownKeys) -> Vec<CensusFinding> {
        let (table, column) = (self.table.clone(), self.column.clone());
        match self.presence {
            Presence::NoTable => return vec![CensusFinding::NoTable { table }],
            Presence::NoColumn => return vec![CensusFinding::NoColumn { table, column }],
            Presence::Present => {}
        }
        let unknown = self.keys.iter().filter(|(key, _)| !known.data.contains(key));
        let unknown = unknown.map(|(key, rows)| {
            let (table, column) = (table.clone(), column.clone());
            CensusFinding::UnknownKey { table, column, key: *key, rows: *rows }
        });
        let mut findings: Vec<CensusFinding> = unknown.collect();
        if self.unsealed > 0 {
            let (table, column) = (table.clone(), column.clone());
            findings.push(CensusFinding::Unsealed { table, column, rows: self.unsealed });
        }
        if self.malformed > 0 {
            findings.push(CensusFinding::Malformed { table, column, rows: self.malformed });
        }
        findings.extend(self.blind_index.iter().flat_map(|index| index.findings(&self.table, known)));
        findings
    }
}

impl IndexCensus {
    fn findings(&self, table: &str, known: &KnownKeys) -> Vec<CensusFinding> {
        let (table, column) = (table.to_owned(), self.column.clone());
        if self.presence != Presence::Present {
            return vec![CensusFinding::NoColumn { table, column }];
        }
        let unknown = self.keys.iter().filter(|(key, _)| !known.index.contains(*key));
        let unknown = unknown.map(|(key, rows)| {
            let (table, column) = (table.clone(), column.clone());
            CensusFinding::UnknownIndexKey { table, column, key: *key, rows: *rows }
        });
        let mut findings: Vec<CensusFinding> = unknown.collect();
        if self.malformed > 0 {
            findings.push(CensusFinding::NotABlindIndex { table, column, rows: self.malformed });
        }
        findings
    }
}
