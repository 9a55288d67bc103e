//! What SQLite has that is not ours, in its own words.

use crate::inventory::{Column, Table};
use crate::model::Type;

/// What values of a declared type mostly are, by the engine's rules of affinity (<https://www.sqlite.org/datatype3.html>, 3.1).
pub(super) fn nearest(ty: &str) -> Type {
    let ty = ty.to_ascii_uppercase();
    let has = |words: &[&str]| words.iter().any(|word| ty.contains(word));
    if has(&["BOOL"]) {
        Type::Boolean
    } else if has(&["INT"]) {
        Type::BigInt
    } else if has(&["CHAR", "CLOB", "TEXT"]) {
        Type::Text
    } else if ty.is_empty() || has(&["BLOB"]) {
        Type::Bytes
    } else if has(&["REAL", "FLOA", "DOUB", "NUM", "DEC"]) {
        Type::Float
    } else {
        Type::Text
    }
}

pub(super) fn column(column: &Column) -> String {
    let collation = column.collation.as_ref().map(|name| format!(" COLLATE {name}")).unwrap_or_default();
    format!("{}{collation}", column.ty)
}

pub(super) fn table(table: &Table) -> String {
    let words = [("strict", "STRICT"), ("without_rowid", "WITHOUT ROWID")];
    let said = words.iter().filter(|(key, _)| table.options.contains_key(*key)).map(|(_, word)| *word);
    said.collect::<Vec<_>>().join(", ")
}
