//! From a database's value to a file's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemalock::{EncodeError, KeyPart as _, Value};

use super::compact::compact;
use super::{BYTES, FLOAT, INTEGER};

/// Appends a value as JSON. NULL has none: its field is left out.
pub(in crate::transfer) fn write(value: &Value<'_>, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Text(it) => text(it, out),
        Value::Json(it) => text(&compact(it), out),
        Value::SmallInt(_) | Value::Integer(_) | Value::Boolean(_) | Value::Timestamp(_) => return value.write(out),
        Value::Float(number) => return float(*number, out),
        Value::BigInt(number) => special(INTEGER, &number.to_le_bytes(), out),
        Value::Bytes(bytes) => special(BYTES, bytes, out),
        // Their canonical text holds nothing that JSON would escape.
        Value::Uuid(_) | Value::Decimal(_) | Value::Date(_) | Value::Time(_) => {
            out.push(b'"');
            value.write(out)?;
            out.push(b'"');
        }
    }
    Ok(())
}

/// Appends a text as JSON.
pub(in crate::transfer) fn text(text: &str, out: &mut Vec<u8>) {
    // Into a vector, every text can be written.
    let _ = serde_json::to_writer(out, text);
}

fn float(number: f64, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    if !number.is_finite() {
        return Err(EncodeError::NotFinite);
    }
    if number == 0.0 && number.is_sign_negative() {
        special(FLOAT, &number.to_le_bytes(), out);
        return Ok(());
    }
    Value::Float(number).write(out)
}

fn special(word: &str, bytes: &[u8], out: &mut Vec<u8>) {
    // Neither the words nor base64 hold anything that JSON would escape.
    out.extend_from_slice(format!("{{\"{word}\":\"{}\"}}", STANDARD.encode(bytes)).as_bytes());
}

#[cfg(test)]
mod tests {
    use schemalock::{Decimal, Timestamp};

    use super::*;

    fn json(value: Value<'_>) -> String {
        let mut out = Vec::new();
        write(&value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The right-hand sides are what Convex's own `convexToJson` gives, and its export writes.
    #[test]
    fn values_are_written_as_convex_does() {
        let moment = Timestamp::from_unix_millis(-5).unwrap();
        let pairs = [
            (Value::BigInt(1), r#"{"$integer":"AQAAAAAAAAA="}"#),
            (Value::BigInt(i64::MIN), r#"{"$integer":"AAAAAAAAAIA="}"#),
            (Value::Bytes(vec![0, 255].into()), r#"{"$bytes":"AP8="}"#),
            (Value::Bytes(Vec::new().into()), r#"{"$bytes":""}"#),
            (Value::Float(-0.0), r#"{"$float":"AAAAAAAAAIA="}"#),
            (Value::Float(0.1), "0.1"),
            (Value::Float(1e300), "1e+300"),
            (Value::SmallInt(-7), "-7"),
            (Value::Boolean(true), "true"),
            (Value::Timestamp(moment), "-5"),
            (Value::Decimal("12.50".parse::<Decimal>().unwrap()), r#""12.5""#),
            (Value::text("a\"\u{1}é"), "\"a\\\"\\u0001é\""),
            (Value::Json(r#"{ "a" : 1 }"#.into()), r#""{\"a\":1}""#),
        ];
        for (value, expected) in pairs {
            assert_eq!(json(value), expected);
        }
        assert_eq!(write(&Value::Float(f64::NAN), &mut Vec::new()), Err(EncodeError::NotFinite));
    }
}
