//! What came of it.

use std::fmt;

use crate::{KeyId, KeyKind, hex};

/// What came of all columns, in the order in which they were asked for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Report {
    /// Column by column.
    pub columns: Vec<ColumnReport>,
}

impl Report {
    /// Is every value under the primary key of its scope? The database has counted them.
    pub fn is_proven(&self) -> bool {
        self.columns.iter().all(|column| column.stuck.is_empty() && column.left.is_empty())
    }
}

/// What came of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnReport {
    /// The table's name.
    pub table: String,
    /// The column's name.
    pub column: String,
    /// How many rows were changed.
    pub rewritten: u64,
    /// How often the table was gone through.
    pub passes: u32,
    /// Rows that were left as they are, as nothing else can be done with them.
    pub stuck: Vec<StuckRows>,
    /// What the database counted at the end beside values and blind indexes of primary keys; those of rows that are stuck among
    /// them.
    pub left: Vec<Left>,
}

/// Rows that were left as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StuckRows {
    /// Why.
    pub why: Stuck,
    /// How many.
    pub rows: u64,
    /// The keys of the first ones. The columns of a key are separated by commas.
    pub keys: Vec<String>,
}

impl StuckRows {
    /// How many keys are kept.
    pub(super) const KEYS: usize = 5;
}

/// Why a row was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Stuck {
    /// The value is not sealed.
    Unsealed,
    /// The value begins as a sealed one does, and is none: it was cut short, for one.
    Malformed,
    /// The value was sealed by a suite that this release does not know.
    UnknownSuite(u8),
    /// The keyring does not have the value's key.
    UnknownKey(KeyId),
    /// The value was changed, or was sealed for another place.
    DoesNotOpen,
    /// No key of the value's scope seals.
    NoPrimaryKey {
        /// What it would be for.
        kind: KeyKind,
        /// The scope.
        scope: Option<String>,
    },
    /// The value has no blind index beside it, though its column can be searched.
    NoBlindIndex,
    /// What stands for a blind index is none.
    NotABlindIndex,
    /// A blind index without a value.
    StrayBlindIndex,
    /// The blind index that the value is to have is that of another row, and no two rows may have the same: they were written while
    /// index keys changed.
    Duplicate,
}

impl Stuck {
    /// A word for it that stays the same.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Unsealed => "unsealed",
            Self::Malformed => "malformed",
            Self::UnknownSuite(_) => "unknown-suite",
            Self::UnknownKey(_) => "unknown-key",
            Self::DoesNotOpen => "does-not-open",
            Self::NoPrimaryKey { kind: KeyKind::Data, .. } => "no-primary-key",
            Self::NoPrimaryKey { kind: KeyKind::Index, .. } => "no-primary-index-key",
            Self::NoBlindIndex => "no-blind-index",
            Self::NotABlindIndex => "not-a-blind-index",
            Self::StrayBlindIndex => "stray-blind-index",
            Self::Duplicate => "duplicate",
        }
    }
}

impl fmt::Display for Stuck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsealed => f.write_str("the value is not sealed"),
            Self::Malformed => f.write_str("the sealed value is malformed"),
            Self::UnknownSuite(suite) => {
                write!(f, "the value is sealed by suite 0x{suite:02x}, which this release does not know")
            }
            Self::UnknownKey(key) => write!(f, "the value is under the key {key}, which the keyring does not have"),
            Self::DoesNotOpen => {
                f.write_str("the value does not open: it was changed, or was sealed for another place")
            }
            Self::NoPrimaryKey { kind, scope } => {
                write!(f, "the keyring has no primary {kind} key")?;
                scope.as_ref().map_or(Ok(()), |scope| write!(f, " of the scope `{scope}`"))
            }
            Self::NoBlindIndex => f.write_str("the value has no blind index beside it"),
            Self::NotABlindIndex => f.write_str("what stands for a blind index is none"),
            Self::StrayBlindIndex => f.write_str("there is a blind index, and no value"),
            Self::Duplicate => f.write_str("another row has the same value, which the table does not allow"),
        }
    }
}

/// What was counted at the end that should not be there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Left {
    /// Values under another key than a primary one.
    Values {
        /// The key.
        key: KeyId,
        /// How many.
        rows: u64,
    },
    /// Blind indexes of another key than a primary one.
    BlindIndexes {
        /// The beginning of the key's id.
        key: [u8; 4],
        /// How many.
        rows: u64,
    },
    /// What is no sealed value.
    Unsealed {
        /// How many.
        rows: u64,
    },
    /// What is no blind index.
    NotABlindIndex {
        /// How many.
        rows: u64,
    },
}

impl Left {
    /// How many rows.
    pub const fn rows(&self) -> u64 {
        match self {
            Self::Values { rows, .. }
            | Self::BlindIndexes { rows, .. }
            | Self::Unsealed { rows }
            | Self::NotABlindIndex { rows } => *rows,
        }
    }
}

impl fmt::Display for Left {
    /// What is left, without how many.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Values { key, .. } => write!(f, "values under the key {key}"),
            Self::BlindIndexes { key, .. } => write!(f, "blind indexes of the key {}…", hex::encode(key)),
            Self::Unsealed { .. } => f.write_str("values that are not sealed"),
            Self::NotABlindIndex { .. } => f.write_str("blind indexes that are none"),
        }
    }
}
