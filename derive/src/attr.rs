//! Attributes: from tokens to options.
//!
//! An *option* is one item between an attribute's parentheses, such as `table = "apps"`. Options
//! keep the tokens that they came from, so that an error underlines no more than it is about.

mod field;
mod option;
mod table;

pub(crate) use field::Field;
pub(crate) use table::{ForeignKey, Index, Struct, Unique};
