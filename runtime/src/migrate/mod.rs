//! Migrations: reading them, and applying them to a live database.
//!
//! A **migration** is a folder of files: for each database one **script** up and one down. A script is an ordered list of
//! **phases**, and each phase happens whole or not at all, as far as the engine can. The **lock** chains the migrations' checksums. The
//! **history** is a table in the database that says which migrations it has, and how far an interrupted one came.
//!
//! Reading is always there; applying comes with the features `sqlite`, `postgres` and `mysql`. A program embeds its migrations and
//! applies them when it starts ([`migrations!`](crate::migrations!), `run`); the command line reads them from their folder.
//!
//! | module | holds |
//! | --- | --- |
//! | `script`, `fill`, `object`, `lock`, `migrations` | the files |
//! | `engine` | what is asked of a database: one file is one engine |
//! | `history`, `check` | what a database has, and the reasons not to touch it |
//! | `run` | one script against one database, phase by phase |
//! | `apply`, `down`, `status`, `mark`, `squash` | what is asked for, each over all migrations |

pub mod fill;
mod lock;
mod merge;
mod migrations;
mod object;
mod script;

pub use lock::{Entry as LockEntry, LOCK_FILE, Lock, LockError, checksum};
pub use merge::{Merged, Side, untangle};
pub use migrations::{Dialect, Direction, File, Migration, MigrationError, Migrations, REPLACES_FILE, Replaced};
pub use object::Object;
pub use script::{Phase, PhaseKind, Preflight, Script, ScriptError};

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod apply;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod check;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod down;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub(crate) mod engine;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod error;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod history;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod mark;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod options;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod pool;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod progress;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod run;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod squash;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod status;

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub use {
    apply::{Applied, Planned, apply, plan},
    check::inspect,
    down::down,
    engine::Engine,
    error::{Error, Failure, Found, Refusal},
    history::HISTORY_TABLE,
    mark::{Repair, baseline, repair},
    options::Options,
    pool::{Migratable, run, run_with},
    progress::{Event, Progress},
    status::{Entry, Standing, Status, status},
};

#[cfg(feature = "mysql")]
pub use engine::Mysql;
#[cfg(feature = "postgres")]
pub use engine::Postgres;
#[cfg(feature = "sqlite")]
pub use engine::Sqlite;
