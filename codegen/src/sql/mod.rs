//! SQL text, through sqlparser: expressions written in the schema, and statements written into migrations.

pub mod expression;
pub mod pattern;
pub mod read;
pub mod rename;
pub mod review;
