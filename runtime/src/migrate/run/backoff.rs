//! Trying a phase again while others are in the way.

use crate::backoff::{self, sleep};
use crate::migrate::error::Failure;
use crate::migrate::options::Options;
use crate::migrate::progress::Event;

/// Pauses that are told.
pub(super) struct Backoff<'a> {
    options: &'a Options<'a>,
    pauses: backoff::Backoff,
}

impl<'a> Backoff<'a> {
    pub(super) const fn new(options: &'a Options<'a>) -> Self {
        Self { options, pauses: backoff::Backoff::new(options.wait) }
    }

    /// Lets those by who queued up, unless it has been long enough.
    pub(super) async fn pause(&mut self) -> Result<(), Failure> {
        let pause = self.pauses.next().ok_or(Failure::Blocked(self.options.wait))?;
        self.options.progress.tell(Event::Retry { after: pause });
        sleep(pause).await;
        Ok(())
    }
}
