//! Two ways to do the same, in turn.

use std::time::{Duration, Instant};

use anyhow::Result;

/// The times of both.
pub(crate) struct Measured {
    store: Vec<Duration>,
    hand: Vec<Duration>,
}

const WARM: usize = 500;

/// Times so many calls of each. Which one goes first changes every time; what they are given is made outside of what is timed.
pub(crate) async fn in_turn<T>(
    calls: usize,
    make: impl Fn() -> T,
    store: impl AsyncFn(T) -> Result<()>,
    hand: impl AsyncFn(T) -> Result<()>,
) -> Result<Measured> {
    let mut measured = Measured { store: Vec::with_capacity(calls), hand: Vec::with_capacity(calls) };
    for call in 0..WARM + calls {
        let (for_store, for_hand) = (make(), make());
        let (of_store, of_hand);
        if call.is_multiple_of(2) {
            of_store = time(&store, for_store).await?;
            of_hand = time(&hand, for_hand).await?;
        } else {
            of_hand = time(&hand, for_hand).await?;
            of_store = time(&store, for_store).await?;
        }
        if call >= WARM {
            measured.store.push(of_store);
            measured.hand.push(of_hand);
        }
    }
    measured.store.sort();
    measured.hand.sort();
    Ok(measured)
}

async fn time<T>(call: &impl AsyncFn(T) -> Result<()>, with: T) -> Result<Duration> {
    let start = Instant::now();
    call(with).await?;
    Ok(start.elapsed())
}

impl Measured {
    pub(crate) fn line(&self, engine: &str, call: &str) -> String {
        let median = |times: &[Duration]| times[times.len() / 2].as_secs_f64();
        let fastest = |times: &[Duration]| {
            let tenth = &times[..times.len() / 10];
            tenth.iter().sum::<Duration>().as_secs_f64()
        };
        let (store, hand) = (median(&self.store), median(&self.hand));
        let ratio = fastest(&self.store) / fastest(&self.hand);
        format!("| {engine} | {call} | {:.1} | {:.1} | {:.3} | {ratio:.3} |", store * 1e6, hand * 1e6, store / hand)
    }
}
