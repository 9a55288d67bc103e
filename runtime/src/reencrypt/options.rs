//! How, and what is told while it happens.

use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

/// How values are sealed anew.
#[derive(Clone, Copy)]
#[must_use]
pub struct Options<'a> {
    pub(super) rate: Option<NonZeroU32>,
    pub(super) wait: Duration,
    pub(super) progress: &'a (dyn Fn(Event<'_>) + Sync),
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A column begins.
    Column {
        /// The table's name.
        table: &'a str,
        /// The column's name.
        column: &'a str,
        /// How many of its values are not under a primary key, or their blind indexes are not.
        rows: u64,
    },
    /// So many rows more were looked at, and changed where they had to be.
    Rows(u64),
    /// Others were in the way, and the same rows are tried again.
    Retry {
        /// After that time.
        after: Duration,
    },
    /// The table is looked through once more: others have written values under an old key.
    Again,
}

impl Default for Options<'_> {
    /// As fast as it goes, waiting for others up to a minute, telling nobody.
    fn default() -> Self {
        Self { rate: None, wait: Duration::from_secs(60), progress: &|_| {} }
    }
}

impl<'a> Options<'a> {
    /// No more rows in a second than this.
    pub const fn rate(mut self, rows: Option<NonZeroU32>) -> Self {
        self.rate = rows;
        self
    }

    /// How long to wait for others who hold locks.
    pub const fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// Who is told what happens.
    pub const fn progress(mut self, progress: &'a (dyn Fn(Event<'_>) + Sync)) -> Self {
        self.progress = progress;
        self
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rate, wait, .. } = self;
        f.debug_struct("Options").field("rate", rate).field("wait", wait).finish_non_exhaustive()
    }
}
