//! The five tables full of rows, and what is asked of them.
//!
//! - [`rows`]: the rows of a seed, as skewed as those of real programs.
//! - [`samples`]: rows to look for: *rare* ones have values that few rows have, however large the table is; *common* ones have
//!   those that a tenth of the table has.
//! - [`fill`]: a database with the rows.
//! - [`plan`]: how an engine answers a statement, by its own EXPLAIN.
//! - [`look_ups`]: every look-up on an engine: its plans, and its times on a small and a large database.
//! - [`fire`]: writes while the server is killed again and again.

pub mod fill;
pub mod fire;
pub mod look_ups;
pub mod plan;
pub mod rows;
pub mod samples;
