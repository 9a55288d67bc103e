//! Applying hand-written migrations through the library on real engines: at once, broken off, refused, and back.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod at_once;
mod fill;
mod history;
mod killed;
mod locks;
mod preflight;
mod rebuild;
mod squash;
mod support;
