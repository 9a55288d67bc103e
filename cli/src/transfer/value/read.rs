//! From a file's value to a database's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemalock::{
    BlindIndex, ColumnKind, ColumnType as _, Date, Decimal, EncodeError, Plaintext, TimeOfDay, Timestamp, Uuid, Value,
};
use schemalock_codegen::model::Type;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

use super::{BYTES, FLOAT, INTEGER, Mismatch};

/// The value of a field of this type, which is not sealed. Convex's older exports wrote `int64` as decimal text and bytes as bare base64:
/// as the type says what is meant, these are read, too.
pub(in crate::transfer) fn read(json: Json, ty: &Type, kind: ColumnKind) -> Result<Value<'static>, Mismatch> {
    match ty {
        Type::Text | Type::Unknown => return text(json),
        Type::Decimal { precision, scale } => return decimal(&json, *precision, *scale),
        _ => {}
    }
    let value = match ty {
        Type::Boolean => json.as_bool().map(Value::Boolean),
        Type::SmallInt => whole(&json).and_then(|number| number.try_into().ok()).map(Value::SmallInt),
        Type::Integer => whole(&json).and_then(|number| number.try_into().ok()).map(Value::Integer),
        Type::Timestamp => whole(&json).and_then(|it| Timestamp::from_unix_millis(it).ok()).map(Value::Timestamp),
        Type::Float => float(&json).filter(|number| number.is_finite()).map(Value::Float),
        Type::BigInt => big(&json).map(Value::BigInt),
        Type::Bytes => bytes(&json).map(|bytes| Value::Bytes(bytes.into())),
        Type::Uuid => json.as_str().and_then(uuid).map(Value::Uuid),
        Type::Date => canonical::<Date>(&json).map(Value::Date),
        Type::Time => canonical::<TimeOfDay>(&json).map(Value::Time),
        Type::Enum(_) => word(json, kind),
        Type::BlindIndex(_) => {
            json.as_str().and_then(|it| it.parse().ok()).map(|it: BlindIndex| Value::text(it.to_string()))
        }
        Type::Json => json_text(json),
        Type::Text | Type::Unknown | Type::Decimal { .. } => None,
    };
    value.ok_or(Mismatch::Type)
}

fn text(json: Json) -> Result<Value<'static>, Mismatch> {
    let Json::String(text) = json else { return Err(Mismatch::Type) };
    text.to_value().map(Value::into_owned).map_err(Mismatch::Value)
}

fn decimal(json: &Json, precision: u8, scale: u8) -> Result<Value<'static>, Mismatch> {
    let text = json.as_str().filter(|text| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'.')));
    let number = text.and_then(|text| Decimal::from_str_exact(text).ok()).ok_or(Mismatch::Type)?;
    let number = number.normalize();
    if number.scale() > u32::from(scale) {
        return Err(Mismatch::Value(EncodeError::TooManyDigits));
    }
    let most = 10_i128.pow(u32::from(precision - scale));
    let fits = number.trunc().mantissa().unsigned_abs() < most.unsigned_abs();
    fits.then_some(Value::Decimal(number)).ok_or(Mismatch::Type)
}

/// The letters of a UUID may be upper case; other forms of it are none.
pub(in crate::transfer) fn uuid(text: &str) -> Option<Uuid> {
    if text.len() == 36 { text.parse().ok() } else { None }
}

fn canonical<T: Plaintext>(json: &Json) -> Option<T> {
    T::decode(json.as_str()?.as_bytes().to_vec().into())
}

/// A number without a fraction, however it is written.
fn whole(json: &Json) -> Option<i64> {
    // Whole numbers up to there are numbers of JavaScript's, too.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if let Some(number) = json.as_i64() {
        return Some(number);
    }
    let number = float(json)?;
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number of less than 64 bits")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

fn float(json: &Json) -> Option<f64> {
    match json {
        Json::Object(_) => special(json, FLOAT).and_then(eight).map(f64::from_le_bytes),
        other => other.as_f64(),
    }
}

fn big(json: &Json) -> Option<i64> {
    match json {
        Json::String(text) => i64::decode(text.clone().into_bytes().into()),
        other => special(other, INTEGER).and_then(eight).map(i64::from_le_bytes),
    }
}

fn bytes(json: &Json) -> Option<Vec<u8>> {
    match json {
        Json::String(text) => STANDARD.decode(text).ok(),
        other => special(other, BYTES),
    }
}

fn word(json: Json, kind: ColumnKind) -> Option<Value<'static>> {
    let (Json::String(text), ColumnKind::Enum(words)) = (json, kind) else { return None };
    words.contains(&text.as_str()).then(|| Value::text(text))
}

