//! Why a database was not migrated, and what to do.

use std::time::Duration;

use super::migrations::{Direction, MigrationError};
use crate::{KeyKind, OpenError, SealError};

/// Why a database was not migrated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is a reason not to begin. Nothing was touched by what was refused.
    #[error("the database {0}")]
    Refused(#[from] Refusal),
    /// A migration cannot be read.
    #[error(transparent)]
    Migration(#[from] MigrationError),
    /// Another is migrating it.
    #[error("{holder} is migrating this database, and did not finish within {wait:?}: try again later")]
    Busy {
        /// Who.
        holder: String,
        /// How long was waited.
        wait: Duration,
    },
    /// A phase failed.
    #[error("`{migration}`, phase {phase} of {of}, failed: {source}; {}", next(*.direction, *.whole))]
    Phase {
        /// The migration.
        migration: String,
        /// Where it was going.
        direction: Direction,
        /// The phase, counted from 1.
        phase: usize,
        /// Of so many.
        of: usize,
        /// Nothing of the phase is left.
        whole: bool,
        /// Why.
        source: Box<Failure>,
    },
    /// The history table holds what nobody writes there.
    #[error("the table schemalock_history holds what Schemalock did not write")]
    History,
    /// The database did not answer as it should.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// What to do next.
fn next(direction: Direction, whole: bool) -> String {
    let again = match direction {
        Direction::Up => "apply again",
        Direction::Down => "go down again",
    };
    let left = if whole { "nothing of this phase is left" } else { "earlier phases are done and stay" };
    format!(
        "{left}. Put right what it says and {again}, which goes on here; or finish by hand and `repair` the entry in the history"
    )
}

/// Why a phase failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The database refused a statement, or is gone.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// Others kept what it needs.
    #[error("others held locks that it needs for longer than {0:?}: end their transactions, or wait longer")]
    Blocked(Duration),
    /// Rows would point at nothing.
    #[error("references would be broken: {}", .0.join("; "))]
    Violations(Vec<String>),
    /// Something that Schemalock does not manage stood on a table that was rebuilt.
    #[error(
        "the {kind} `{name}` is not Schemalock's and does not fit the table `{table}` as it is rebuilt ({source}): drop or change it first"
    )]
    Unmanaged {
        /// Trigger or index.
        kind: String,
        /// Its name.
        name: String,
        /// Its table.
        table: String,
        /// Why not.
        source: sqlx::Error,
    },
    /// A kind of phase that the engine does not have.
    #[error("this database has no phases of the kind `{0}`")]
    NoSuchKind(&'static str),
    /// No keys were given.
    #[error("no keyring was given")]
    NoKeyring,
    /// A value was not sealed.
    #[error("a value of `{context}` cannot be sealed: {source}")]
    Seal {
        /// What it is bound to.
        context: String,
        /// Why not.
        source: SealError,
    },
    /// A value does not open.
    #[error("a value of `{context}` does not open, in the row {row}: {source}")]
    Open {
        /// What it is bound to.
        context: String,
        /// The row's key.
        row: String,
        /// Why not.
        source: OpenError,
    },
    /// A value has another form than the script says. It may be secret, and is not shown.
    #[error("a value of `{context}` is not {form}, in the row {row}")]
    Form {
        /// What it is bound to.
        context: String,
        /// What it should be.
        form: &'static str,
        /// The row's key.
        row: String,
    },
    /// Rows are left that should be done.
    #[error("{rows} rows of `{table}` are still to be done")]
    Left {
        /// The table.
        table: String,
        /// How many.
        rows: u64,
    },
    /// The history cannot be read.
    #[error("{0}")]
    History(String),
    /// In the meantime another has made it a case for a refusal.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// A reason not to touch a database. The database is the sentence's subject.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Applied once, and other files now.
    #[error("was migrated with other files of `{0}` than those in the folder of migrations")]
    Edited(String),
    /// Applied, and not in the folder.
    #[error("has the migration `{0}`, which the folder of migrations does not have")]
    Unknown(String),
    /// Tables that no migration made.
    #[error("has no migration history, but already has {}", tables(.0))]
    Occupied(Vec<String>),
    /// A later migration was applied, and an earlier one was not.
    #[error(
        "has the migration `{applied}`, but not `{pending}`, which comes before it: go down past `{applied}`, or make `{pending}` anew so that it comes last"
    )]
    OutOfOrder {
        /// The earlier one.
        pending: String,
        /// The later one.
        applied: String,
    },
    /// A migration was being undone.
    #[error("is half-way back from `{0}`: go down again, which goes on there, or `repair` the entry in the history")]
    Undoing(String),
    /// A migration was being applied.
    #[error("has only a part of `{0}`: apply again, which goes on there, or `repair` the entry in the history")]
    Unfinished(String),
    /// Values are to be sealed or opened, and there are no keys.
    #[error("needs a keyring for `{0}`, which seals or opens values")]
    NoKeyring(String),
    /// The keyring does not have the key that new values need.
    #[error("needs a keyring with a primary {kind} key for `{migration}`")]
    NoKey {
        /// The migration.
        migration: String,
        /// What the key is for.
        kind: KeyKind,
    },
    /// The data does not fit.
    #[error("has data that does not fit `{migration}`: {}", listed(.found))]
    Data {
        /// The migration.
        migration: String,
        /// What stands in the way.
        found: Vec<Found>,
    },
    /// Going back would not give back everything.
    #[error("would not be as it was before `{migration}`: {}; say that this is meant, or restore a backup", .reasons.join("; "))]
    Irreversible {
        /// The migration.
        migration: String,
        /// What is lost.
        reasons: Vec<String>,
    },
    /// Some of the migrations that one stands for were applied, and others not.
    #[error("has only some of the migrations that `{squashed}` takes the place of: it lacks {}. Apply them with the folder of migrations as it was before that, then apply again", quoted(.missing))]
    PartlyReplaced {
        /// The one.
        squashed: String,
        /// Those that are not applied.
        missing: Vec<String>,
    },
    /// It does not have what it would be taken to have.
    #[error("lacks {}", .0.join(", "))]
    Lacks(Vec<String>),
    /// There is nothing of that name to be done.
    #[error("has no unfinished migration `{0}`: there is nothing to repair")]
    NothingToRepair(String),
}

/// Rows that stand in the way of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many.
    pub rows: u64,
    /// What is wrong with them: "rows have NULL in `nodes.type`".
    pub message: String,
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let one = self.message.strip_prefix("rows have ").filter(|_| self.rows == 1);
        match one {
            Some(rest) => write!(f, "1 row has {rest}"),
            None => write!(f, "{} {}", self.rows, self.message),
        }
    }
}

fn listed(all: &[Found]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn tables(tables: &[String]) -> String {
    format!("{} {}", if tables.len() == 1 { "the table" } else { "the tables" }, quoted(tables))
}
