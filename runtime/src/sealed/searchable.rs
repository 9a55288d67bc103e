//! A sealed value that can be found.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Sealed;
use crate::BlindIndex;

/// The encrypted form of a `T`, and its blind index: one field that stands in two columns, so that neither is written without
/// the other. Opening it refuses a blind index that belongs to another value.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Searchable<T> {
    sealed: Sealed<T>,
    blind_index: BlindIndex,
}

impl<T> Searchable<T> {
    /// Puts together what a database returns. Whether the two belong together only a key can tell.
    pub const fn from_parts(sealed: Sealed<T>, blind_index: BlindIndex) -> Self {
        Self { sealed, blind_index }
    }

    /// The sealed value.
    pub const fn sealed(&self) -> &Sealed<T> {
        &self.sealed
    }

    /// The blind index.
    pub const fn blind_index(&self) -> BlindIndex {
        self.blind_index
    }
}

// By hand and not derived, for a derive would ask the same of `T`.

impl<T> Clone for Searchable<T> {
    fn clone(&self) -> Self {
        Self { sealed: self.sealed.clone(), blind_index: self.blind_index }
    }
}

impl<T> PartialEq for Searchable<T> {
    fn eq(&self, other: &Self) -> bool {
        self.sealed == other.sealed && self.blind_index == other.blind_index
    }
}

impl<T> Eq for Searchable<T> {}

impl<T> fmt::Debug for Searchable<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sealed, blind_index } = self;
        f.debug_struct("Searchable").field("sealed", sealed).field("blind_index", blind_index).finish()
    }
}
