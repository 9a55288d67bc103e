//! The migration folder's format: history, which is written once and never changed.
//!
//! `migrations/NNNN_name/` holds `model.json` (the whole model after the migration), and for each database
//! `DIALECT.up.sql` and `DIALECT.down.sql`. `migrations/schemalock.lock` chains their checksums, so that two branches that
//! both add a migration conflict where everyone sees it. Nothing here carries a tool version or a date.
//!
//! A *script* is an ordered list of *phases*. A phase is one transaction, or one statement that cannot be in one;
//! its *expectations* are objects that exist once it is done, which can be asked of the catalogue before it is repeated.
//!
//! Scripts and the model are written here. Who reads scripts and keeps the lock is `schemalock::migrate`.

mod custom;
mod initial;
mod next;
mod phases;
mod script;

pub use custom::custom;
pub use initial::initial;
pub use next::{next, up};
pub use phases::script as of_plan;
pub use script::{Phase, PhaseKind, Script};

use crate::emit::Artefact;
use crate::model::DialectKind;

/// The folder of the first migration.
pub const INITIAL_NAME: &str = "0001_initial";

/// The file that records the model, in the folder of a migration.
pub const MODEL_FILE: &str = "model.json";

/// A migration as files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The folder's name: a number of four digits, an underscore, a name.
    pub name: String,
    /// Its files; paths are relative to its folder.
    pub files: Vec<Artefact>,
}

/// The first line of a script.
fn title(name: &str, kind: DialectKind, direction: &str) -> String {
    format!("Migration {name}, {}, {direction}. History: schemalock.lock holds its checksum.", kind.word())
}
