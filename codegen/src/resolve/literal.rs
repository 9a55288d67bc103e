//! Literals: defaults and the bounds of rules, read as the type of their column asks.

use time::format_description::well_known::Rfc3339;

use super::read::{Read, sql};
use crate::diagnostic::Diagnostic;
use crate::model::{Column, Default, Enum, Literal, Table, Type};
use crate::rules::columns::bad_literal;
use crate::syntax::{Node, Scalar, Value};
use crate::text::is_uuid;
use crate::time::{is_date, is_time};

pub(super) fn read_all(tree: &Node<'_>, tables: &mut [Table], enums: &[Enum], findings: &mut Vec<Diagnostic>) {
    for (table, entry) in tables.iter_mut().zip(tree.map("tables")) {
        for (column, entry) in table.columns.iter_mut().zip(entry.value.map("columns")) {
            if column.ty != Type::Unknown {
                read_column(column, &entry.value, enums, findings);
            }
        }
    }
}

fn read_column(column: &mut Column, node: &Node<'_>, enums: &[Enum], findings: &mut Vec<Diagnostic>) {
    let ty = column.ty.clone();
    let mut read = |node: &Node<'_>| match literal(node, &ty, enums) {
        Ok(literal) => Some(literal),
        Err(expected) => {
            findings.push(bad_literal::report(node, &ty, &expected));
            None
        }
    };
    if let Some(value) = node.get("default") {
        column.default = special(value, &ty).or_else(|| read(value).map(Default::Literal));
    }
    // The bounds of other types are reported by the rule that knows which types have bounds.
    if ty.is_number() {
        column.rules.min = node.child("min").and_then(&mut read);
        column.rules.max = node.child("max").and_then(&mut read);
    }
    let choices = node.child("one_of").and_then(Node::items).unwrap_or_default();
    column.rules.one_of = choices.iter().filter_map(read).collect();
}

/// Defaults that are no literals.
fn special(node: &Node<'_>, ty: &Type) -> Option<Default> {
    if *ty != Type::Json
        && let Some(expression) = node.get("sql")
    {
        return sql(expression).map(Default::Sql);
    }
    match (node.scalar().filter(|scalar| scalar.plain)?.text.as_ref(), ty) {
        ("now", Type::Timestamp | Type::Date | Type::Time) => Some(Default::Now),
        ("uuid_v4", Type::Uuid) => Some(Default::UuidV4),
        ("uuid_v7", Type::Uuid) => Some(Default::UuidV7),
        _ => None,
    }
}

/// Reads a literal of a type, or says what was expected.
fn literal(node: &Node<'_>, ty: &Type, enums: &[Enum]) -> Result<Literal, String> {
    if *ty == Type::Json {
        return json(node).map(Literal::Json).ok_or_else(|| "a JSON value".to_owned());
    }
    let scalar = node.scalar().filter(|_| !node.is_null());
    let read = match ty {
        Type::Boolean => scalar.and_then(Scalar::boolean).map(Literal::Boolean),
        Type::SmallInt | Type::Integer | Type::BigInt => scalar.and_then(|s| integer(s, ty)).map(Literal::Integer),
        Type::Float => scalar.and_then(Scalar::float).map(|number| Literal::Number(number.to_string())),
        Type::Decimal { precision, scale } => {
            scalar.and_then(|s| decimal(&s.text, *precision, *scale)).map(Literal::Text)
        }
        Type::Text => scalar.map(|s| Literal::Text(s.text.to_string())),
        Type::Uuid => scalar.filter(|s| is_uuid(&s.text)).map(|s| Literal::Text(s.text.to_lowercase())),
        Type::Timestamp => scalar.and_then(|s| timestamp(&s.text)).map(Literal::Timestamp),
        Type::Date => scalar.filter(|s| is_date(&s.text)).map(text),
        Type::Time => scalar.filter(|s| is_time(&s.text)).map(text),
        Type::Enum(name) => return enum_value(scalar, name, enums),
        Type::Bytes | Type::Json | Type::BlindIndex(_) | Type::Unknown => None,
    };
    read.ok_or_else(|| expected(ty).to_owned())
}

