//! Drift: what stands on the disk against what the schema says. Everything here only reads.
//!
//! A *finding* is one difference, with the command that repairs it. `check` shows findings; `sync` refuses because of those about
//! migrations.

mod artefacts;
mod database;
mod diff;
mod finding;
mod migrations;
mod render;
mod replay;

pub(crate) use artefacts::artefacts;
pub(crate) use database::{behind, held};
pub(crate) use diff::Diff;
pub(crate) use finding::{Finding, Kind, Spot};
pub(crate) use migrations::{edits, history, interrupted};
pub(crate) use render::{Shown, show};
pub(crate) use replay::replayed;
