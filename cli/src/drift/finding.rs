//! One difference.

use schemalock_codegen::inventory::Difference;
use serde::Serialize;

use super::diff::Diff;

/// What kind of difference it is. The words are part of the JSON and stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// An artefact has other contents than the schema gives.
    ArtefactChanged,
    /// An artefact is not there.
    ArtefactMissing,
    /// A file among the artefacts that the schema does not give.
    ArtefactExtra,
    /// The artefacts were written by another version.
    OtherVersion,
    /// There is no migration yet.
    NoMigration,
    /// The lock file cannot be read, or its chain is broken.
    LockBroken,
    /// A recorded migration has other files.
    MigrationChanged,
    /// A recorded migration is not there.
    MigrationMissing,
    /// A folder that the lock file does not name.
    MigrationExtra,
    /// The schema is not what the last migration recorded.
    SchemaChanged,
    /// The database was migrated with other files.
    DatabaseChanged,
    /// The database was migrated further than the folder goes.
    DatabaseAhead,
    /// A migration leads elsewhere than the model that it recorded says.
    MigrationDiffers,
    /// A migration's statements fail.
    MigrationFails,
    /// The database lacks what it is said to have.
    DatabaseLacks,
    /// The database has tables that no migration made.
    DatabaseOccupied,
    /// The database holds something else than the schema says.
    DatabaseDiffers,
    /// The schema leaves something alone that the database does not have.
    UnmanagedMissing,
    /// Migrations are not applied yet.
    DatabaseBehind,
    /// The database cannot be migrated for another reason, which the message gives.
    DatabaseRefused,
}

/// One difference.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    /// What kind.
    pub(crate) kind: Kind,
    /// The file or folder, or the database, that it is about.
    pub(crate) path: String,
    /// Where in the schema that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<Spot>,
    /// What is different, in one sentence.
    pub(crate) message: String,
    /// The same in detail, one thing each.
    pub(crate) details: Vec<String>,
    /// From what is there to what is expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) diff: Option<Diff>,
    /// What to run or do.
    pub(crate) repair: String,
    /// The difference as data, of a database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) difference: Option<Difference>,
}

/// A place in the schema, counted from 1.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Spot {
    /// The schema file, as the person gave it.
    pub(crate) file: String,
    /// The line.
    pub(crate) line: usize,
    /// The column, in characters.
    pub(crate) column: usize,
}

impl Finding {
    /// A finding without details.
    pub(crate) fn new(
        kind: Kind,
        path: impl Into<String>,
        message: impl Into<String>,
        repair: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            path: path.into(),
            at: None,
            message: message.into(),
            details: Vec::new(),
            diff: None,
            repair: repair.into(),
            difference: None,
        }
    }

    /// The same with its place in the schema.
    pub(crate) fn at(mut self, at: Spot) -> Self {
        self.at = Some(at);
        self
    }

    /// The same with the difference as data.
    pub(crate) fn difference(mut self, difference: Difference) -> Self {
        self.difference = Some(difference);
        self
    }

    /// The same with details.
    pub(crate) fn details(mut self, details: Vec<String>) -> Self {
        self.details = details;
        self
    }

    /// The same with a diff.
    pub(crate) fn diff(mut self, diff: Diff) -> Self {
        self.diff = Some(diff);
        self
    }
}
