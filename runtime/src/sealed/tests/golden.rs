//! Values that were sealed once and have to open for ever.
//!
//! `vectors/sl1.json` was written by an implementation of its own in another language. It is never edited: what it holds
//! has been released.

use serde::Deserialize;

use super::super::envelope;
use super::super::{Header, Place, Sealed, Suite};
use super::{Written, unhex};
use crate::crypto::{Backend, Native, RustCrypto};
use crate::keyring::{field_key, fingerprint};
use crate::{
    Binding, BlindIndex, Date, Decimal, Json, Key, KeyKind, KeyPart, Keyring, Keys, Normalise, Plaintext, TimeOfDay,
    Timestamp, Uuid,
};

#[derive(Deserialize)]
struct Golden {
    sealed: Vec<Case>,
    blind_indexes: Vec<IndexCase>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    data_key: String,
    key_id: String,
    context: String,
    row: Option<Vec<String>>,
    padded: bool,
    nonce: String,
    #[serde(rename = "type")]
    kind: String,
    plaintext: String,
    sealed: String,
}

#[derive(Deserialize)]
struct IndexCase {
    index_key: String,
    key_id: String,
    context: String,
    normalise: String,
    value: String,
    blind_index: String,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../../../vectors/sl1.json")).unwrap()
}

fn key(hex: &str) -> [u8; 32] {
    unhex(hex).try_into().unwrap()
}

fn seals_and_opens_all<B: Backend>() {
    let cases = golden().sealed;
    assert!(cases.len() >= 40, "only {} values", cases.len());
    for case in cases {
        let bytes = key(&case.data_key);
        let key_id = fingerprint::<B>(&bytes);
        assert_eq!(key_id.to_string(), case.key_id, "{}", case.name);
        let written: Vec<Written<'_>> = case.row.iter().flatten().map(|part| Written(part)).collect();
        let row: Vec<&dyn KeyPart> = written.iter().map(|part| part as &dyn KeyPart).collect();
        let place = match case.row {
            Some(_) => Place::row(&case.context, &row),
            None => Place::column(&case.context),
        };
        let header = Header { suite: Suite::Xaes256Gcm, padded: case.padded, binding: place.binding(), key_id };
        let field = field_key::<B>(&bytes, &case.context);
        let plaintext = unhex(&case.plaintext);
        let nonce = unhex(&case.nonce).try_into().unwrap();
        let sealed = envelope::seal(&field, &header, &nonce, &place, &plaintext).unwrap();
        assert_eq!(sealed, case.sealed, "{}", case.name);
        assert_eq!(&**envelope::open(&field, &header, &place, &case.sealed).unwrap(), &plaintext, "{}", case.name);
    }
}

#[test]
fn by_aws_lc() {
    seals_and_opens_all::<Native>();
}

#[test]
fn by_rust_crypto() {
    seals_and_opens_all::<RustCrypto>();
}

/// Opens a value as a `T` and encodes what it was: the same bytes.
fn round_trip<T: Plaintext>(case: &Case) {
    let keyring = Keyring::new([Key::from_bytes(KeyKind::Data, &key(&case.data_key))]).unwrap();
    let written: Vec<Written<'_>> = case.row.iter().flatten().map(|part| Written(part)).collect();
    let row: Vec<&dyn KeyPart> = written.iter().map(|part| part as &dyn KeyPart).collect();
    let sealed = Sealed::<T>::from_text(case.sealed.as_str()).unwrap();
    let place = match sealed.header().binding {
        Binding::Row => Place::row(&case.context, &row),
        Binding::Column => Place::column(&case.context),
    };
    let secret = sealed.open(&keyring, &place).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    assert_eq!(&*secret.expose().encode().unwrap(), &unhex(&case.plaintext), "{}", case.name);
}

#[test]
fn every_value_is_what_its_type_says() {
    for case in &golden().sealed {
        match case.kind.as_str() {
            // An enum's values are texts; which ones there are is the model's.
            "text" | "enum" => round_trip::<String>(case),
            "json" => round_trip::<Json>(case),
            "smallint" => round_trip::<i16>(case),
            "integer" => round_trip::<i32>(case),
            "bigint" => round_trip::<i64>(case),
            "boolean" => round_trip::<bool>(case),
            "float" => round_trip::<f64>(case),
            "decimal" => round_trip::<Decimal>(case),
            "uuid" => round_trip::<Uuid>(case),
            "date" => round_trip::<Date>(case),
            "time" => round_trip::<TimeOfDay>(case),
            "timestamp" => round_trip::<Timestamp>(case),
            "bytes" => round_trip::<Vec<u8>>(case),
            other => panic!("no such type: {other}"),
        }
    }
}

#[test]
fn blind_indexes_stay_the_same() {
    let cases = golden().blind_indexes;
    assert!(cases.len() >= 10, "only {} blind indexes", cases.len());
    for case in cases {
        let key = Key::from_bytes(KeyKind::Index, &key(&case.index_key)).primary();
        assert_eq!(key.id().to_string(), case.key_id);
        let keyring = Keyring::new([key]).unwrap();
        let normalise = match case.normalise.as_str() {
            "lowercase" => Normalise::Lowercase,
            _ => Normalise::None,
        };
        let made = BlindIndex::new(Keys::from(&keyring), &case.context, normalise, &case.value).unwrap();
        assert_eq!(made.to_string(), case.blind_index, "{}", case.value);
        assert_eq!(case.blind_index.parse(), Ok(made));
    }
}
