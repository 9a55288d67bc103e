//! `schemalock verify-indexes` as a whole process on real engines.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod amiss;
mod five_tables;
mod kinds;
mod rights;
mod support;
