//! What a statement declares, before the engine's silent additions.

use crate::inventory::{Check, Column, ForeignKey, Index, IndexPart};

/// A column with what stands behind it.
#[derive(Clone, Debug, Default)]
pub struct Definition {
    /// The column, its texts as they are written.
    pub column: Column,
    /// The character set that is named.
    pub charset: Option<String>,
    /// `BINARY`, `ASCII` and the like behind a type of MariaDB or MySQL.
    pub attribute: Option<String>,
    /// NULL is said.
    pub null: bool,
    /// DEFAULT NULL is said.
    pub default_null: bool,
    /// The constraints that stand with it.
    pub constraints: Vec<Constraint>,
}

/// Something that holds for a table.
#[derive(Clone, Debug)]
pub enum Constraint {
    /// A primary key or unique constraint.
    Key(DraftKey),
    /// A reference.
    Foreign {
        /// The reference.
        key: ForeignKey,
        /// The name of the index that is to serve it.
        index: Option<String>,
    },
    /// A condition.
    Check {
        /// The condition.
        check: Check,
        /// The column it stands with.
        column: Option<String>,
    },
    /// An index inside CREATE TABLE or ALTER TABLE.
    Index {
        /// The index; without a name, the name is empty.
        index: Index,
    },
    /// A constraint of another kind: `EXCLUDE`, `PERIOD`.
    Other {
        /// Its name.
        name: Option<String>,
        /// Its definition.
        definition: String,
        /// The end of the name that it gets if it has none, and what stands before it.
        ending: (&'static str, Vec<String>),
    },
}

/// A primary key or unique constraint.
#[derive(Clone, Debug, Default)]
pub struct DraftKey {
    /// Its name.
    pub name: Option<String>,
    /// It is the primary key.
    pub primary: bool,
    /// The columns with what is said of them.
    pub parts: Vec<IndexPart>,
    /// What else is said.
    pub extra: String,
    /// `USING INDEX`: the index that it takes over.
    pub takes: Option<String>,
    /// `AUTOINCREMENT` is said.
    pub numbers: bool,
}

impl Constraint {
    /// The same under a name.
    #[must_use]
    pub fn named(mut self, new: String) -> Self {
        match &mut self {
            Self::Key(key) => key.name = Some(new),
            Self::Foreign { key, .. } => key.name = Some(new),
            Self::Check { check, .. } => check.name = Some(new),
            Self::Index { index } => index.name = new,
            Self::Other { name, .. } => *name = Some(new),
        }
        self
    }

    /// The name that it was given.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Key(key) => key.name.as_deref(),
            Self::Foreign { key, .. } => key.name.as_deref(),
            Self::Check { check, .. } => check.name.as_deref(),
            Self::Index { index } => Some(index.name.as_str()).filter(|name| !name.is_empty()),
            Self::Other { name, .. } => name.as_deref(),
        }
    }
}
