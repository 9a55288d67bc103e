//! Sealing and opening: at the right place it opens, and nowhere else.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;

use super::super::envelope;
use super::super::{OpenError, Place, Sealed};
use super::{COLUMN, CONTEXT, EMPTY, ID, KEY, PADDED, ROW, Written};
use crate::crypto::{Backend, Native, RustCrypto};
use crate::keyring::{field_key, fingerprint};
use crate::{Binding, EncodeError, Header, Json, Key, KeyKind, KeyPart, Keyring, SealError, Suite, Uuid};

const DATA_KEY: [u8; 32] = [0x42; 32];
const PLAINTEXT: &[u8] = br#"{"token":"s3cret"}"#;

fn nonce() -> [u8; 24] {
    std::array::from_fn(|at| u8::try_from(at).unwrap())
}

fn keyring() -> Keyring {
    Keyring::new([Key::from_bytes(KeyKind::Data, &DATA_KEY).primary()]).unwrap()
}

fn id() -> Uuid {
    ID.parse().unwrap()
}

fn samples<B: Backend>() {
    let key_id = fingerprint::<B>(&DATA_KEY);
    assert_eq!(key_id.to_string(), KEY);
    let key = field_key::<B>(&DATA_KEY, CONTEXT);
    let row: &[&dyn KeyPart] = &[&id()];
    let pair: &[&dyn KeyPart] = &[&7_i32, &String::from("b")];
    let cases = [
        (ROW, false, Place::row(CONTEXT, row), PLAINTEXT),
        (PADDED, true, Place::row(CONTEXT, row), PLAINTEXT),
        (COLUMN, false, Place::column(CONTEXT), PLAINTEXT),
        (EMPTY, false, Place::row(CONTEXT, pair), b""),
    ];
    for (expected, padded, place, plaintext) in cases {
        let header = Header { suite: Suite::Xaes256Gcm, padded, binding: place.binding(), key_id };
        assert_eq!(envelope::seal(&key, &header, &nonce(), &place, plaintext).unwrap(), expected);
        assert_eq!(&**envelope::open(&key, &header, &place, expected).unwrap(), plaintext);
        assert!(expected.starts_with(&header.to_text()) && header.to_text().len() == Header::TEXT_LENGTH);
        assert_eq!(Header::from_text(&expected[..Header::TEXT_LENGTH]), Ok(header));
    }
}

#[test]
fn the_samples_by_aws_lc() {
    samples::<Native>();
}

#[test]
fn the_samples_by_rust_crypto() {
    samples::<RustCrypto>();
}

#[test]
fn no_value_with_one_bit_changed_is_opened() {
    let keyring = keyring();
    let id = id();
    let row: &[&dyn KeyPart] = &[&id];
    for (text, place) in
        [(ROW, Place::row(CONTEXT, row)), (PADDED, Place::row(CONTEXT, row)), (COLUMN, Place::column(CONTEXT))]
    {
        let bytes = URL_SAFE_NO_PAD.decode(&text[4..]).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let changed = format!("sl1.{}", URL_SAFE_NO_PAD.encode(changed));
            let Ok(sealed) = Sealed::<Json>::from_text(changed) else {
                // Suite and reserved flags are refused before any key is asked for.
                assert!(bit < 16, "bit {bit}");
                continue;
            };
            let error = sealed.open(&keyring, &place).unwrap_err();
            let another_key = (16..18 * 8).contains(&bit);
            assert_eq!(matches!(error, OpenError::UnknownKey(_)), another_key, "bit {bit}: {error:?}");
            assert!(another_key || error == OpenError::OpenFailed, "bit {bit}: {error:?}");
        }
        assert!(Sealed::<Json>::from_text(text).unwrap().open(&keyring, &place).is_ok());
    }
}

#[test]
fn a_value_opens_at_its_own_place_only() {
    let keyring = keyring();
    let (id, other) = (id(), Uuid::now_v7());
    let row: &[&dyn KeyPart] = &[&id];
    let sealed = Sealed::seal(&keyring, &Place::row(CONTEXT, row), &String::from("s3cret")).unwrap();
    let text = id.to_string();
    let longer: &[&dyn KeyPart] = &[&id, &String::new()];
    // The same bytes as `connections.credentials` and the id, cut elsewhere.
    let shifted = format!("s{text}");
    let (other, shifted): (&[&dyn KeyPart], &[&dyn KeyPart]) = (&[&other], &[&Written(&shifted)]);
    let elsewhere = [
        ("another row", Place::row(CONTEXT, other)),
        ("another column", Place::row("connections.refresh_token", row)),
        ("another table", Place::row("accounts.credentials", row)),
        ("another cut", Place::row("connections.credential", shifted)),
        ("a longer key", Place::row(CONTEXT, longer)),
        ("no row", Place::column(CONTEXT)),
        ("an empty row", Place::row(CONTEXT, &[])),
    ];
    for (what, place) in elsewhere {
        assert_eq!(sealed.open(&keyring, &place).unwrap_err(), OpenError::OpenFailed, "{what}");
    }
    let same_text: &[&dyn KeyPart] = &[&Written(&text)];
    assert_eq!(sealed.open(&keyring, &Place::row(CONTEXT, same_text)).unwrap().expose(), "s3cret");
}

