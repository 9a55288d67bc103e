//! An index that a database has.

use schemalock_codegen::dialect::{Lookup, LookupKind, LookupPart};

/// An index that a database has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its table.
    pub(crate) table: String,
    /// Its name, as the engine knows it.
    pub(crate) name: String,
    /// What it was made for.
    pub(crate) origin: Origin,
    /// The engine made up the name: a key without one of its own.
    pub(crate) unnamed: bool,
    /// No two rows are equal in it.
    pub(crate) unique: bool,
    /// The engine may use it: it is whole, and nobody has switched it off.
    pub(crate) valid: bool,
    /// Only some rows are in it.
    pub(crate) partial: bool,
    /// The columns, in order; `None` for what is no whole column.
    pub(crate) parts: Vec<Option<String>>,
    /// Equality on its parts in the engine's words, where it is not `=`.
    pub(super) operators: Vec<String>,
    /// What makes it again on another table, where that is how it is tried.
    pub(super) definition: String,
}

/// What an index was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The primary key.
    PrimaryKey,
    /// Another constraint.
    Constraint,
    /// Itself.
    Index,
}

impl Entry {
    /// Is it the one that the look-up's key or index made?
    pub(crate) fn is_of(&self, lookup: &Lookup) -> bool {
        match lookup.kind {
            LookupKind::PrimaryKey => self.origin == Origin::PrimaryKey,
            _ if self.unnamed => lookup.kind == LookupKind::Unique && self.has_columns(&lookup.parts),
            _ => self.name == lookup.name,
        }
    }

    /// Is it over these columns and expressions, in this order, as far as the engine tells?
    pub(crate) fn has_columns(&self, parts: &[LookupPart]) -> bool {
        self.parts.iter().eq(parts.iter().map(|part| &part.column))
    }

    /// Does it begin with these columns, in whatever order?
    pub(crate) fn begins_with(&self, parts: &[LookupPart]) -> bool {
        let Some(first) = self.parts.get(..parts.len()) else { return false };
        parts.iter().all(|part| part.column.is_some() && first.contains(&part.column))
    }

    /// Its columns for people.
    pub(crate) fn columns(&self) -> String {
        let parts = self.parts.iter().map(|part| part.as_deref().unwrap_or("an expression"));
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// Gathers the rows of a catalogue, one a part, into entries: rows of one index follow each other.
pub(super) fn collect(rows: impl IntoIterator<Item = (Entry, Option<String>, Option<String>)>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (row, part, operator) in rows {
        let same = entries.last().is_some_and(|last| last.table == row.table && last.name == row.name);
        if !same {
            entries.push(row);
        }
        if let Some(entry) = entries.last_mut() {
            entry.parts.push(part);
            entry.operators.extend(operator);
        }
    }
    entries
}
