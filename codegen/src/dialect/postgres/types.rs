//! PostgreSQL's form of each logical type.

use crate::dialect::{Condition, Writer};
use crate::model::{Column, DialectKind, Literal, Model, Type};

/// The collation for columns that ignore case: there is none of that kind until one is made.
pub(super) const IGNORING_CASE: &str = "schemalock_ignoring_case";

pub(super) fn column_type(writer: &mut Writer, column: &Column, model: &Model) {
    if column.encrypted.is_some() {
        writer.sql("text COLLATE \"C\"");
        return;
    }
    match &column.ty {
        Type::Decimal { precision, scale } => {
            writer.sql("numeric(").number(*precision).sql(",").number(*scale).sql(")")
        }
        Type::Enum(name) if native_enum(model, name) => writer.name(name),
        Type::Uuid => writer.sql("uuid"),
        Type::SmallInt => writer.sql("smallint"),
        Type::Integer => writer.sql("integer"),
        Type::BigInt => writer.sql("bigint"),
        Type::Boolean => writer.sql("boolean"),
        Type::Float => writer.sql("double precision"),
        Type::Json => writer.sql("jsonb"),
        Type::Timestamp => writer.sql("timestamptz(3)"),
        Type::Date => writer.sql("date"),
        Type::Time => writer.sql("time(0)"),
        Type::Bytes => writer.sql("bytea"),
        Type::Text if column.case_insensitive => writer.sql("text COLLATE ").name(IGNORING_CASE),
        Type::Text | Type::Enum(_) | Type::BlindIndex(_) | Type::Unknown => writer.sql("text COLLATE \"C\""),
    };
}

/// Is this enum a type of its own here?
pub(super) fn native_enum(model: &Model, name: &str) -> bool {
    model.find_enum(name).is_some_and(|item| item.native.contains_key(&DialectKind::Postgres))
}

pub(super) fn conditions(column: &Column, model: &Model) -> Vec<(&'static str, Condition)> {
    match &column.ty {
        Type::Enum(name) if !native_enum(model, name) => vec![("enum", Condition::OneOf(model.enum_literals(name)))],
        _ => Vec::new(),
    }
}

pub(super) fn literal(writer: &mut Writer, literal: &Literal, ty: &Type) {
    match (literal, ty) {
        (Literal::Text(text), Type::Decimal { .. }) | (Literal::Number(text), _) => writer.decimal(text),
        (Literal::Boolean(value), _) => writer.sql(if *value { "true" } else { "false" }),
        (Literal::Integer(number), _) => writer.number(*number),
        (Literal::Timestamp(ms), _) => writer.text(&crate::time::rfc3339(*ms)),
        (Literal::Text(text), _) => writer.text(text),
        (Literal::Json(value), _) => writer.text(&value.to_string()),
    };
}

pub(super) fn now(ty: &Type) -> &'static str {
    match ty {
        Type::Timestamp => "now()",
        Type::Date => "(now() AT TIME ZONE 'UTC')::date",
        _ => "(now() AT TIME ZONE 'UTC')::time(0)",
    }
}
