//! Values as they are meant, whatever an engine holds them as: written as its literals, and read back from its text.

use std::fmt;

use schemalock_codegen::model::Type;
use schemalock_codegen::time;
use serde_json::Value as Json;

use crate::Engine;

/// A value of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Some value that is not known beforehand: the time of a default, a number that the database gave.
    Any,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Float(f64),
    /// An exact number: that many units of 10 to the power of minus the second.
    Decimal(i64, u8),
    /// Text, and what is written as text: UUIDs, dates, times, enum values.
    Text(String),
    /// A JSON value.
    Json(Json),
    /// Milliseconds since 1970.
    Timestamp(i64),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Is it the same value, as far as it is known?
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any, _) | (_, Self::Any) => true,
            (Self::Decimal(..), Self::Decimal(..)) => self.digits() == other.digits(),
            (Self::Float(one), Self::Float(two)) => close(*one, *two),
            (Self::Json(one), Self::Json(two)) => same_json(one, two),
            _ => self == other,
        }
    }

    /// A decimal without zeros at its end.
    #[must_use]
    pub fn digits(&self) -> Option<(i64, u8)> {
        let Self::Decimal(mut units, mut scale) = *self else { return None };
        while scale > 0 && units % 10 == 0 {
            (units, scale) = (units / 10, scale - 1);
        }
        Some((units, scale))
    }
}

/// The printed form of a float has 17 digits on one engine and the shortest ones on another.
fn close(one: f64, two: f64) -> bool {
    one == two || (one - two).abs() <= one.abs().max(two.abs()) * 1e-14
}

/// Numbers in JSON are exact within the range of doubles.
fn same_json(one: &Json, two: &Json) -> bool {
    match (one, two) {
        (Json::Number(a), Json::Number(b)) => a == b || a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| close(a, b)),
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_json(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, value)| b.get(key).is_some_and(|other| same_json(value, other)))
        }
        _ => one == two,
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("NULL"),
            Self::Any => f.write_str("(any)"),
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Float(value) => write!(f, "{value:e}"),
            Self::Decimal(units, scale) => f.write_str(&decimal_text(*units, *scale)),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Json(json) => write!(f, "json {json}"),
            Self::Timestamp(ms) => f.write_str(&time::rfc3339(*ms)),
            Self::Bytes(bytes) => write!(f, "x'{}'", hex(bytes)),
        }
    }
}

/// A name in quotes.
#[must_use]
pub fn quoted(engine: Engine, name: &str) -> String {
    match engine {
        Engine::Mariadb => format!("`{}`", name.replace('`', "``")),
        Engine::Sqlite | Engine::Postgres => format!("\"{}\"", name.replace('"', "\"\"")),
    }
}

/// A text as a literal.
#[must_use]
pub fn text_literal(engine: Engine, text: &str) -> String {
    let text = text.replace('\'', "''");
    format!("'{}'", if engine == Engine::Mariadb { text.replace('\\', "\\\\") } else { text })
}

/// A value of a type as the engine's literal.
#[must_use]
pub fn literal(engine: Engine, ty: &Type, value: &Value) -> String {
    match (value, engine) {
        (Value::Null | Value::Any, _) => "NULL".to_owned(),
        (Value::Boolean(value), Engine::Postgres) => value.to_string(),
        (Value::Boolean(value), _) => i64::from(*value).to_string(),
        (Value::Integer(value), Engine::Sqlite) if *value == i64::MIN => "(-9223372036854775807 - 1)".to_owned(),
        (Value::Integer(value), _) => value.to_string(),
        // With an exponent it is a double on every engine, and nothing is rounded before.
        (Value::Float(value), _) => format!("{value:e}"),
        (Value::Decimal(units, scale), Engine::Sqlite) => {
            let wanted = if let Type::Decimal { scale, .. } = ty { *scale } else { *scale };
            (units * 10_i64.pow(u32::from(wanted.saturating_sub(*scale)))).to_string()
        }
        (Value::Decimal(units, scale), _) => decimal_text(*units, *scale),
        (Value::Text(text), _) => text_literal(engine, text),
        (Value::Json(json), _) => text_literal(engine, &json.to_string()),
        (Value::Timestamp(ms), Engine::Sqlite) => ms.to_string(),
        (Value::Timestamp(ms), Engine::Postgres) => text_literal(engine, &time::rfc3339(*ms)),
        (Value::Timestamp(ms), Engine::Mariadb) => text_literal(engine, &time::sql_utc(*ms)),
        (Value::Bytes(bytes), Engine::Postgres) => format!("'\\x{}'", hex(bytes)),
        (Value::Bytes(bytes), _) => format!("x'{}'", hex(bytes)),
    }
}

/// An expression that gives a column of a type as text that [`read`] understands.
#[must_use]
pub fn as_text(engine: Engine, ty: &Type, column: &str) -> String {
    let name = quoted(engine, column);
    match (engine, ty) {
        (Engine::Sqlite, Type::Float) => format!("printf('%!.17g', {name})"),
        (Engine::Sqlite | Engine::Mariadb, Type::Bytes) => format!("hex({name})"),
        (Engine::Sqlite, _) => format!("CAST({name} AS TEXT)"),
        (Engine::Postgres, Type::Boolean) => format!("{name}::integer::text"),
        (Engine::Postgres, Type::Bytes) => format!("encode({name}, 'hex')"),
        (Engine::Postgres, Type::Timestamp) => format!("(extract(epoch FROM {name}) * 1000)::bigint::text"),
        (Engine::Postgres, _) => format!("{name}::text"),
        (Engine::Mariadb, Type::Timestamp) => {
            format!("CAST(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', {name}) DIV 1000 AS CHAR)")
        }
        (Engine::Mariadb, _) => format!("CONVERT(CAST({name} AS CHAR) USING utf8mb4)"),
    }
}

/// The value that [`as_text`] gave.
///
/// # Errors
/// A text that is none of the type.
pub fn read(engine: Engine, ty: &Type, text: Option<&str>) -> Result<Value, String> {
    let Some(text) = text else { return Ok(Value::Null) };
    let found = match ty {
        Type::Boolean => match text {
            "0" => Some(Value::Boolean(false)),
            "1" => Some(Value::Boolean(true)),
            _ => None,
        },
        Type::SmallInt | Type::Integer | Type::BigInt => text.parse().ok().map(Value::Integer),
        Type::Float => text.parse().ok().map(Value::Float),
        Type::Decimal { scale, .. } if engine == Engine::Sqlite => {
            text.parse().ok().map(|units| Value::Decimal(units, *scale))
        }
        Type::Decimal { .. } => decimal(text),
        Type::Json => serde_json::from_str(text).ok().map(Value::Json),
        Type::Timestamp => text.parse().ok().map(Value::Timestamp),
        Type::Bytes => from_hex(text).map(Value::Bytes),
        _ => Some(Value::text(text)),
    };
    found.ok_or_else(|| format!("{text:?} is no {ty}"))
}

/// Units and scale of a decimal text.
#[must_use]
pub fn decimal(text: &str) -> Option<Value> {
    let (whole, behind) = text.split_once('.').unwrap_or((text, ""));
    let units = format!("{whole}{behind}").parse().ok()?;
    Some(Value::Decimal(units, u8::try_from(behind.len()).ok()?))
}

/// The text of a decimal.
#[must_use]
pub fn decimal_text(units: i64, scale: u8) -> String {
    let scale = usize::from(scale);
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = scale + 1);
    let (whole, behind) = digits.split_at(digits.len() - scale);
    if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{behind}") }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes from hexadecimal digits.
#[must_use]
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
