//! What can go wrong with a step, or what it costs those who use the database meanwhile.

use serde::Serialize;

/// A risk of a step. The words are part of the JSON and stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// Values are gone afterwards.
    DeletesData,
    /// Rows decide whether it can be done; a question before the first step finds those that forbid it.
    MayFailOnData,
    /// Every row is written anew: time and space grow with the table.
    RewritesTable,
    /// Nobody can write to the table for as long as it takes.
    BlocksWrites,
    /// Nobody can read the table for as long as it takes.
    BlocksReads,
    /// Programs that know the schema before the edit fail, or their queries lack an index that they had.
    BreaksRunningCode,
    /// Going down does not bring back what was there.
    Irreversible,
}

impl Risk {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::DeletesData,
        Self::MayFailOnData,
        Self::RewritesTable,
        Self::BlocksWrites,
        Self::BlocksReads,
        Self::BreaksRunningCode,
        Self::Irreversible,
    ];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::DeletesData => "deletes-data",
            Self::MayFailOnData => "may-fail-on-data",
            Self::RewritesTable => "rewrites-table",
            Self::BlocksWrites => "blocks-writes",
            Self::BlocksReads => "blocks-reads",
            Self::BreaksRunningCode => "breaks-running-code",
            Self::Irreversible => "irreversible",
        }
    }
}
