//! What is sealed anew: an encrypted column, and all that has to be known of it.

use crate::census::CensusColumn;
use crate::store::slot::Slot;
use crate::{Binding, Column, ColumnKind, Normalise, Table};

/// An encrypted column, and what has to be known to seal its values anew.
///
/// [`Target::of`] takes it from a model. Where there is none, it is said:
///
/// ```
/// use schemalock::reencrypt::Target;
/// use schemalock::{ColumnKind, Normalise};
///
/// let target = Target::new("accounts", "email", "accounts.email")
///     .key("id", ColumnKind::Uuid, None)
///     .searchable("email_blind_index", Normalise::Lowercase)
///     .touched("updated_at", ColumnKind::Timestamp, None);
/// assert_eq!(target.to_string(), "accounts.email");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub(super) table: String,
    pub(super) column: String,
    pub(super) context: String,
    pub(super) binding: Binding,
    pub(super) padded: bool,
    pub(super) blind_index: Option<(String, Normalise)>,
    pub(super) key: Vec<Plain>,
    pub(super) touched: Vec<Plain>,
}

/// A column that SQL can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) name: String,
    kind: ColumnKind,
    scale: Option<u32>,
}

impl Plain {
    fn new(name: impl Into<String>, kind: ColumnKind, scale: Option<u32>) -> Self {
        Self { name: name.into(), kind, scale }
    }

    fn of(column: &Column) -> Self {
        Self::new(column.name, column.kind, column.scale)
    }

    /// As a driver wants to know it.
    pub(super) const fn slot(&self) -> Slot {
        slot(self.kind, self.scale)
    }
}

/// A column as a driver wants to know it: by its type. What it is called stands in the statement.
pub(super) const fn slot(kind: ColumnKind, scale: Option<u32>) -> Slot {
    Slot { name: "", kind, scale }
}

impl Target {
    /// A column of a table, its values bound to this context and to their row.
    pub fn new(table: impl Into<String>, column: impl Into<String>, context: impl Into<String>) -> Self {
        Self {
            table: table.into(),
            column: column.into(),
            context: context.into(),
            binding: Binding::Row,
            padded: false,
            blind_index: None,
            key: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// The next column of the table's primary key; `scale` is said of decimals.
    #[must_use]
    pub fn key(mut self, name: impl Into<String>, kind: ColumnKind, scale: Option<u32>) -> Self {
        self.key.push(Plain::new(name, kind, scale));
        self
    }

    /// A column that the database touches when a row changes. It is left as it was.
    #[must_use]
    pub fn touched(mut self, name: impl Into<String>, kind: ColumnKind, scale: Option<u32>) -> Self {
        self.touched.push(Plain::new(name, kind, scale));
        self
    }

    /// Its values are bound to the context alone.
    #[must_use]
    pub const fn bound_to_column(mut self) -> Self {
        self.binding = Binding::Column;
        self
    }

    /// Its values are padded.
    #[must_use]
    pub const fn padded(mut self) -> Self {
        self.padded = true;
        self
    }

    /// Its blind indexes stand in the column of that name.
    #[must_use]
    pub fn searchable(mut self, name: impl Into<String>, normalise: Normalise) -> Self {
        self.blind_index = Some((name.into(), normalise));
        self
    }

    /// The encrypted columns of a model's table.
    pub fn of(table: &'static Table) -> impl Iterator<Item = Self> {
        let encrypted = table.columns.iter().filter_map(|column| Some((column, column.encryption?)));
        encrypted.map(|(column, how)| Self {
            table: table.name.to_owned(),
            column: column.name.to_owned(),
            context: how.context.to_owned(),
            binding: how.binding,
            padded: how.padded,
            blind_index: how.blind_index.map(|index| (index.name.to_owned(), index.normalise)),
            key: table.key().map(Plain::of).collect(),
            touched: table.columns.iter().filter(|column| column.touched).map(Plain::of).collect(),
        })
    }

    /// The table's name in SQL.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// The column's name in SQL.
    pub fn column(&self) -> &str {
        &self.column
    }

    /// As a census wants it.
    pub(super) fn to_count(&self) -> CensusColumn<'_> {
        let blind_index = self.blind_index.as_ref().map(|(name, _)| name.as_str());
        CensusColumn { table: &self.table, column: &self.column, blind_index }
    }
}

impl std::fmt::Display for Target {
    /// `table.column`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.table, self.column)
    }
}
