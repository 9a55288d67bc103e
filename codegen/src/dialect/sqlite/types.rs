//! SQLite's form of each logical type.

use crate::dialect::{Condition, Writer};
use crate::model::{Column, Literal, Model, Type};

pub(super) fn column_type(writer: &mut Writer, column: &Column) {
    if column.encrypted.is_some() {
        writer.sql("TEXT");
        return;
    }
    writer.sql(match &column.ty {
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Boolean | Type::Decimal { .. } | Type::Timestamp => {
            "INTEGER"
        }
        Type::Float => "REAL",
        Type::Bytes => "BLOB",
        Type::Uuid | Type::Text | Type::Json | Type::Date | Type::Time | Type::Enum(_) => "TEXT",
        Type::BlindIndex(_) | Type::Unknown => "TEXT",
    });
    writer.sql(if column.case_insensitive { " COLLATE NOCASE" } else { "" });
}

pub(super) fn conditions(column: &Column, model: &Model) -> Vec<(&'static str, Condition)> {
    match &column.ty {
        Type::Uuid => vec![("length", Condition::Length(36))],
        Type::SmallInt | Type::Integer => {
            column.ty.range().map(|(from, to)| ("range", Condition::Between(from, to))).into_iter().collect()
        }
        Type::Boolean => vec![("boolean", Condition::Between(0, 1))],
        Type::Decimal { precision, .. } => {
            let most = 10_i64.pow(u32::from(*precision)) - 1;
            vec![("range", Condition::Between(-most, most))]
        }
        Type::Json => vec![("json", Condition::Json)],
        Type::Date => vec![("date", Condition::Date)],
        Type::Time => vec![("time", Condition::Time)],
        Type::Enum(name) => vec![("enum", Condition::OneOf(model.enum_literals(name)))],
        _ => Vec::new(),
    }
}

pub(super) fn literal(writer: &mut Writer, literal: &Literal, ty: &Type) {
    match (literal, ty) {
        (Literal::Text(text), Type::Decimal { .. }) => writer.number(scaled(text)),
        (Literal::Boolean(value), _) => writer.number(i64::from(*value)),
        (Literal::Integer(number) | Literal::Timestamp(number), _) => writer.number(*number),
        (Literal::Number(number), _) => writer.decimal(number),
        (Literal::Text(text), _) => writer.text(text),
        (Literal::Json(value), _) => writer.text(&value.to_string()),
    };
}

/// A decimal of full scale as the integer that is stored: without its point.
fn scaled(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap_or_default()
}

pub(super) fn now(ty: &Type) -> &'static str {
    match ty {
        // `unixepoch('subsec')` came with 3.42. Both readings of 'now' in one statement are the same moment.
        Type::Timestamp => {
            "(CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER))"
        }
        Type::Date => "(date('now'))",
        _ => "(time('now'))",
    }
}
