//! The canonical text of values, as it is sealed, in PostgreSQL.

use crate::model::{Column, Type};

pub(super) fn canonical(value: &str, column: &Column) -> String {
    match column.ty {
        Type::Text => value.to_owned(),
        Type::Date => format!("to_char({value}, 'YYYY-MM-DD')"),
        Type::Time => format!("to_char({value}, 'HH24:MI:SS')"),
        Type::Timestamp => format!("(extract(epoch FROM {value}) * 1000)::bigint::text"),
        Type::Bytes => format!("encode({value}, 'hex')"),
        _ => format!("{value}::text"),
    }
}

pub(super) fn value(text: &str, column: &Column, ty: &str) -> String {
    match column.ty {
        Type::Text => format!("{text}::text"),
        Type::Timestamp => format!("to_timestamp({text}::text::numeric / 1000)"),
        Type::Bytes => format!("decode({text}::text, 'hex')"),
        _ => format!("{text}::text::{ty}"),
    }
}
