use proptest::prelude::*;

use super::*;
use crate::{Date, Decimal, Json, TimeOfDay, Timestamp, Uuid};

crate::text_enum! {
    /// For tests.
    pub(crate) enum Status {
        /// One.
        Active = "active",
        /// Two.
        Gone = "gône",
    }
}

crate::typed_id! {
    /// For tests.
    pub(crate) struct RowId(Uuid);
}

fn text<T: Plaintext>(value: T) -> String {
    String::from_utf8(value.encode().unwrap().to_vec()).unwrap()
}

fn bytes_of(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(bytes.to_vec())
}

#[test]
fn each_type_has_its_canonical_text() {
    let uuid: Uuid = "0198F2C0-0000-7000-8000-00000000ABCD".parse().unwrap();
    assert_eq!(text(uuid), "0198f2c0-0000-7000-8000-00000000abcd");
    assert_eq!(text(RowId::from(uuid)), "0198f2c0-0000-7000-8000-00000000abcd");
    assert_eq!(text(String::from("gône 🙂")), "gône 🙂");
    assert_eq!(text(Status::Gone), "gône");
    assert_eq!(
        (text(i16::MIN), text(i32::MAX), text(i64::MIN)),
        ("-32768".into(), "2147483647".into(), i64::MIN.to_string())
    );
    assert_eq!((text(true), text(false)), ("true".into(), "false".into()));
    assert_eq!(text(serde_json::json!({"n": [1, null], "token": "s3cret"})), r#"{"n":[1,null],"token":"s3cret"}"#);
    assert_eq!(text(Timestamp::from_unix_millis(-1).unwrap()), "-1");
    assert_eq!(text("0007-02-28T00:00:00Z".parse::<Timestamp>().unwrap()), "-61941283200000");
    assert_eq!(text(time::macros::date!(0007 - 02 - 28)), "0007-02-28");
    assert_eq!(text(time::macros::time!(7:05:09)), "07:05:09");
    assert_eq!(&*vec![0_u8, 0xff].encode().unwrap(), &[0, 0xff]);
}

#[test]
fn equal_decimals_have_equal_texts() {
    for (written, expected) in [("12.50", "12.5"), ("-0.00", "0"), ("100", "100"), ("0.10", "0.1"), ("-7.000", "-7")] {
        assert_eq!(text(written.parse::<Decimal>().unwrap()), expected);
    }
}

/// The right column is what `String(x)` gives in JavaScript, but for the negative zero.
#[test]
fn floats_are_laid_out_as_ecmascript_does() {
    let cases = [
        (0.0, "0"),
        (-0.0, "-0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (0.1, "0.1"),
        (123_456_789.123, "123456789.123"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (1.5e21, "1.5e+21"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (1.23e-7, "1.23e-7"),
        (0.000_001_5, "0.0000015"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e+308"),
    ];
    for (value, expected) in cases {
        assert_eq!(text(value), expected);
    }
}

#[test]
fn what_a_database_would_change_is_refused() {
    assert_eq!(f64::NAN.encode(), Err(EncodeError::NotFinite));
    assert_eq!(f64::NEG_INFINITY.encode(), Err(EncodeError::NotFinite));
    assert_eq!(time::macros::time!(1:02:03.4).encode(), Err(EncodeError::FractionOfASecond));
    assert_eq!(time::macros::date!(-0001 - 01 - 01).encode(), Err(EncodeError::YearOutOfRange));
}

#[test]
fn other_bytes_are_no_value() {
    assert_eq!(String::decode(bytes_of(b"\xff")), None);
    assert_eq!(i16::decode(bytes_of(b"32768")), None);
    assert_eq!(f64::decode(bytes_of(b"inf")), None);
    assert_eq!(bool::decode(bytes_of(b"1")), None);
    assert_eq!(Status::decode(bytes_of(b"Active")), None);
    assert_eq!(Date::decode(bytes_of(b"2025-02-29")), None);
    assert_eq!(TimeOfDay::decode(bytes_of(b"24:00:00")), None);
    assert_eq!(Timestamp::decode(bytes_of(b"now")), None);
    assert_eq!(Json::decode(bytes_of(b"{")), None);
    assert_eq!(Uuid::decode(bytes_of(b"")), None);
    assert_eq!(Decimal::decode(bytes_of(b"ten")), None);
}

/// What can be read from is more than what is written; only the latter is taken.
#[test]
fn only_canonical_bytes_are_decoded() {
    assert_eq!(i32::decode(bytes_of(b"+007")), None);
    assert_eq!(i64::decode(bytes_of(b"-0")), None);
    assert_eq!(f64::decode(bytes_of(b"1.50")), None);
    assert_eq!(Uuid::decode(bytes_of(b"{0198f2c0-0000-7000-8000-00000000abcd}")), None);
    assert_eq!(Uuid::decode(bytes_of(b"0198F2C0-0000-7000-8000-00000000ABCD")), None);
    assert_eq!(Decimal::decode(bytes_of(b"1.50")), None);
    assert_eq!(Decimal::decode(bytes_of(b"0.12345678901234567890123456789012345")), None);
    assert_eq!(Timestamp::decode(bytes_of(b"01")), None);
    assert_eq!(Date::decode(bytes_of(b"+2025-06-06")), None);
    assert_eq!(Date::decode(bytes_of(b"-0001-01-01")), None);
    assert_eq!(TimeOfDay::decode(bytes_of(b"+7:05:09")), None);
}

/// What would be lost if it were sealed.
#[test]
fn json_that_cannot_be_read_again_is_refused() {
    let deep = (0..200).fold(Json::Null, |inner, _| Json::Array(vec![inner]));
    assert_eq!(deep.encode(), Err(EncodeError::Json));
    assert_eq!(JsonOf(f64::NAN).encode(), Err(EncodeError::Json));
    assert!(JsonOf(1.5).encode().is_ok());
}

#[test]
fn wiping_leaves_nothing() {
    let mut json = serde_json::json!({"token": "s3cret", "more": ["s3cret"]});
    json.wipe();
    assert_eq!(json, Json::Null);
    let mut text = String::from("s3cret");
    text.wipe();
    assert_eq!(text, "");
    let mut id = if text.is_empty() { RowId::new() } else { RowId::new_v4() };
    id.wipe();
    assert_eq!(id, RowId::from(Uuid::nil()));
}

#[test]
fn a_struct_is_sealed_as_json_and_never_shown() {
    #[derive(serde::Serialize, serde::Deserialize, zeroize::Zeroize)]
    struct Credentials {
        user: String,
        token: String,
    }
    let credentials = JsonOf(Credentials { user: "me".into(), token: "s3cret".into() });
    assert_eq!(format!("{credentials:?}"), "JsonOf(..)");
    let bytes = credentials.encode().unwrap();
    assert_eq!(&*bytes, br#"{"user":"me","token":"s3cret"}"#);
    assert_eq!(bytes.capacity(), bytes.len());
    assert_eq!(JsonOf::<Credentials>::decode(bytes).unwrap().0.token, "s3cret");
    assert!(JsonOf::<Credentials>::decode(bytes_of(b"[]")).is_none());
}

proptest! {
    #[test]
    fn what_was_encoded_is_decoded(float: f64, integer: i64, millis in -62_167_219_200_000_i64..253_402_300_800_000, bytes: Vec<u8>, any_text: String) {
        if float.is_finite() {
            prop_assert_eq!(f64::decode(float.encode().unwrap()).map(f64::to_bits), Some(float.to_bits()));
        }
        prop_assert_eq!(i64::decode(integer.encode().unwrap()), Some(integer));
        let moment = Timestamp::from_unix_millis(millis).unwrap();
        prop_assert_eq!(Timestamp::decode(moment.encode().unwrap()), Some(moment));
        prop_assert_eq!(Vec::decode(bytes.encode().unwrap()), Some(bytes));
        prop_assert_eq!(String::decode(any_text.encode().unwrap()), Some(any_text));
    }

    #[test]
    fn floats_in_json_keep_their_value(float in proptest::num::f64::NORMAL) {
        let value = serde_json::json!({ "float": float });
        let again = Json::decode(value.encode().unwrap()).unwrap();
        prop_assert_eq!(again["float"].as_f64().map(f64::to_bits), Some(float.to_bits()));
    }

    #[test]
    fn decimals_keep_their_value(units: i64, scale in 0_u32..=18) {
        let decimal = Decimal::new(units, scale);
        prop_assert_eq!(Decimal::decode(decimal.encode().unwrap()), Some(decimal));
    }
}