#[test]
fn a_value_bound_to_its_column_does_not_pass_for_one_bound_to_a_row() {
    let keyring = keyring();
    let sealed = Sealed::seal(&keyring, &Place::column(CONTEXT), &7_i64).unwrap();
    let id = id();
    assert_eq!(sealed.open(&keyring, &Place::row(CONTEXT, &[&id])).unwrap_err(), OpenError::OpenFailed);
    assert_eq!(*sealed.open(&keyring, &Place::column(CONTEXT)).unwrap().expose(), 7);
}

#[test]
fn a_row_without_a_key_is_no_row() {
    let refused = Sealed::seal(&keyring(), &Place::row(CONTEXT, &[]), &true).unwrap_err();
    assert_eq!(refused, SealError::NoRow);
}

#[test]
fn a_wrong_or_missing_key_is_named_and_none_is_tried() {
    let sealed = Sealed::<Json>::from_text(ROW).unwrap();
    let id = id();
    let row: &[&dyn KeyPart] = &[&id];
    let place = Place::row(CONTEXT, row);
    let other = Keyring::new([Key::generate(KeyKind::Data).unwrap().primary()]).unwrap();
    let unknown = OpenError::UnknownKey(sealed.header().key_id);
    assert_eq!(sealed.open(&other, &place).unwrap_err(), unknown);
    assert_eq!(unknown.to_string(), format!("the keyring has no key {KEY}"));
    // An index key with the same bytes, and so the same id, opens nothing.
    let index = Keyring::new([Key::from_bytes(KeyKind::Index, &DATA_KEY).primary()]).unwrap();
    assert_eq!(sealed.open(&index, &place).unwrap_err(), unknown);
    assert_eq!(Sealed::seal(&index, &place, &1_i32).unwrap_err().to_string(), "the keyring has no primary data key");
}

#[test]
fn a_value_of_another_type_is_not_read_as_this_one() {
    let keyring = keyring();
    let place = Place::column(CONTEXT);
    let text = Sealed::seal(&keyring, &place, &String::from("s3cret")).unwrap().into_text();
    let error = Sealed::<i32>::from_text(text).unwrap().open(&keyring, &place).unwrap_err();
    assert_eq!(error.to_string(), "the sealed value holds no integer");
}

#[test]
fn what_has_no_canonical_form_is_not_sealed() {
    let refused = Sealed::seal(&keyring(), &Place::column(CONTEXT), &f64::NAN).unwrap_err();
    assert_eq!(refused, SealError::Encode(EncodeError::NotFinite));
}

#[test]
fn the_same_plaintext_is_never_sealed_the_same_way_twice() {
    let keyring = keyring();
    let seal = || Sealed::seal(&keyring, &Place::column(CONTEXT), &String::new()).unwrap();
    let (first, second) = (seal(), seal());
    assert_ne!(first, second);
    assert_eq!(first.header(), second.header());
    assert_eq!(first.header().binding, Binding::Column);
}

#[test]
fn a_forged_padding_is_refused() {
    let key = field_key::<Native>(&DATA_KEY, CONTEXT);
    let place = Place::column(CONTEXT);
    let key_id = fingerprint::<Native>(&DATA_KEY);
    let as_if_padded = Header { suite: Suite::Xaes256Gcm, padded: true, binding: Binding::Column, key_id };
    let head = as_if_padded.to_bytes();
    let aad = place.authenticated(&head).unwrap();
    // Whoever has the key could write these; what they mean is not a matter of taste.
    for body in [&b""[..], b"no mark", b"zeros\0\0", b"\x80", &[0; 32], &[0x80; 31]] {
        let mut sealed = body.to_vec();
        let tag = key.seal(&nonce(), &aad, &mut sealed);
        let bytes = [&head[..], &nonce(), &sealed, &tag].concat();
        assert_eq!(envelope::open_bytes(&key, &as_if_padded, &place, bytes).unwrap_err(), OpenError::OpenFailed);
    }
}

proptest! {
    #[test]
    fn what_was_sealed_opens(plaintext: Vec<u8>, padded: bool, column: bool, number: i64, name: String, context in "\\PC{1,40}") {
        let keyring = keyring();
        let row: &[&dyn KeyPart] = &[&number, &name];
        let place = if column { Place::column(&context) } else { Place::row(&context, row) };
        let seal = if padded { Sealed::seal_padded } else { Sealed::seal };
        let sealed = seal(&keyring, &place, &plaintext).unwrap();
        let again = Sealed::<Vec<u8>>::from_text(sealed.into_text()).unwrap();
        prop_assert_eq!(again.open(&keyring, &place).unwrap().into_inner(), plaintext);
    }

    #[test]
    fn both_libraries_seal_alike(plaintext: Vec<u8>, key: [u8; 32], nonce: [u8; 24], padded: bool, name: String) {
        let row: &[&dyn KeyPart] = &[&name];
        let place = Place::row(CONTEXT, row);
        let key_id = fingerprint::<Native>(&key);
        prop_assert_eq!(key_id, fingerprint::<RustCrypto>(&key));
        let header = Header { suite: Suite::Xaes256Gcm, padded, binding: Binding::Row, key_id };
        let one = envelope::seal(&field_key::<Native>(&key, CONTEXT), &header, &nonce, &place, &plaintext).unwrap();
        let other = field_key::<RustCrypto>(&key, CONTEXT);
        prop_assert_eq!(&envelope::seal(&other, &header, &nonce, &place, &plaintext).unwrap(), &one);
        prop_assert_eq!(&**envelope::open(&other, &header, &place, &one).unwrap(), &*plaintext);
    }
}
