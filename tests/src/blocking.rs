//! Asynchronous work from anywhere: plain tests, asynchronous tests, and `Drop`.

use std::time::Duration;

use anyhow::{Context, Result, anyhow};

/// As [`wait`], for work that a peer may never answer.
pub(crate) fn wait_at_most<T: Send>(limit: Duration, work: impl Future<Output = Result<T>> + Send) -> Result<T> {
    wait(async move { tokio::time::timeout(limit, work).await.context("no answer in time")? })
}

/// Runs a future to its end on a thread and a runtime of its own, so that a caller inside another runtime may wait too.
pub(crate) fn wait<T: Send>(work: impl Future<Output = Result<T>> + Send) -> Result<T> {
    std::thread::scope(|scope| scope.spawn(|| alone(work)).join())
        .map_err(|_| anyhow!("the thread that talks to the database panicked"))?
}

/// Runs a future to its end on this thread.
pub(crate) fn alone<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start a runtime")?.block_on(work)
}
