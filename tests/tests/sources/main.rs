//! Every source reads: SQL files, other tools' migrations, live databases; and what is read means what was there.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod apart;
mod clean;
mod drifts;
mod dump;
mod hostile;
mod round_trip;
mod states;
mod support;
mod tools;
mod way;
