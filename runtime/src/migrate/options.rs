//! How to apply.

use std::fmt;
use std::time::Duration;

use super::progress::{NOBODY, Progress};
use crate::Keyring;

/// How migrations are applied.
#[derive(Clone, Copy)]
#[must_use]
pub struct Options<'a> {
    pub(super) wait: Duration,
    pub(super) keyring: Option<&'a Keyring>,
    pub(super) progress: &'a dyn Progress,
    pub(super) irreversible: bool,
}

impl Default for Options<'_> {
    /// Waits for a minute, has no keys, tells nobody, and loses nothing.
    fn default() -> Self {
        Self { wait: Duration::from_secs(60), keyring: None, progress: NOBODY, irreversible: false }
    }
}

impl<'a> Options<'a> {
    /// How long to wait for others: for who migrates the database, and for who holds a lock that a phase needs.
    pub const fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// The keys that migrations seal and open values with.
    pub const fn keyring(mut self, keyring: Option<&'a Keyring>) -> Self {
        self.keyring = keyring;
        self
    }

    /// Who is told what happens.
    pub const fn progress(mut self, progress: &'a dyn Progress) -> Self {
        self.progress = progress;
        self
    }

    /// Go back also where that cannot give back everything.
    pub const fn irreversible(mut self, allowed: bool) -> Self {
        self.irreversible = allowed;
        self
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { wait, keyring, irreversible, .. } = self;
        f.debug_struct("Options")
            .field("wait", wait)
            .field("keyring", keyring)
            .field("irreversible", irreversible)
            .finish_non_exhaustive()
    }
}
