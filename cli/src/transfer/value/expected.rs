//! What a field takes, and what else there may be.

use std::fmt;

use schemalock_codegen::model::Type;
use serde_json::Value as Json;

/// What a field takes, in words.
#[derive(Clone, Copy, Debug)]
pub(in crate::transfer) struct Expected<'t>(
    pub(in crate::transfer) &'t Type,
    pub(in crate::transfer) &'t [&'static str],
);

/// A value that is none of its field's. It is not repeated: it may be what is to be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::transfer) enum Mismatch {
    /// It is none of the type.
    Type,
    /// It is one, and no database can hold it.
    Value(schemalock::EncodeError),
}

impl fmt::Display for Expected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = |ty: &Type| ty.range().unwrap_or_default();
        match self.0 {
            Type::Uuid => f.write_str("a UUID of 36 characters"),
            Type::Text | Type::Unknown => f.write_str("a text"),
            Type::SmallInt | Type::Integer => {
                let (least, most) = range(self.0);
                write!(f, "a whole number from {least} to {most}")
            }
            Type::BigInt => f.write_str("a whole number of 64 bits such as {\"$integer\":\"AQAAAAAAAAA=\"}"),
            Type::Boolean => f.write_str("true or false"),
            Type::Float => f.write_str("a finite number"),
            Type::Decimal { precision, scale } => {
                write!(f, "a decimal number as a text, of at most {precision} digits, {scale} of them behind the point")
            }
            Type::Json => f.write_str("JSON as a text"),
            Type::Timestamp => f.write_str("whole milliseconds since 1970, in the years 0 to 9999"),
            Type::Date => f.write_str("a date such as \"2025-06-06\""),
            Type::Time => f.write_str("a time of day such as \"18:18:41\""),
            Type::Bytes => f.write_str("bytes such as {\"$bytes\":\"AP8=\"}"),
            Type::Enum(_) => write!(f, "{}", schemalock_codegen::text::one_of(self.1)),
            Type::BlindIndex(_) => f.write_str("a blind index of 40 hexadecimal digits"),
        }
    }
}

/// What a JSON value is, in words. `like` is what was expected: of the same kind, it is another one.
pub(in crate::transfer) fn found(json: &Json, ty: &Type) -> &'static str {
    let number = matches!(ty, Type::SmallInt | Type::Integer | Type::Float | Type::Timestamp);
    let object = matches!(ty, Type::BigInt | Type::Bytes);
    match json {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) if number => "another number",
        Json::Number(_) => "a number",
        Json::String(_) if !number && *ty != Type::Boolean => "another text",
        Json::String(_) => "a text",
        Json::Array(_) => "an array",
        Json::Object(_) if object || number => "another object",
        Json::Object(_) => "an object",
    }
}
