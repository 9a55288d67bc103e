//! Where two inventories differ, object by object.
//!
//! Both are brought into their normal form first, so a difference is one of meaning. A *fact* is one thing that is said of an object:
//! two objects of the same name differ in some facts; two objects of different names with the same facts are one that was renamed.

mod facts;
mod names;
mod pair;

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Inventory, Table, normal};
use facts::Facts;
use pair::compare;

/// One difference between what is expected and what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What is different about it.
    pub kind: DifferenceKind,
    /// What kind of object it is.
    pub object: ObjectKind,
    /// The table around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Its name; of one that has none, its columns or its condition.
    pub name: String,
    /// It has a name of its own.
    #[serde(skip)]
    pub named: bool,
    /// What is said of it: of one that is there on both sides, only what differs.
    pub facts: Vec<Fact>,
}

impl Difference {
    /// Has the object a name of its own? What has none is called by what it says.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        self.named
    }
}

/// What is different about an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// It is expected, and was not found.
    Missing,
    /// It was found, and is not expected.
    Extra,
    /// Something else is said of it.
    Changed,
    /// It has another name.
    Renamed,
}

/// What kind of object it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObjectKind {
    /// An enum type of PostgreSQL.
    EnumType,
    /// A table.
    Table,
    /// A column.
    Column,
    /// A primary key.
    PrimaryKey,
    /// A unique constraint.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// A CHECK constraint.
    Check,
    /// An index.
    Index,
    /// A trigger.
    Trigger,
    /// Something that is left alone.
    Unmanaged,
}

impl ObjectKind {
    /// The words for it in messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::EnumType => "enum type",
            Self::Table => "table",
            Self::Column => "column",
            Self::PrimaryKey => "primary key",
            Self::Unique => "unique constraint",
            Self::ForeignKey => "foreign key",
            Self::Check => "check",
            Self::Index => "index",
            Self::Trigger => "trigger",
            Self::Unmanaged => "unmanaged",
        }
    }
}

/// One thing that is said of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is about: `type`, `default`, `columns`.
    pub about: &'static str,
    /// What is expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
}

/// Where what was found differs from what is expected, in order of tables; none when they mean the same.
#[must_use]
pub fn differences(expected: &Inventory, found: &Inventory) -> Vec<Difference> {
    let mut all = between_normal(&normal(expected), &normal(found));
    names::give(&mut all, expected, found);
    all
}

/// The same of inventories that are in their normal form.
#[must_use]
pub fn between_normal(expected: &Inventory, found: &Inventory) -> Vec<Difference> {
    let mut out = Vec::new();
    compare(None, &expected.enums, &found.enums, &mut out);
    let there: BTreeMap<&str, &Table> = found.tables.iter().map(|table| (table.name.as_str(), table)).collect();
    let known: BTreeMap<&str, &Table> = expected.tables.iter().map(|table| (table.name.as_str(), table)).collect();
    for table in &expected.tables {
        match there.get(table.name.as_str()) {
            Some(other) => tables(table, other, &mut out),
            None => out.push(whole(DifferenceKind::Missing, table)),
        }
    }
    let extra = found.tables.iter().filter(|table| !known.contains_key(table.name.as_str()));
    out.extend(extra.map(|table| whole(DifferenceKind::Extra, table)));
    compare(None, &expected.unmanaged, &found.unmanaged, &mut out);
    out
}

/// A table that only one side has.
fn whole(kind: DifferenceKind, table: &Table) -> Difference {
    Difference {
        kind,
        object: ObjectKind::Table,
        table: None,
        name: table.name.clone(),
        named: true,
        facts: Vec::new(),
    }
}

fn tables(expected: &Table, found: &Table, out: &mut Vec<Difference>) {
    if expected == found {
        return;
    }
    let name = Some(expected.name.as_str());
    let facts = facts::differing(expected.facts(), found.facts());
    if !facts.is_empty() {
        out.push(Difference { facts, ..whole(DifferenceKind::Changed, expected) });
    }
    compare(name, &expected.columns, &found.columns, out);
    let key = |table: &Table| table.primary_key.clone().map(facts::PrimaryKey).into_iter().collect::<Vec<_>>();
    compare(name, &key(expected), &key(found), out);
    compare(name, &expected.uniques, &found.uniques, out);
    compare(name, &expected.foreign_keys, &found.foreign_keys, out);
    compare(name, &expected.checks, &found.checks, out);
    compare(name, &expected.indexes, &found.indexes, out);
    compare(name, &expected.triggers, &found.triggers, out);
}

/// ``column `apps.name`: type text, expected varchar(10)``.
impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.table {
            // What it says is its name, and comes below.
            Some(table) if !self.named && self.object == ObjectKind::Check => {
                write!(f, "{} of `{table}`", self.object.word())?;
            }
            Some(table) => write!(f, "{} `{table}.{}`", self.object.word(), self.name)?,
            None => write!(f, "{} `{}`", self.object.word(), self.name)?,
        }
        match self.kind {
            DifferenceKind::Missing => f.write_str(" is missing")?,
            DifferenceKind::Extra => f.write_str(" is not expected")?,
            DifferenceKind::Changed | DifferenceKind::Renamed => {}
        }
        let mut between = ": ";
        for fact in &self.facts {
            write!(f, "{between}{}", fact.about)?;
            between = "; ";
            match (&fact.found, &fact.expected) {
                (Some(found), Some(expected)) => write!(f, " {found}, expected {expected}")?,
                (Some(found), None) if self.kind == DifferenceKind::Changed => write!(f, " {found}, expected none")?,
                (None, Some(expected)) if self.kind == DifferenceKind::Changed => {
                    write!(f, " none, expected {expected}")?
                }
                (Some(only), None) | (None, Some(only)) => write!(f, " {only}")?,
                (None, None) => {}
            }
        }
        Ok(())
    }
}
