//! What a person must say before an edit that can lose something is planned, and what is answered until then.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Place;

/// What the person said beside the schema: on the command line, since it is true of one edit alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// What may go with all its data, by the old names: `table`, `table.column`, `enum.value`.
    pub drops: BTreeSet<String>,
    /// Sealed columns that may be opened for good, by the new names: `table.column`.
    pub plaintext: BTreeSet<String>,
    /// Tables that have no rows in any database, by the new names.
    pub empty: BTreeSet<String>,
}

/// Why an edit is not planned: it would lose data, it can be read in two ways, or rows would have no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What it is about, in the new model, or in the old one when it is gone.
    pub place: Place,
    /// Why, in one sentence without a full stop.
    pub message: String,
    /// Each a way out, in the imperative.
    pub hints: Vec<String>,
}

impl Refusal {
    /// A refusal without a way out.
    #[must_use]
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), hints: Vec::new() }
    }

    /// A way out.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hints.push(text.into());
        self
    }
}
