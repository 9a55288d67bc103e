//! Trying again while others are in the way.

use std::time::Duration;

use crate::migrate::engine::sleep;
use crate::migrate::error::Failure;
use crate::migrate::options::Options;
use crate::migrate::progress::Event;

/// What an attempt has waited for before it failed.
const ATTEMPT: Duration = Duration::from_secs(3);
const FIRST: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(5);

/// Pauses that grow, up to a total. Counted and not measured: that is near enough.
pub(super) struct Backoff<'a> {
    options: &'a Options<'a>,
    pause: Duration,
    waited: Duration,
}

impl<'a> Backoff<'a> {
    pub(super) const fn new(options: &'a Options<'a>) -> Self {
        Self { options, pause: FIRST, waited: Duration::ZERO }
    }

    /// Lets those by who queued up, unless it has been long enough.
    pub(super) async fn pause(&mut self) -> Result<(), Failure> {
        self.waited += ATTEMPT;
        if self.waited + self.pause > self.options.wait {
            return Err(Failure::Blocked(self.options.wait));
        }
        self.options.progress.tell(Event::Retry { after: self.pause });
        sleep(self.pause).await;
        self.waited += self.pause;
        self.pause = (self.pause * 2).min(LONGEST);
        Ok(())
    }
}