fn json_text(json: Json) -> Option<Value<'static>> {
    let Json::String(text) = json else { return None };
    serde_json::from_str::<IgnoredAny>(&text).ok()?;
    Some(Value::Json(text.into()))
}

/// The bytes of `{"$integer": …}` and its like.
fn special(json: &Json, word: &str) -> Option<Vec<u8>> {
    let object = json.as_object().filter(|object| object.len() == 1)?;
    STANDARD.decode(object.get(word)?.as_str()?).ok()
}

fn eight(bytes: Vec<u8>) -> Option<[u8; 8]> {
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::write;
    use super::*;

    fn decimal_type() -> Type {
        Type::Decimal { precision: 6, scale: 2 }
    }

    fn moods() -> (Type, ColumnKind) {
        (Type::Enum("mood".to_owned()), ColumnKind::Enum(&["calm", "cross"]))
    }

    /// What is read is written again as it was.
    #[test]
    fn canonical_values_come_back_as_they_were() {
        let values = [
            (Type::Text, json!("a\u{feff} \n")),
            (Type::SmallInt, json!(-32768)),
            (Type::Integer, json!(2147483647)),
            (Type::BigInt, json!({ "$integer": "/////////38=" })),
            (Type::Boolean, json!(false)),
            (Type::Float, json!(5e-324)),
            (Type::Float, json!({ "$float": "AAAAAAAAAIA=" })),
            (decimal_type(), json!("-9999.99")),
            (Type::Json, json!("{\"b\":1,\"a\":[1.50,123456789012345678901234567890]}")),
            (Type::Timestamp, json!(-62_167_219_200_000_i64)),
            (Type::Date, json!("0000-01-01")),
            (Type::Time, json!("23:59:59")),
            (Type::Bytes, json!({ "$bytes": "" })),
            (Type::Uuid, json!("0198f2c0-0000-7000-8000-00000000000a")),
            (moods().0, json!("cross")),
        ];
        for (ty, value) in values {
            let read = read(value.clone(), &ty, moods().1).unwrap();
            let mut out = Vec::new();
            write(&read, &mut out).unwrap();
            assert_eq!(serde_json::from_slice::<Json>(&out).unwrap(), value, "{ty}");
        }
    }

    #[test]
    fn other_values_are_refused() {
        let values = [
            (Type::Text, vec![json!(1), json!(null), json!(["a"]), json!("a\0")]),
            (Type::SmallInt, vec![json!(32768), json!(-32769), json!(0.5), json!("1"), json!(1e300)]),
            (Type::Integer, vec![json!(2_147_483_648_u32), json!(true)]),
            (
                Type::BigInt,
                vec![
                    json!(1),
                    json!("1.0"),
                    json!(" 1"),
                    json!({ "$integer": "AQ==" }),
                    json!({ "$bytes": "AQAAAAAAAAA=" }),
                ],
            ),
            (Type::Boolean, vec![json!(0), json!("false")]),
            (Type::Float, vec![json!("0.5"), json!({ "$float": "AAAAAAAA+H8=" }), json!({})]),
            (
                decimal_type(),
                vec![json!("10000"), json!("0.001"), json!("1e2"), json!(""), json!("."), json!(1), json!("1_0")],
            ),
            (Type::Json, vec![json!("{"), json!({}), json!("1 2"), json!("'a'")]),
            (Type::Timestamp, vec![json!(0.5), json!(253_402_300_800_000_i64), json!("2025-01-01T00:00:00Z")]),
            (Type::Date, vec![json!("2025-02-29"), json!("2025-2-1"), json!("10000-01-01"), json!(0)]),
            (Type::Time, vec![json!("24:00:00"), json!("1:00:00"), json!("12:00:00.5")]),
            (Type::Bytes, vec![json!("a"), json!({ "$bytes": "_w==" }), json!([1])]),
            (
                Type::Uuid,
                vec![json!("0198f2c0000070008000-00000000000a"), json!("{0198f2c0-0000-7000-8000-00000000000a}")],
            ),
            (Type::BlindIndex("x".to_owned()), vec![json!("0"), json!("G".repeat(40))]),
            (moods().0, vec![json!("Calm"), json!("")]),
        ];
        for (ty, values) in values {
            for value in values {
                assert!(read(value.clone(), &ty, moods().1).is_err(), "{ty}: {value}");
            }
        }
    }

    #[test]
    fn decimals_are_read_without_their_zeros() {
        let number = |text: &str| read(json!(text), &decimal_type(), ColumnKind::Decimal);
        for (text, canonical) in [("12.50", "12.5"), ("0009999.990", "9999.99"), ("-0.00", "0"), ("1.", "1")] {
            assert!(number(text) == Ok(Value::Decimal(canonical.parse().unwrap())), "{text}");
        }
    }
}
