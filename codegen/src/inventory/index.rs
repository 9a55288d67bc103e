//! Indexes that are not part of a constraint.

use crate::model::Nulls;

/// One index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// No two rows are equal in it. MariaDB and MySQL do not tell a unique index from a unique constraint: there, a unique key over whole
    /// columns in ascending order is a constraint.
    pub unique: bool,
    /// What is indexed, in order.
    pub parts: Vec<IndexPart>,
    /// Columns stored beside the key.
    pub include: Vec<String>,
    /// The engine's method in lower case (`gin`, `hash`, `fulltext`, `spatial`); none for `btree`.
    pub method: Option<String>,
    /// The rows that are in it, when not all; without WHERE.
    pub predicate: Option<String>,
    /// What else is said, in the engine's words and in the order in which it takes them: `NULLS NOT DISTINCT WITH (fillfactor=70)`,
    /// `INVISIBLE`, `COMMENT 'x'`.
    pub options: String,
    /// It cannot be used: the rest of a `CREATE INDEX CONCURRENTLY` that failed.
    pub invalid: bool,
}

/// One part of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexPart {
    /// What it is over.
    pub key: IndexKey,
    /// Largest first.
    pub descending: bool,
    /// Where NULL stands, when that is not what the order gives by itself (PostgreSQL: last ascending, first descending).
    pub nulls: Option<Nulls>,
    /// What else is said, in the engine's words: a collation (`COLLATE "C"`) or operator class other than the usual one
    /// (`jsonb_path_ops`), a length (`(10)`).
    pub extra: String,
}

/// What a part of an index is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexKey {
    /// A column.
    Column(String),
    /// An expression, without brackets around it.
    Expression(String),
}
