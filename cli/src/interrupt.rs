//! Ctrl-C: work is broken off at a place from which it can be taken up, and the person is told how.
//!
//! Nothing is undone here. Databases roll back what was not committed, and the history says how far a migration came.

use tokio::runtime::{Builder, Runtime};

/// The runtime of a command: one thread is enough for one database at a time.
pub(crate) fn runtime() -> std::io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// Does work until it is done; `None` if somebody interrupts it.
pub(crate) async fn until_interrupted<T>(work: impl Future<Output = T>) -> std::io::Result<Option<T>> {
    // Listening begins before the work does.
    let mut signals = Signals::new()?;
    Ok(tokio::select! {
        biased;
        done = work => Some(done),
        () = signals.any() => None,
    })
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn any(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals(tokio::signal::windows::CtrlC);

#[cfg(not(unix))]
impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self(tokio::signal::windows::ctrl_c()?))
    }

    async fn any(&mut self) {
        let _ = self.0.recv().await;
    }
}
