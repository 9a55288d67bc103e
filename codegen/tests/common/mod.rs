//! What several tests share: choices drawn from proptest, and things built from them.
//!
//! Everything is built from a tape of numbers ([`Draws`]). Numbers are choices; behind the end of the tape every choice is the
//! first, simplest one. So proptest shrinks a failing case by shortening the tape, and what is built is valid by construction.
#![allow(dead_code, reason = "each test uses its part")]

pub(crate) mod column;
pub(crate) mod key;
pub(crate) mod model;
pub(crate) mod table;
pub(crate) mod words;
pub(crate) mod yaml;

use proptest::prelude::*;

/// A tape of choices.
#[derive(Clone, Debug)]
pub(crate) struct Draws {
    tape: Vec<u32>,
    at: usize,
}

/// Tapes of up to `longest` choices.
pub(crate) fn draws(longest: usize) -> impl Strategy<Value = Draws> {
    prop::collection::vec(any::<u32>(), 0..longest).prop_map(|tape| Draws { tape, at: 0 })
}

/// Cases as the environment asks, `default` many otherwise; failures are kept beside the test.
pub(crate) fn config(default: u32, regressions: &'static str) -> ProptestConfig {
    use proptest::test_runner::FileFailurePersistence;
    let asked = ProptestConfig::default().cases;
    let cases = if asked == 256 { default } else { asked };
    let failure_persistence = Some(Box::new(FileFailurePersistence::Direct(regressions)) as Box<_>);
    ProptestConfig { cases, failure_persistence, ..ProptestConfig::default() }
}

impl Draws {
    fn next(&mut self) -> u32 {
        let drawn = self.tape.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        drawn
    }

    /// A number below `end`; 0 behind the end of the tape.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end.max(1)
    }

    /// True once in `n` times.
    pub(crate) fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == n - 1
    }

    /// One of these.
    pub(crate) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    /// What `make` makes, once in `n` times.
    pub(crate) fn maybe<T>(&mut self, n: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.once_in(n) { Some(make(self)) } else { None }
    }

    /// Some of these, in their order.
    pub(crate) fn some<T: Clone>(&mut self, from: &[T]) -> Vec<T> {
        from.iter().filter(|_| self.once_in(2)).cloned().collect()
    }
}
