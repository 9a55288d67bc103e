//! What one database, or one text of SQL, holds: object by object, in the words of its engine.
//!
//! An [`Inventory`] is plain data. It is read from a live database's catalogue, from SQL text (`sql::read`), or made from a model by
//! way of the statements that would create it. Texts in it are as the source spells them; [`normal()`] gives each thing the one
//! spelling under which two inventories of one engine are equal exactly when they mean the same. [`differences()`] says where two
//! differ, and [`lift()`] makes a model from one.

mod bookkeeping;
mod column;
mod difference;
mod index;
mod key;
mod lift;
pub mod normal;
mod of;
mod place;
mod table;

pub use bookkeeping::bookkeeper;
pub use column::{Column, Generated, Numbering, NumberingKind};
pub use difference::{Difference, DifferenceKind, Fact, ObjectKind, between_normal, differences};
pub use index::{Index, IndexKey, IndexPart};
pub use key::{Check, ForeignKey, Key};
pub use lift::{About, Lifted, lift, managed, only, replaced, unlisted};
pub use normal::normal;
pub(crate) use normal::spelled;
pub use place::place;
pub use table::{Table, Trigger};

use crate::model::DialectKind;

/// Everything in one database: of PostgreSQL, in one schema (namespace) of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory {
    /// Whose words these are.
    pub dialect: DialectKind,
    /// The collation of columns and tables that name none (MariaDB and MySQL; PostgreSQL's columns then name none).
    pub collation: Option<String>,
    /// PostgreSQL's enum types.
    pub enums: Vec<EnumType>,
    /// The tables, in the order of the source. The history of migrations is not among them.
    pub tables: Vec<Table>,
    /// What there is besides, and what of the tables cannot be said in the fields above.
    pub unmanaged: Vec<Unmanaged>,
}

/// An enum type of the engine's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumType {
    /// Its name.
    pub name: String,
    /// Its values, in order.
    pub values: Vec<String>,
    /// Its comment.
    pub comment: Option<String>,
}

/// Something that is left alone: never planned, never dropped, never lost in a comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unmanaged {
    /// `view`, `materialized view`, `function`, `procedure`, `trigger`, `sequence`, `type`, `domain`, `policy`, `extension`, `schema`,
    /// `table` (partitioned, foreign, inherited, virtual), `constraint`, `index`, `event`, `rule`, `collation`, `comment`, …: one word or two in
    /// lower case.
    pub kind: String,
    /// Its name; of what belongs to a table, `table.name`.
    pub name: String,
    /// What it is, in the engine's words on one line: of a view its query, of a constraint its definition. Compared, and shown to people.
    pub definition: String,
    /// Where it stands in the text it was read from.
    pub origin: Option<Origin>,
}

/// `view:reports`: as a schema lists it.
impl std::fmt::Display for Unmanaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.kind, self.name)
    }
}

/// A place in SQL text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file, as the person gave it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

impl Inventory {
    /// Nothing at all.
    #[must_use]
    pub const fn empty(dialect: DialectKind) -> Self {
        Self { dialect, collation: None, enums: Vec::new(), tables: Vec::new(), unmanaged: Vec::new() }
    }

    /// The table of that name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}
