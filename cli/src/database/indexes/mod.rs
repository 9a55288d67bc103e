//! The indexes of a live database: which there are, what each can serve, and what the planner chooses. Changes nothing.
//!
//! An *entry* is an index that the database has. An index *can serve* a look-up when the engine, with every other way made
//! unattractive or taken away, finds the rows by all of its parts. What is *chosen* is the engine's plan as things are, for values that
//! rows have.

mod ask;
mod entry;
mod evidence;
mod mysql;
mod planner;
mod postgres;
mod sqlite;

pub(crate) use entry::{Entry, Origin};
pub(super) use evidence::gather;
pub(crate) use evidence::{BIG, Evidence, LookupEvidence, SELECTIVE, TableEvidence};
pub(crate) use planner::Chosen;
