//! Locks that a server keeps by name.

use std::time::Duration;

use crate::backoff::sleep;
use crate::migrate::error::Error;
use crate::migrate::options::Options;
use crate::migrate::progress::Event;

/// A lock of the server's that is looked at, and not waited for.
pub(super) trait ServerLock {
    /// Takes it, if nobody has it.
    fn try_lock(&mut self) -> impl Future<Output = sqlx::Result<bool>> + Send;

    /// Who has it.
    fn holder(&mut self) -> impl Future<Output = sqlx::Result<String>> + Send;
}

/// How long to sleep between two looks at a lock that another holds.
const POLL: Duration = Duration::from_millis(100);

/// [`Engine::lock`] by a server's lock.
pub(super) async fn lock(server: &mut impl ServerLock, options: &Options<'_>) -> Result<(), Error> {
    for attempt in 0..=options.wait.as_millis() / POLL.as_millis() {
        if server.try_lock().await? {
            return Ok(());
        }
        if attempt == 0 {
            options.progress.tell(Event::Waiting { holder: &server.holder().await? });
        }
        sleep(POLL).await;
    }
    Err(Error::Busy { holder: server.holder().await?, wait: options.wait })
}
