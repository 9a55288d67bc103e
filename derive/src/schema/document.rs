//! The file's form.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The version of the form that is read here.
pub(super) const VERSION: u64 = 1;

/// Enough of any version to tell which it is.
#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) schemalock_models: Option<u64>,
}

/// The whole file.
#[derive(Deserialize)]
pub(super) struct Document {
    pub(super) tables: BTreeMap<String, Table>,
}

/// A table.
#[derive(Deserialize)]
pub(crate) struct Table {
    pub(crate) primary_key: Vec<String>,
    pub(crate) columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Deserialize)]
pub(crate) struct Column {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) type_: Type,
    /// An enum's values.
    #[serde(default)]
    pub(crate) values: Vec<String>,
    /// Whether it allows NULL.
    #[serde(default)]
    pub(crate) optional: bool,
    /// Whether the database makes its values.
    #[serde(default)]
    pub(crate) assigned: bool,
    /// Of decimals, the digits behind the point.
    #[serde(default)]
    pub(crate) scale: Option<u32>,
    /// Whether the database sets it whenever the row changes.
    #[serde(default)]
    pub(crate) touched: bool,
    /// Whether it counts the row's changes.
    #[serde(default)]
    pub(crate) version: bool,
    /// Whether it is written once.
    #[serde(default)]
    pub(crate) immutable: bool,
    #[serde(default)]
    pub(crate) encrypted: Option<Encrypted>,
}

/// A column's logical type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Type {
    Uuid,
    Text,
    SmallInt,
    Integer,
    BigInt,
    Boolean,
    Float,
    Decimal,
    Json,
    Timestamp,
    Date,
    Time,
    Bytes,
    Enum,
}

/// How a column is encrypted.
#[derive(Clone, Deserialize)]
pub(crate) struct Encrypted {
    pub(crate) context: String,
    pub(crate) bind: Bind,
    #[serde(default)]
    pub(crate) pad: bool,
    #[serde(default)]
    pub(crate) searchable: Option<Searchable>,
}

/// What values are bound to beside the context.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Bind {
    Row,
    Column,
}

/// The companion column of blind indexes.
#[derive(Clone, Deserialize)]
pub(crate) struct Searchable {
    pub(crate) column: String,
    pub(crate) normalise: Normalise,
}

/// What is done to a value before it is compared.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Normalise {
    None,
    Lowercase,
}

impl Type {
    /// The word of schema.yaml.
    pub(crate) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

impl Bind {
    /// The word of schema.yaml.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Column => "column",
        }
    }
}

impl Normalise {
    /// The word of schema.yaml.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Lowercase => "lowercase",
        }
    }
}
