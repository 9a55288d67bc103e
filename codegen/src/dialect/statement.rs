//! One SQL statement, what it makes, and how it is undone.

/// What a statement makes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Object {
    /// A table.
    Table(String),
    /// An index.
    Index {
        /// The table it is on.
        table: String,
        /// Its name in SQL.
        name: String,
    },
    /// A column.
    Column {
        /// The table it is in.
        table: String,
        /// Its name.
        name: String,
    },
    /// A key, a unique set or a condition.
    Constraint {
        /// The table it is on.
        table: String,
        /// Its name.
        name: String,
    },
    /// A foreign key added to a table that exists.
    ForeignKey {
        /// The table that points.
        table: String,
        /// The constraint's name.
        name: String,
    },
    /// A trigger.
    Trigger {
        /// The table it is on.
        table: String,
        /// Its name.
        name: String,
    },
    /// A function that a trigger calls.
    Function(String),
    /// An enum type.
    Type(String),
    /// A collation.
    Collation(String),
    /// The description of a table or one of its columns.
    Comment {
        /// The table.
        table: String,
    },
}

impl Object {
    /// The word for it in migration files.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Table(_) => "table",
            Self::Index { .. } => "index",
            Self::Column { .. } => "column",
            Self::Constraint { .. } => "constraint",
            Self::ForeignKey { .. } => "foreign_key",
            Self::Trigger { .. } => "trigger",
            Self::Function(_) => "function",
            Self::Type(_) => "type",
            Self::Collation(_) => "collation",
            Self::Comment { .. } => "comment",
        }
    }

    /// The names that identify it: the table first where it belongs to one.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Table(name) | Self::Function(name) | Self::Type(name) | Self::Collation(name) => vec![name],
            Self::Index { table, name }
            | Self::Column { table, name }
            | Self::Constraint { table, name }
            | Self::ForeignKey { table, name }
            | Self::Trigger { table, name } => vec![table, name],
            Self::Comment { table } => vec![table],
        }
    }
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The SQL, without the semicolon.
    pub sql: String,
    /// What it makes.
    pub object: Object,
}
