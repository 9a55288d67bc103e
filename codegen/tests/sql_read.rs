//! SQL text as an inventory: our own scripts, and statements that parsers of SQL stumble over, each with what came of it.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod sql_read {
    mod gaps;
    mod hostile;
    mod own;
    mod said;
}
