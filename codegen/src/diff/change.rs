//! One change, with what was and what will be.

use std::fmt;

use super::{Place, detail};
use crate::model::{Check, Column, Enum, EnumValue, ForeignKey, Index, Table, Unique, Version};

/// A part of a model that can come, go or change.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The oldest version of a database target.
    Target(Version),
    /// An enum with its values; in an [`Change::Alter`], without those.
    Enum(Enum),
    /// A value of an enum.
    Value(EnumValue),
    /// A table with its parts; in an [`Change::Alter`], without those.
    Table(Box<Table>),
    /// A column.
    Column(Box<Column>),
    /// A primary key.
    PrimaryKey {
        /// Its columns.
        columns: Vec<String>,
        /// The name that it has in SQL, when it was said.
        sql_name: Option<String>,
    },
    /// A unique set.
    Unique(Unique),
    /// A reference.
    ForeignKey(ForeignKey),
    /// A condition.
    Check(Check),
    /// An index.
    Index(Box<Index>),
    /// The order of what both models have: of a table's columns, or of an enum's values.
    Order(Vec<String>),
}

/// One change from the old model to the new one. Names in it are new ones, but for what is gone; `previous` is in new words, too.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Something is new. The parts of a new table are no changes of their own.
    Add {
        /// Where it is.
        place: Place,
        /// What it is.
        item: Item,
    },
    /// Something is gone. The parts of a table that is gone are no changes of their own.
    Drop {
        /// Where it was: in a table that is still there, by that table's new name.
        place: Place,
        /// What it was.
        item: Item,
    },
    /// Something says other things than before.
    Alter {
        /// Where it is.
        place: Place,
        /// What it was.
        previous: Item,
        /// What it is.
        next: Item,
    },
    /// Something has another name. What else changed of it is an [`Change::Alter`] behind this.
    Rename {
        /// Where it was, by old names.
        from: Place,
        /// Where it is.
        to: Place,
    },
}

impl Change {
    /// Where it is, or was when it is gone.
    #[must_use]
    pub const fn place(&self) -> &Place {
        match self {
            Self::Add { place, .. } | Self::Drop { place, .. } | Self::Alter { place, .. } => place,
            Self::Rename { to, .. } => to,
        }
    }

    /// The word for the kind of change: `add`, `drop`, `alter`, `rename`. Part of the JSON and stable.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add",
            Self::Drop { .. } => "drop",
            Self::Alter { .. } => "alter",
            Self::Rename { .. } => "rename",
        }
    }
}

/// One sentence: ``column `nodes.label`: max_length 200 -> 120``.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Add { place, .. } => write!(f, "{place} added"),
            Self::Drop { place, .. } => write!(f, "{place} dropped"),
            Self::Rename { from, to } => write!(f, "{to} renamed from `{}`", from.name),
            Self::Alter { place, previous, next } => write!(f, "{place}: {}", detail::between(previous, next)),
        }
    }
}
