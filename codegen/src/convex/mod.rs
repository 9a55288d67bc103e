//! A schema as Convex holds it: what its files, the rules about it and the transfer of rows have in common.
//!
//! * A table with one `uuid` key that its models make has *document keys*: Convex's own `_id` takes the place of the column, and a
//!   column that points at it is an id of that table.
//! * Where such a table has a value that is sealed for its row, the key's column stays besides, as the *application key*: an `_id` is
//!   unknown until its document is written, and a value is sealed before that.
//! * Every other key stays what it is: fields, and an index over them.
//!
//! NULL is a field that is not there.

mod check;
mod decimal;
mod derived;
mod field;
mod id;
mod index;
mod key;
pub mod names;
mod reference;
mod table;
mod unique;

pub use check::{Check, Condition, Operand, Operator, condition};
pub use decimal::decimal;
pub use derived::derived_uuid;
pub use field::{Field, Form, id_of};
pub use id::DocumentId;
pub use index::{Index, Way, is_meant, is_plain};
pub use key::{Key, document_key, is_bound_to_row};
pub use reference::{Reference, To};
pub use table::Table;
pub use unique::Unique;

use crate::model::Model;

/// The tables of a schema, in the order of the file. `model` is the schema as databases hold it ([`Model::stored`]).
#[must_use]
pub fn tables(model: &Model) -> Vec<Table<'_>> {
    model.tables.iter().map(|table| Table::of(model, table)).collect()
}
