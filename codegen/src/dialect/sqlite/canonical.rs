//! The canonical text of values, as it is sealed, in SQLite.

use crate::model::{Column, Type};

pub(super) fn canonical(value: &str, column: &Column) -> String {
    match column.ty {
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Timestamp => format!("CAST({value} AS TEXT)"),
        Type::Boolean => format!("CASE {value} WHEN 0 THEN 'false' WHEN 1 THEN 'true' END"),
        Type::Bytes => format!("lower(hex({value}))"),
        _ => value.to_owned(),
    }
}

/// `unhex` came with 3.41: who has the keys brings an SQLite of its own.
pub(super) fn value(text: &str, column: &Column) -> String {
    match column.ty {
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Timestamp => format!("CAST({text} AS INTEGER)"),
        Type::Boolean => format!("({text} = 'true')"),
        Type::Bytes => format!("unhex({text})"),
        _ => text.to_owned(),
    }
}
