//! What is told while it happens.

use std::time::Duration;

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Another is migrating the database.
    Waiting {
        /// Who.
        holder: &'a str,
    },
    /// So many phases are known, of all migrations that were looked at.
    Phases(usize),
    /// A migration begins or goes on.
    Migration {
        /// Its name.
        name: &'a str,
        /// How many of its phases were done before.
        done: usize,
    },
    /// A phase was done.
    Phase,
    /// A phase stood in the way of others, or they in its way, and is tried again.
    Retry {
        /// After that time.
        after: Duration,
    },
    /// So many more rows were sealed or opened.
    Filled {
        /// In this table.
        table: &'a str,
        /// How many.
        rows: u64,
    },
}

/// Who is told.
pub trait Progress: Sync {
    /// Takes note.
    fn tell(&self, event: Event<'_>);
}

impl<F: Fn(Event<'_>) + Sync> Progress for F {
    fn tell(&self, event: Event<'_>) {
        self(event);
    }
}

/// Nobody.
pub(super) const NOBODY: &dyn Progress = &|_: Event<'_>| {};
