//! What a keyring phase does with every row, as its script says it.

use serde::Deserialize;

/// Values that are sealed, opened or given a blind index, row by row.
///
/// Everything in it that is SQL was written for one engine. `{value}` stands for a value that is bound as text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fill {
    /// The table's name.
    pub table: String,
    /// The columns of its primary key, in order.
    pub key: Vec<KeyColumn>,
    /// What the values are bound to: `table.column` at the column's birth.
    pub context: String,
    /// And whether to their row, too.
    pub bind: Bind,
    /// Where the values come from.
    pub source: Source,
    /// A condition: the rows that are still to do.
    pub rows: String,
    /// Where sealed values go.
    #[serde(default)]
    pub seal: Option<SealInto>,
    /// Where plaintexts go.
    #[serde(default)]
    pub open: Option<OpenInto>,
    /// Where blind indexes go.
    #[serde(default)]
    pub blind_index: Option<IndexInto>,
    /// Columns that a trigger touches when a row changes, and whose values are put back.
    #[serde(default)]
    pub restore: Vec<String>,
    /// The statement that keeps writers away while the last rows are done.
    #[serde(default)]
    pub lock: Option<String>,
    /// SQLite: the finishing statements rebuild a table, so they need what a `rebuild` phase does.
    #[serde(default)]
    pub rebuild: bool,
}

/// A column of a primary key.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyColumn {
    /// Its name.
    pub column: String,
    /// SQL for its canonical text.
    pub read: String,
    /// SQL that makes a value of the column from `{value}`, its canonical text.
    pub write: String,
}

/// What values are bound to beside their context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bind {
    /// The row.
    Row,
    /// Nothing else.
    Column,
}

/// Where values come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Source {
    /// A plaintext column.
    Plain {
        /// SQL for the canonical plaintext, as text.
        plain: String,
        /// How that text stands for bytes.
        #[serde(default)]
        encoding: Encoding,
    },
    /// A sealed column.
    Sealed {
        /// SQL for the sealed text.
        sealed: String,
    },
}

impl Source {
    /// Its SQL.
    #[must_use]
    pub fn sql(&self) -> &str {
        match self {
            Self::Plain { plain: sql, .. } | Self::Sealed { sealed: sql } => sql,
        }
    }
}

/// How a text stands for bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// In UTF-8.
    #[default]
    Text,
    /// As hexadecimal digits.
    Hex,
}

/// A column of sealed values.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealInto {
    /// Its name.
    pub column: String,
    /// Are lengths hidden?
    #[serde(default)]
    pub pad: bool,
}

/// A column of plaintexts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenInto {
    /// Its name.
    pub column: String,
    /// SQL that makes a value of the column from `{value}`.
    pub write: String,
    /// How `{value}` stands for the plaintext's bytes.
    #[serde(default)]
    pub encoding: Encoding,
}

/// A column of blind indexes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexInto {
    /// Its name.
    pub column: String,
    /// What is done to a value before it is compared.
    pub normalise: NormaliseWord,
}

/// [`Normalise`](crate::Normalise) in the words of scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NormaliseWord {
    /// Nothing.
    None,
    /// Lower case.
    Lowercase,
}
