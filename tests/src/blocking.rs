//! Asynchronous work from anywhere: plain tests, asynchronous tests, and `Drop`.

use anyhow::{Context, Result, anyhow};

/// Runs a future to its end on a thread and a runtime of its own, so that a caller inside another runtime may wait too.
pub(crate) fn wait<T: Send>(work: impl Future<Output = Result<T>> + Send) -> Result<T> {
    std::thread::scope(|scope| scope.spawn(|| alone(work)).join())
        .map_err(|_| anyhow!("the thread that talks to the database panicked"))?
}

fn alone<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start a runtime")?.block_on(work)
}
