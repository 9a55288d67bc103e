//! What a database can be asked for by name.

use std::fmt;

/// Something in a database that exists or does not. Where it belongs to a table, the table is named, too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Object {
    /// A table.
    Table(String),
    /// A column.
    Column {
        /// Its table.
        table: String,
        /// Its name.
        name: String,
    },
    /// A constraint of any kind.
    Constraint {
        /// Its table.
        table: String,
        /// Its name.
        name: String,
    },
    /// An index.
    Index {
        /// Its table.
        table: String,
        /// Its name.
        name: String,
    },
    /// A trigger.
    Trigger {
        /// Its table.
        table: String,
        /// Its name.
        name: String,
    },
    /// A function.
    Function(String),
    /// A type.
    Type(String),
    /// A collation.
    Collation(String),
}

impl Object {
    /// The word for it in scripts.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Table(_) => "table",
            Self::Column { .. } => "column",
            Self::Constraint { .. } => "constraint",
            Self::Index { .. } => "index",
            Self::Trigger { .. } => "trigger",
            Self::Function(_) => "function",
            Self::Type(_) => "type",
            Self::Collation(_) => "collation",
        }
    }

    /// The table that it is, or belongs to.
    #[must_use]
    pub fn table(&self) -> Option<&str> {
        match self {
            Self::Table(table)
            | Self::Column { table, .. }
            | Self::Constraint { table, .. }
            | Self::Index { table, .. }
            | Self::Trigger { table, .. } => Some(table),
            Self::Function(_) | Self::Type(_) | Self::Collation(_) => None,
        }
    }

    /// Its own name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Column { name, .. }
            | Self::Constraint { name, .. }
            | Self::Index { name, .. }
            | Self::Trigger { name, .. } => name,
            Self::Table(name) | Self::Function(name) | Self::Type(name) | Self::Collation(name) => name,
        }
    }

    /// Reads a word and JSON strings: `index "apps" "apps_by_name"`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (word, names) = text.split_once(' ')?;
        let mut names = strings(names)?.into_iter();
        Some(match (word, names.next()?, names.next(), names.next()) {
            ("table", name, None, None) => Self::Table(name),
            ("function", name, None, None) => Self::Function(name),
            ("type", name, None, None) => Self::Type(name),
            ("collation", name, None, None) => Self::Collation(name),
            ("column", table, Some(name), None) => Self::Column { table, name },
            // The first release knew foreign keys only.
            ("constraint" | "foreign_key", table, Some(name), None) => Self::Constraint { table, name },
            ("index", table, Some(name), None) => Self::Index { table, name },
            ("trigger", table, Some(name), None) => Self::Trigger { table, name },
            _ => return None,
        })
    }
}

/// JSON strings with blanks between them.
pub(super) fn strings(text: &str) -> Option<Vec<String>> {
    serde_json::Deserializer::from_str(text).into_iter().collect::<Result<_, _>>().ok()
}

impl fmt::Display for Object {
    /// In words: "the column `nodes.type`".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Column { table, name } => write!(f, "the column `{table}.{name}`"),
            other => write!(f, "the {} `{}`", other.word(), other.name()),
        }
    }
}
