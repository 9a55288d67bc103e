//! Rows from one database into files, and from there into another: `schemalock export` and `import` as whole processes.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod beside;
mod circles;
mod deployment;
mod every_type;
mod five_tables;
mod folder;
mod full_disk;
mod hostile;
mod killed;
mod large;
mod numbered;
mod refused;
#[path = "../stores/samples.rs"]
#[allow(dead_code, reason = "the stores' tests use all of it")]
mod samples;
mod support;
