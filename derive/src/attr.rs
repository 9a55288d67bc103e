//! Attributes: from tokens to options.
//!
//! An *option* is one item between an attribute's parentheses, such as `table = "apps"`. Options
//! keep the tokens that they came from, so that an error underlines no more than it is about.

mod encrypted;
mod field;
mod keys;
mod option;
mod rules;
mod table;

pub(crate) use encrypted::Encrypted;
pub(crate) use field::{Field, Scale};
pub(crate) use keys::{ForeignKey, Index, Unique};
pub(crate) use rules::{Bound, Check, Rule};
pub(crate) use table::Struct;
