//! What MariaDB and MySQL have that is not ours, in their own words.

use std::fmt::Write as _;

use crate::inventory::{Column, Table};
use crate::model::Type;

/// What values of a type mostly are, by the first word of its name.
const NEAREST: &[(&str, Type)] = &[
    ("tinyint(1)", Type::Boolean),
    ("tinyint", Type::SmallInt),
    ("smallint", Type::SmallInt),
    ("mediumint", Type::Integer),
    ("int", Type::Integer),
    ("bigint", Type::BigInt),
    ("float", Type::Float),
    ("double", Type::Float),
    ("datetime", Type::Timestamp),
    ("timestamp", Type::Timestamp),
    ("date", Type::Date),
    ("time", Type::Time),
    ("year", Type::SmallInt),
    ("json", Type::Json),
    ("uuid", Type::Uuid),
    ("bit", Type::Bytes),
    ("binary", Type::Bytes),
    ("varbinary", Type::Bytes),
    ("tinyblob", Type::Bytes),
    ("blob", Type::Bytes),
    ("mediumblob", Type::Bytes),
    ("longblob", Type::Bytes),
];

pub(super) fn nearest(ty: &str) -> Type {
    let ty = ty.to_ascii_lowercase();
    let named = NEAREST
        .iter()
        .find(|(word, _)| ty.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '('])));
    let found = named.map_or(Type::Text, |(_, ty)| ty.clone());
    // Half of the values are beyond the signed type of the same size.
    match found {
        Type::SmallInt if ty.contains("unsigned") && ty.starts_with("small") => Type::Integer,
        Type::Integer if ty.contains("unsigned") => Type::BigInt,
        other => other,
    }
}

pub(super) fn column(column: &Column) -> String {
    let mut out = column.ty.clone();
    if let Some(collation) = &column.collation {
        let _ = write!(out, " CHARACTER SET {} COLLATE {collation}", charset(collation));
    }
    if !column.extra.is_empty() {
        let _ = write!(out, " {}", column.extra);
    }
    out
}

/// The character set of a collation: its first word, but for those of MariaDB's that fit several.
fn charset(collation: &str) -> &str {
    match collation.split('_').next().unwrap_or_default() {
        "uca1400" => "utf8mb4",
        charset => charset,
    }
}

pub(super) fn table(table: &Table) -> String {
    let mut words = Vec::new();
    if let Some(engine) = table.options.get("engine") {
        words.push(format!("ENGINE={engine}"));
    }
    if let Some(collation) = table.options.get("collation") {
        words.push(format!("DEFAULT CHARACTER SET {} COLLATE {collation}", charset(collation)));
    }
    words.extend(table.options.get("options").cloned());
    words.join(" ")
}
