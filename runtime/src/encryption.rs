//! How a column is encrypted.

use crate::{Binding, KeyPart, Normalise, Place};

/// How the values of a column are sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Encryption {
    /// The context its values are bound to: `table.column` at the column's birth.
    pub context: &'static str,
    /// What its values are bound to beside the context.
    pub binding: Binding,
    /// Whether its values are padded, so that their lengths say little.
    pub padded: bool,
    /// The column of blind indexes beside it, if it can be searched.
    pub blind_index: Option<BlindIndexColumn>,
}

/// The column that holds the blind indexes of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BlindIndexColumn {
    /// Its name in SQL.
    pub name: &'static str,
    /// What is done to a value before it is compared.
    pub normalise: Normalise,
}

impl Encryption {
    /// Values bound to their row and to this context, not padded and not searchable.
    pub const fn new(context: &'static str) -> Self {
        Self { context, binding: Binding::Row, padded: false, blind_index: None }
    }

    /// The same, bound to the column alone.
    #[must_use]
    pub const fn bound_to_column(mut self) -> Self {
        self.binding = Binding::Column;
        self
    }

    /// The same, padded.
    #[must_use]
    pub const fn padded(mut self) -> Self {
        self.padded = true;
        self
    }

    /// The same, with blind indexes in the column of that name.
    #[must_use]
    pub const fn searchable(mut self, name: &'static str, normalise: Normalise) -> Self {
        self.blind_index = Some(BlindIndexColumn { name, normalise });
        self
    }

    /// What is done to a value before its blind index is made.
    pub(crate) fn normalise(&self) -> Normalise {
        self.blind_index.map_or(Normalise::None, |column| column.normalise)
    }

    /// The place of its value in the row with this key.
    pub const fn place<'a>(&self, key: &'a [&'a dyn KeyPart]) -> Place<'a> {
        Place::of(self.binding, self.context, key)
    }
}
