//! Indexes.

use serde::{Deserialize, Serialize};

use super::{DialectKind, PerDialect, Sql};

/// An index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Its name within the table.
    pub name: String,
    /// What is indexed, in order.
    pub columns: Vec<IndexColumn>,
    /// No two rows are equal in it.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub unique: bool,
    /// The rows that are in it, when not all.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub predicate: Option<Sql>,
    /// Columns stored beside the key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// The engine's index method.
    #[serde(default, skip_serializing_if = "PerDialect::is_empty")]
    pub method: PerDialect<String>,
    /// The engine's own options.
    #[serde(default, skip_serializing_if = "PerDialect::is_empty")]
    pub options: PerDialect<String>,
    /// The databases that have it; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<DialectKind>,
    /// The name that it has in SQL, in place of the one that follows from the schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql_name: Option<String>,
    /// The name before this edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
}

/// One part of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexColumn {
    /// What is indexed.
    #[serde(flatten)]
    pub part: IndexPart,
    /// Largest first.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub descending: bool,
    /// Where NULL stands, when it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nulls: Option<Nulls>,
    /// The engine's own words for the whole part, in place of what is said above.
    #[serde(default, skip_serializing_if = "PerDialect::is_empty")]
    pub native: PerDialect<String>,
}

/// What a part of an index is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexPart {
    /// A column.
    Column(String),
    /// An SQL expression.
    Expression(Sql),
}

/// Where NULL stands in an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nulls {
    /// Before all values.
    First,
    /// After all values.
    Last,
}

impl Index {
    /// The names of the columns, when the index is over columns alone.
    #[must_use]
    pub fn plain_columns(&self) -> Option<Vec<String>> {
        self.columns.iter().map(|column| column.part.column().map(str::to_owned)).collect()
    }

    /// Is a part of it said in some engine's own words?
    #[must_use]
    pub fn has_native_parts(&self) -> bool {
        self.columns.iter().any(|column| !column.native.is_empty())
    }

    /// Does this database have it?
    #[must_use]
    pub fn is_on(&self, kind: DialectKind) -> bool {
        self.targets.is_empty() || self.targets.contains(&kind)
    }
}

impl IndexPart {
    /// The column, when it is one.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::Column(name) => Some(name),
            Self::Expression(_) => None,
        }
    }
}
