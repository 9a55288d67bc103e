//! What Convex calls things.

use heck::{ToLowerCamelCase, ToSnakeCase};

/// The longest name of a table, field or index, in characters.
pub const MAX_NAME: usize = 64;

/// Indexes that every table of Convex has by itself.
pub const BUILT_IN_INDEXES: [&str; 3] = ["by_id", "by_creation_time", "_creationTime"];

/// What every object of JavaScript has: a field of that name is there where it is absent.
pub const INHERITED: [&str; 7] =
    ["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf"];

/// A table: `nodeConnections`.
#[must_use]
pub fn table(name: &str) -> String {
    name.to_lower_camel_case()
}

/// A field: `authType`.
#[must_use]
pub fn field(column: &str) -> String {
    column.to_lower_camel_case()
}

/// The index that is made where a set of columns needs one and the schema has none: `by_app_id_and_owner_id`.
#[must_use]
pub fn index<S: AsRef<str>>(columns: &[S]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| column.as_ref().to_snake_case()).collect();
    format!("by_{}", columns.join("_and_"))
}

/// The index of a table's own key.
pub const KEY_INDEX: &str = "by_key";

/// Does Convex take this as a name: a letter, then letters, digits and `_`, of ASCII?
#[must_use]
pub fn is_name(name: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.len() <= MAX_NAME && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(word)
}
