//! Trying again while others are in the way.

use std::time::Duration;

/// How long a statement waits for a lock before it fails: short, so that what queues up behind it does not wait long. The engines'
/// files say it to PostgreSQL, MariaDB and MySQL; on SQLite it is for the pool to say, by `busy_timeout`.
const ATTEMPT: Duration = Duration::from_secs(3);
const FIRST: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(5);

/// Pauses that grow, up to a total. Counted and not measured: that is near enough.
pub(crate) struct Backoff {
    most: Duration,
    pause: Duration,
    waited: Duration,
}

impl Backoff {
    /// Pauses of no more than that time together, attempts included.
    pub(crate) const fn new(most: Duration) -> Self {
        Self { most, pause: FIRST, waited: Duration::ZERO }
    }

    /// How long to let others by now; nothing, if it has been long enough.
    pub(crate) fn next(&mut self) -> Option<Duration> {
        let pause = self.pause;
        self.waited += ATTEMPT;
        if self.waited + pause > self.most {
            return None;
        }
        self.waited += pause;
        self.pause = (pause * 2).min(LONGEST);
        Some(pause)
    }
}

/// On whatever runtime the driver runs. The driver is of one version with us, so that it may be asked for this.
pub(crate) async fn sleep(time: Duration) {
    sqlx::__rt::sleep(time).await;
}
