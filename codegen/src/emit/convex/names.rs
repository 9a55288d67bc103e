//! What TypeScript calls things.

use crate::convex;
use crate::emit::rust::names as rust;
use crate::model::{Enum, Table};

/// Names that a file has already, or that TypeScript keeps for itself.
const TAKEN: &[&str] = &[
    "arguments",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "defineModel",
    "delete",
    "descriptions",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "model",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "schema",
    "sql",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// Types that a file has already.
const TAKEN_TYPES: &[&str] = &["Descriptions", "Infer", "Row"];

/// What the rows of a table are read and written with: `nodeConnections`, or `model_` where that name is taken.
#[must_use]
pub fn constant(table: &Table) -> String {
    free(convex::names::table(&table.name), TAKEN)
}

/// The type of a table's rows: `NodeConnection`.
#[must_use]
pub fn row(table: &Table) -> String {
    free(rust::struct_name(table).trim_start_matches("r#").to_owned(), TAKEN_TYPES)
}

/// The validator of an enum, and the type of its words: `AuthType`.
#[must_use]
pub fn enum_name(item: &Enum) -> String {
    enum_type(&item.name)
}

/// The same for the enum with that name in the schema.
pub(super) fn enum_type(name: &str) -> String {
    free(rust::enum_type(name).trim_start_matches("r#").to_owned(), TAKEN_TYPES)
}

fn free(name: String, taken: &[&str]) -> String {
    if taken.contains(&name.as_str()) { name + "_" } else { name }
}
