//! The pure compiler behind Schemalock: schema.yaml in, artefacts out.
//!
//! Nothing here does IO, reads a clock or the environment, or prints: it runs the same in a build script, in wasm and in a
//! test without a folder. Passes run in one direction: [`syntax`] -> [`resolve`] -> [`rules`] -> [`emit`]. The front end's
//! passes collect every mistake and never stop at the first.

pub mod convex;
pub mod diagnostic;
pub mod dialect;
pub mod diff;
pub mod emit;
pub mod fmt;
pub mod inventory;
pub mod language;
pub mod migration;
pub mod model;
pub mod plan;
pub mod resolve;
pub mod rules;
pub mod span;
pub mod sql;
pub mod syntax;
pub mod text;
pub mod time;

mod compile;

pub use compile::{Compiled, compile, compile_behind, compile_with};
