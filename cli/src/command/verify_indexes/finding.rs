//! What is found, and what is only noted.

use serde::Serialize;

use crate::finding::Finding;

/// What kind of finding it is. The words are part of the JSON and stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// A table of the schema is not there.
    MissingTable,
    /// A key's or an index of the schema is not there.
    MissingIndex,
    /// It is there, and the engine does not use it.
    InvalidIndex,
    /// It is there, and something else than the schema says.
    IndexDiffers,
    /// It is there as the schema says, and cannot serve its look-up.
    DoesNotServe,
    /// A big table is read whole for a few rows.
    NotChosen,
    /// The schema knows nothing of it.
    ExtraIndex,
    /// No index begins with a foreign key's columns.
    ForeignKeyWithoutIndex,
    /// Another index begins with its columns.
    PrefixIndex,
}

/// Something that may well be meant.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Note {
    /// What kind.
    pub(super) kind: Kind,
    /// As in findings.
    pub(super) place: String,
    /// What, in one sentence.
    pub(super) message: String,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    pub(super) findings: Vec<Finding<Kind>>,
    pub(super) notes: Vec<Note>,
}
