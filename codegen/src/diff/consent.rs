//! What a person must say before an edit that can lose something is planned, and what is answered until then.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Place;
use crate::diagnostic::Rule;
use crate::rules::edits::unplanned_edit;

/// What the person said beside the schema: on the command line, since it is true of one edit alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// What may go with all its data: `table`, `table.column`, `enum.value`. Of a table or enum that is renamed, either name.
    pub drops: BTreeSet<String>,
    /// Sealed columns that may be opened for good, by the new names: `table.column`.
    pub plaintext: BTreeSet<String>,
    /// Tables that have no rows in any database, by the new names.
    pub empty: BTreeSet<String>,
}

/// Why an edit is not planned: it would lose data, it can be read in two ways, or rows would have no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The code of the rule that it keeps.
    pub code: &'static str,
    /// What it is about, in the new model, or in the old one when it is gone.
    pub place: Place,
    /// Why, in one sentence without a full stop.
    pub message: String,
    /// Each a way out, in the imperative.
    pub hints: Vec<String>,
}

impl Refusal {
    /// A refusal without a way out, of an edit that nothing can be planned for.
    #[must_use]
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        Self { code: unplanned_edit::RULE.code, place, message: message.into(), hints: Vec::new() }
    }

    /// The same for another reason; the rule is one of `rules/edits`.
    #[must_use]
    pub fn rule(mut self, rule: &'static Rule) -> Self {
        self.code = rule.code;
        self
    }

    /// A way out.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hints.push(text.into());
        self
    }
}
