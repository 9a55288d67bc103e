//! Values of every type: the extremes, and texts that are hard on whoever quotes, folds or trims them.

use schemalock_codegen::model::{Column, Model, Type};
use serde_json::json;

use super::judge::takes;
use super::value::Value;
use crate::Engine;

const TEXTS: [&str; 34] = [
    "",
    " ",
    "a",
    "b",
    "abc",
    "ABC",
    "Abc ",
    "O'Brien",
    "trailing  ",
    "  leading",
    "ünïcödé",
    "日本語",
    "🦀",
    "back\\slash",
    "new\nline",
    "tab\there",
    "\"quoted\"",
    "`ticks`",
    "%_",
    "NULL",
    "0",
    "1",
    "42",
    "-7",
    "true",
    "{\"a\": 1}",
    "[1, 2]",
    "ana@example.com",
    "https://example.org/x?y=1",
    "0190b1a4-0000-7000-8000-0123456789ab",
    "; -- DROP TABLE x",
    "two words",
    "xxxxxxxxxxxxxxxxxxxxxxxxx",
    "$1 {value} ?",
];

/// Values of a type; those of an enum are its words.
#[must_use]
pub fn of_type(model: &Model, ty: &Type) -> Vec<Value> {
    let texts = |all: &[&str]| all.iter().map(|text| Value::text(text)).collect();
    match ty {
        Type::Text => texts(&TEXTS),
        Type::Uuid => (0..24).map(uuid).collect(),
        Type::SmallInt | Type::Integer | Type::BigInt => {
            let (from, to) = ty.range().unwrap_or_default();
            [0, 1, -1, from, to, 42, 7, 100, -100, 3, 4, 5, 6, 8, 9, 10].map(Value::Integer).to_vec()
        }
        Type::Boolean => vec![Value::Boolean(false), Value::Boolean(true)],
        Type::Float => [0.0, 1.0, -1.5, 1e300, 0.1, 123_456_789.25, 1e-7].map(Value::Float).to_vec(),
        Type::Decimal { precision, scale } => {
            let most = 10_i64.pow(u32::from(*precision)) - 1;
            [0, 1, -1, most, -most, 7, 5].map(|units: i64| Value::Decimal(units.clamp(-most, most), *scale)).to_vec()
        }
        Type::Json => [
            json!({}),
            json!([]),
            json!(null),
            json!({"a": [1, 2.5, "x"], "é": "ü 'quoted' \\ \"x\""}),
            json!("text"),
            json!(12),
            json!(true),
        ]
        .map(Value::Json)
        .to_vec(),
        Type::Timestamp => [0, 1, 1_735_689_599_999, -86_400_001, 253_402_300_799_999].map(Value::Timestamp).to_vec(),
        Type::Date => texts(&["1970-01-01", "2024-02-29", "9999-12-31", "2025-01-31"]),
        Type::Time => texts(&["00:00:00", "23:59:59", "12:30:00"]),
        Type::Bytes => {
            vec![Value::Bytes(Vec::new()), Value::Bytes(vec![0, 255, 39, 92]), Value::Bytes(b"abc".to_vec())]
        }
        Type::Enum(name) => {
            let words = model.find_enum(name).map(|item| item.values.as_slice()).unwrap_or_default();
            words.iter().map(|word| Value::text(&word.name)).collect()
        }
        Type::BlindIndex(_) | Type::Unknown => Vec::new(),
    }
}

/// A UUID with that number in it.
#[must_use]
pub fn uuid(number: u64) -> Value {
    Value::Text(format!("0198f2c0-0000-7000-8000-{number:012x}"))
}

/// Values that a column takes on every engine, without NULL.
#[must_use]
pub fn of_column(model: &Model, column: &Column) -> Vec<Value> {
    if column.encrypted.is_some() {
        return vec![Value::text("sl1.AQBC"), Value::text("sl1.AQBD_-")];
    }
    let mut all = of_type(model, &column.ty);
    if column.ty == Type::Text && all.iter().filter(|value| fits(model, column, value)).count() < 3 {
        all.extend(["c@d.ee", "http://h/", "https://i.j/k", "x@y.zz"].map(Value::text));
    }
    all.retain(|value| fits(model, column, value));
    all
}

fn fits(model: &Model, column: &Column, value: &Value) -> bool {
    takes(Engine::Postgres, model, column, value) == Some(true)
}
