//! Defaults and constants.

use super::write::{Value, list, map, number, sql, text, word};
use crate::model::{Default, Literal, Type};
use crate::time::rfc3339;

/// What a row has that does not say.
pub(super) fn default(default: &Default, ty: &Type) -> Value {
    match default {
        Default::Now => word("now"),
        Default::UuidV4 => word("uuid_v4"),
        Default::UuidV7 => word("uuid_v7"),
        Default::Literal(value) => literal(value, ty),
        Default::Sql(expression) => map([("sql", sql(expression))]),
    }
}

/// A constant of a column of this type.
pub(super) fn literal(literal: &Literal, ty: &Type) -> Value {
    match literal {
        Literal::Boolean(value) => number(value),
        Literal::Integer(value) => number(value),
        Literal::Number(value) => word(value),
        Literal::Timestamp(milliseconds) => word(&rfc3339(*milliseconds)),
        Literal::Json(value) => json(value),
        // What is written in quotes is text: a number, and a day that is written as one, are not.
        Literal::Text(value) => match ty {
            Type::Text | Type::Enum(_) => text(value),
            _ => word(value),
        },
    }
}

fn json(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => word("null"),
        serde_json::Value::Bool(value) => number(value),
        serde_json::Value::Number(value) => number(value),
        serde_json::Value::String(value) => text(value),
        serde_json::Value::Array(items) => list(items.iter().map(json)),
        serde_json::Value::Object(entries) => map(entries.iter().map(|(key, value)| (key.as_str(), json(value)))),
    }
}
