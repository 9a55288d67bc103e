//! MariaDB's and MySQL's form of each logical type.

use super::Flavour;
use crate::dialect::condition::BLIND_INDEX_LENGTH;
use crate::dialect::{Condition, Writer};
use crate::model::{Column, Literal, Model, Type};

/// The longest VARCHAR: rows hold at most 65,535 bytes, characters take up to four.
pub(super) const LONGEST_VARCHAR: u32 = 16_383;

pub(super) fn column_type(flavour: &Flavour, writer: &mut Writer, column: &Column, model: &Model) {
    if column.encrypted.is_some() {
        writer.sql("LONGTEXT").sql(flavour.ascii);
        return;
    }
    match &column.ty {
        Type::Uuid => writer.sql("CHAR(36) CHARACTER SET ascii COLLATE ascii_bin"),
        Type::SmallInt => writer.sql("SMALLINT"),
        Type::Integer => writer.sql("INT"),
        Type::BigInt => writer.sql("BIGINT"),
        Type::Boolean => writer.sql("BOOLEAN"),
        Type::Float => writer.sql("DOUBLE"),
        Type::Decimal { precision, scale } => {
            writer.sql("DECIMAL(").number(*precision).sql(",").number(*scale).sql(")")
        }
        Type::Json => writer.sql("JSON"),
        Type::Timestamp => writer.sql("DATETIME(3)"),
        Type::Date => writer.sql("DATE"),
        Type::Time => writer.sql("TIME"),
        Type::Bytes => writer.sql("LONGBLOB"),
        Type::Enum(name) => enum_type(flavour, writer, model, name),
        Type::BlindIndex(_) => writer.sql("CHAR(").number(BLIND_INDEX_LENGTH).sql(")").sql(flavour.ascii),
        Type::Text | Type::Unknown => text_type(flavour, writer, column),
    };
}

fn text_type<'w>(flavour: &Flavour, writer: &'w mut Writer, column: &Column) -> &'w mut Writer {
    match varchar_length(column) {
        Some(length) => writer.sql("VARCHAR(").number(length).sql(")"),
        None => writer.sql("LONGTEXT"),
    };
    writer.sql(if column.case_insensitive { flavour.text_ignoring_case } else { flavour.text })
}

/// The length of a text column that is a VARCHAR.
pub(super) fn varchar_length(column: &Column) -> Option<u32> {
    column.rules.max_length.filter(|length| *length <= LONGEST_VARCHAR)
}

/// The engine's own, or a text with room for words to come, so that a new value seldom changes the type.
fn enum_type<'w>(flavour: &Flavour, writer: &'w mut Writer, model: &Model, name: &str) -> &'w mut Writer {
    let values = model.find_enum(name).map(|item| item.values.as_slice()).unwrap_or_default();
    let longest = values.iter().map(|value| value.name.chars().count()).max().unwrap_or(0);
    let ascii = values.iter().all(|value| value.name.is_ascii());
    if native_enum(flavour, model, name) {
        writer.sql("ENUM").list(values, |writer, value| {
            writer.text(&value.name);
        });
    } else {
        writer.sql("VARCHAR(").number(longest.next_multiple_of(64).max(64) as i64).sql(")");
    }
    writer.sql(if ascii { flavour.ascii } else { flavour.text })
}

/// Are columns of this enum of the engine's own type?
fn native_enum(flavour: &Flavour, model: &Model, name: &str) -> bool {
    model.find_enum(name).is_some_and(|item| item.native.contains_key(&flavour.kind))
}

pub(super) fn conditions(flavour: &Flavour, column: &Column, model: &Model) -> Vec<(&'static str, Condition)> {
    match &column.ty {
        Type::Boolean => vec![("boolean", Condition::Between(0, 1))],
        Type::Enum(name) if !native_enum(flavour, model, name) => {
            vec![("enum", Condition::OneOf(model.enum_literals(name)))]
        }
        _ => Vec::new(),
    }
}

pub(super) fn literal(writer: &mut Writer, literal: &Literal, ty: &Type) {
    match (literal, ty) {
        (Literal::Text(text), Type::Decimal { .. }) => writer.decimal(text),
        (Literal::Number(number), _) => float(writer, number),
        (Literal::Boolean(value), _) => writer.number(i64::from(*value)),
        (Literal::Integer(number), _) => writer.number(*number),
        (Literal::Timestamp(ms), _) => writer.text(&crate::time::sql_utc(*ms)),
        (Literal::Text(text), _) => writer.text(text),
        (Literal::Json(value), _) => writer.text(&value.to_string()),
    };
}

/// A literal without an exponent is a DECIMAL, which would round very large and very small numbers: it has at most 65 digits, 30
/// of them behind the point.
fn float<'w>(writer: &'w mut Writer, number: &str) -> &'w mut Writer {
    const SURELY_EXACT: usize = 30;
    match number.parse::<f64>() {
        Ok(value) if number.len() > SURELY_EXACT => writer.decimal(&format!("{value:e}")),
        _ => writer.decimal(number),
    }
}

/// In UTC whatever the session's time zone: CURRENT_TIMESTAMP would follow it.
pub(super) fn now(ty: &Type) -> &'static str {
    match ty {
        Type::Timestamp => "(UTC_TIMESTAMP(3))",
        Type::Date => "(UTC_DATE())",
        _ => "(UTC_TIME())",
    }
}
