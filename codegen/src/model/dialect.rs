//! The database targets by name, and what is said for each of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A database target. What distinguishes them is in `dialect/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DialectKind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MariaDB.
    Mariadb,
    /// MySQL.
    Mysql,
}

impl DialectKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sqlite, Self::Postgres, Self::Mariadb, Self::Mysql];

    /// The word used in schema.yaml, in file names and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mariadb => "mariadb",
            Self::Mysql => "mysql",
        }
    }

    /// The name that people use.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::Mariadb => "MariaDB",
            Self::Mysql => "MySQL",
        }
    }

    /// Who speaks to it in Rust: the runtime's feature, called like its driver.
    #[must_use]
    pub const fn driver(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mariadb | Self::Mysql => "mysql",
        }
    }

    /// The dialect with that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Something said for some of the databases.
pub type PerDialect<T> = BTreeMap<DialectKind, T>;

/// An SQL expression: one for all dialects, or one for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Sql {
    /// The same everywhere; identifiers are quoted for each dialect when written.
    Any(String),
    /// One for each.
    Each(PerDialect<String>),
}

impl Sql {
    /// The expression for a dialect.
    #[must_use]
    pub fn get(&self, kind: DialectKind) -> Option<&str> {
        match self {
            Self::Any(text) => Some(text),
            Self::Each(texts) => texts.get(&kind).map(String::as_str),
        }
    }

    /// Every expression with the dialect it is for; `None` for all.
    pub fn texts(&self) -> Vec<(Option<DialectKind>, &str)> {
        match self {
            Self::Any(text) => vec![(None, text)],
            Self::Each(texts) => texts.iter().map(|(kind, text)| (Some(*kind), text.as_str())).collect(),
        }
    }
}
