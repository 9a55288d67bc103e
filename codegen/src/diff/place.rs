//! Where in a schema something is.

use std::fmt;

use serde::Serialize;

use crate::model::{Check, DialectKind, ForeignKey, Unique};

/// What kind of part a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A database among the targets.
    Target,
    /// An enum.
    Enum,
    /// A value of an enum.
    Value,
    /// A table.
    Table,
    /// A column.
    Column,
    /// The primary key of a table.
    PrimaryKey,
    /// A unique set of columns.
    Unique,
    /// A reference.
    ForeignKey,
    /// A condition of a table.
    Check,
    /// An index.
    Index,
}

impl Part {
    /// The words for it in messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Enum => "enum",
            Self::Value => "value",
            Self::Table => "table",
            Self::Column => "column",
            Self::PrimaryKey => "primary key",
            Self::Unique => "unique set",
            Self::ForeignKey => "foreign key",
            Self::Check => "check",
            Self::Index => "index",
        }
    }
}

/// Where in a schema something is: in the new one, or in the old one when it is gone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The table around it; around a value, its enum. `None` for tables, enums and targets themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// What it is.
    pub part: Part,
    /// Its name. Unique sets and foreign keys have none: theirs is the list of their columns, `a, b`. Empty for a primary
    /// key, and for the check that was given without a name.
    pub name: String,
}

impl Place {
    fn outer(part: Part, name: impl Into<String>) -> Self {
        Self { table: None, part, name: name.into() }
    }

    fn inner(table: impl Into<String>, part: Part, name: impl Into<String>) -> Self {
        Self { table: Some(table.into()), part, name: name.into() }
    }

    /// A database among the targets.
    #[must_use]
    pub fn target(kind: DialectKind) -> Self {
        Self::outer(Part::Target, kind.word())
    }

    /// An enum.
    #[must_use]
    pub fn of_enum(name: impl Into<String>) -> Self {
        Self::outer(Part::Enum, name)
    }

    /// A value of an enum.
    #[must_use]
    pub fn value(of: impl Into<String>, name: impl Into<String>) -> Self {
        Self::inner(of, Part::Value, name)
    }

    /// A table.
    #[must_use]
    pub fn table(name: impl Into<String>) -> Self {
        Self::outer(Part::Table, name)
    }

    /// A column.
    #[must_use]
    pub fn column(table: impl Into<String>, name: impl Into<String>) -> Self {
        Self::inner(table, Part::Column, name)
    }

    /// The primary key of a table.
    #[must_use]
    pub fn primary_key(table: impl Into<String>) -> Self {
        Self::inner(table, Part::PrimaryKey, "")
    }

    /// A unique set of columns.
    #[must_use]
    pub fn unique(table: impl Into<String>, unique: &Unique) -> Self {
        Self::inner(table, Part::Unique, unique.columns.join(", "))
    }

    /// A reference.
    #[must_use]
    pub fn foreign_key(table: impl Into<String>, key: &ForeignKey) -> Self {
        Self::inner(table, Part::ForeignKey, key.columns.join(", "))
    }

    /// A condition of a table.
    #[must_use]
    pub fn check(table: impl Into<String>, check: &Check) -> Self {
        Self::inner(table, Part::Check, check.name.as_str())
    }

    /// An index, by its name within the table.
    #[must_use]
    pub fn index(table: impl Into<String>, name: impl Into<String>) -> Self {
        Self::inner(table, Part::Index, name)
    }
}

impl Place {
    /// The name with that of the table or enum around it: `nodes.label`.
    #[must_use]
    pub fn path(&self) -> String {
        match &self.table {
            Some(table) => format!("{table}.{}", self.name),
            None => self.name.clone(),
        }
    }
}

/// ``column `nodes.label` ``, ``index `by_type` of `nodes` ``.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, name) = (self.part.word(), self.name.as_str());
        match (&self.table, self.part) {
            (None, _) => write!(f, "{word} `{name}`"),
            (Some(table), Part::Column) => write!(f, "{word} `{table}.{name}`"),
            (Some(table), _) if name.is_empty() => write!(f, "{word} of `{table}`"),
            (Some(table), Part::Unique | Part::ForeignKey) => write!(f, "{word} ({name}) of `{table}`"),
            (Some(table), _) => write!(f, "{word} `{name}` of `{table}`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_as_people_say_them() {
        let unique = Unique { columns: vec![String::from("a"), String::from("b")], sql_name: None };
        assert_eq!(Place::table("nodes").to_string(), "table `nodes`");
        assert_eq!(Place::column("nodes", "label").to_string(), "column `nodes.label`");
        assert_eq!(Place::primary_key("nodes").to_string(), "primary key of `nodes`");
        assert_eq!(Place::unique("nodes", &unique).to_string(), "unique set (a, b) of `nodes`");
        assert_eq!(Place::value("status", "on").to_string(), "value `on` of `status`");
        assert_eq!(Place::target(DialectKind::Sqlite).to_string(), "target `sqlite`");
    }
}
