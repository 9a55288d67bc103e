//! What writers, the reader and who looks on share.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Counts, and what went wrong.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) stop: AtomicBool,
    /// Do some programs still seal with the old keys?
    pub(super) late: AtomicBool,
    /// Have they heard that they no longer do? They write nothing under the old keys any more.
    pub(super) heard: AtomicBool,
    pub(super) written: AtomicU64,
    pub(super) opened: AtomicU64,
    pub(super) wrong: Mutex<Vec<String>>,
}

impl Shared {
    pub(super) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn wrong(&self, what: String) {
        let mut wrong = self.wrong.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if wrong.len() < 20 {
            wrong.push(what);
        }
    }
}
