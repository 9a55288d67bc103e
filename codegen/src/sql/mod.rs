//! SQL text: expressions written in the schema, through sqlparser.

pub mod expression;
pub mod pattern;
pub mod rename;
