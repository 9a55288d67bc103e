//! `schemalock migrate …` as a whole process on real engines.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod adopt;
mod at_once;
mod interrupted;
mod keys;
mod life;
mod support;
mod verify;