fn expected(ty: &Type) -> &'static str {
    match ty {
        Type::Boolean => "`true` or `false`",
        Type::SmallInt => "a whole number of 16 bits",
        Type::Integer => "a whole number of 32 bits",
        Type::BigInt => "a whole number of 64 bits",
        Type::Float => "a number",
        Type::Decimal { .. } => "a decimal number with no more digits than the type has",
        Type::Uuid => "a UUID of 36 characters, `uuid_v7`, `uuid_v4` or `{ sql: … }`",
        Type::Timestamp => "a moment such as `2025-01-31T12:00:00Z`, `now` or `{ sql: … }`",
        Type::Date => "a day such as `2025-01-31`, `now` or `{ sql: … }`",
        Type::Time => "a time such as `12:30:00`, `now` or `{ sql: … }`",
        Type::Bytes => "`{ sql: … }`: bytes have no literal",
        _ => "text",
    }
}

fn text(scalar: &Scalar<'_>) -> Literal {
    Literal::Text(scalar.text.to_string())
}

fn integer(scalar: &Scalar<'_>, ty: &Type) -> Option<i64> {
    let (smallest, largest) = ty.range()?;
    scalar.integer().filter(|number| (smallest..=largest).contains(number))
}

/// A decimal number brought to the scale of its type: `1.5` as decimal(9,2) is `1.50`.
pub(crate) fn decimal(written: &str, precision: u8, scale: u8) -> Option<String> {
    let (sign, unsigned) = written.strip_prefix('-').map_or(("", written), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = if whole.is_empty() { "0" } else { whole };
    let whole = Some(whole.trim_start_matches('0')).filter(|rest| !rest.is_empty()).unwrap_or("0");
    let room = usize::from(precision - scale).max(1);
    let significant = if whole == "0" { 0 } else { whole.len() };
    let fits = digits(whole) && digits(fraction) && significant <= room && fraction.len() <= usize::from(scale);
    let fits = fits && (significant <= usize::from(precision - scale));
    let point = if scale == 0 { "" } else { "." };
    fits.then(|| format!("{sign}{whole}{point}{fraction:0<width$}", width = usize::from(scale)))
}

/// RFC 3339, in whole milliseconds.
pub(crate) fn timestamp(text: &str) -> Option<i64> {
    let moment = time::OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let nanoseconds = moment.unix_timestamp_nanos();
    if nanoseconds % 1_000_000 == 0 { i64::try_from(nanoseconds / 1_000_000).ok() } else { None }
}

fn enum_value(scalar: Option<&Scalar<'_>>, name: &str, enums: &[Enum]) -> Result<Literal, String> {
    let values = enums.iter().find(|item| item.name == name).map(|item| item.values.as_slice()).unwrap_or_default();
    match scalar.filter(|scalar| values.iter().any(|value| value.name == scalar.text)) {
        Some(scalar) => Ok(text(scalar)),
        None => Err(crate::text::one_of(&values.iter().map(|value| &value.name).collect::<Vec<_>>())),
    }
}

/// A YAML value as JSON, by YAML 1.2's core schema; `None` for what JSON cannot say.
fn json(node: &Node<'_>) -> Option<serde_json::Value> {
    Some(match &node.value {
        Value::List(items) => serde_json::Value::Array(items.iter().map(json).collect::<Option<_>>()?),
        Value::Map(entries) => {
            let pairs = entries.iter().map(|entry| Some((entry.key.to_string(), json(&entry.value)?)));
            serde_json::Value::Object(pairs.collect::<Option<_>>()?)
        }
        Value::Scalar(_) if node.is_null() => serde_json::Value::Null,
        Value::Scalar(scalar) => json_scalar(scalar)?,
    })
}

fn json_scalar(scalar: &Scalar<'_>) -> Option<serde_json::Value> {
    Some(if let Some(boolean) = scalar.boolean() {
        boolean.into()
    } else if let Some(integer) = scalar.integer() {
        integer.into()
    } else if let Some(number) = scalar.float() {
        serde_json::Number::from_f64(number)?.into()
    } else {
        scalar.text.to_string().into()
    })
}
