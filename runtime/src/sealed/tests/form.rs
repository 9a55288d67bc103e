use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;

use super::super::{Binding, KeyId, Sealed, SealedError, Suite};
use super::{COLUMN, EMPTY, KEY, PADDED, ROW};
use crate::Json;

fn error(text: &str) -> SealedError {
    Sealed::<Json>::from_text(text).unwrap_err()
}

fn text(bytes: &[u8]) -> String {
    format!("sl1.{}", URL_SAFE_NO_PAD.encode(bytes))
}

#[test]
fn the_header_of_every_sample_is_read() {
    let samples = [
        (ROW, false, Binding::Row),
        (PADDED, true, Binding::Row),
        (COLUMN, false, Binding::Column),
        (EMPTY, false, Binding::Row),
    ];
    for (text, padded, binding) in samples {
        let sealed = Sealed::<Json>::from_text(text).unwrap();
        let header = sealed.header();
        assert_eq!(header.suite, Suite::Xaes256Gcm);
        assert_eq!((header.padded, header.binding), (padded, binding));
        assert_eq!(header.key_id.to_string(), KEY);
        assert_eq!(sealed.as_text(), text);
    }
}

#[test]
fn debug_shows_the_key_id_only() {
    let sealed = Sealed::<Json>::from_text(ROW).unwrap();
    assert_eq!(format!("{sealed:?}"), format!("Sealed(KeyId({KEY}))"));
}

#[test]
fn text_without_the_prefix_is_not_sealed() {
    for text in ["", "sl1", "SL1.", " sl1.", "{\"token\":\"s3cret\"}", &ROW[4..]] {
        assert_eq!(error(text), SealedError::NotSealed, "{text}");
    }
}

#[test]
fn other_suites_are_named() {
    for suite in [0x00, 0x02, 0xff] {
        assert_eq!(error(&text(&[suite])), SealedError::UnsupportedSuite { suite });
    }
}

#[test]
fn a_value_that_is_cut_short_is_malformed() {
    let bytes = URL_SAFE_NO_PAD.decode(&EMPTY[4..]).unwrap();
    assert_eq!(bytes.len(), 58);
    for length in 0..bytes.len() {
        assert_eq!(error(&text(&bytes[..length])), SealedError::Malformed, "{length}");
    }
}

#[test]
fn reserved_flags_are_malformed() {
    let mut bytes = URL_SAFE_NO_PAD.decode(&EMPTY[4..]).unwrap();
    for flags in 0b100..=0xff {
        bytes[1] = flags;
        assert_eq!(error(&text(&bytes)), SealedError::Malformed, "{flags}");
    }
}

#[test]
fn only_the_canonical_text_is_accepted() {
    // `g` ends the sample; `h` has the same value but for a bit that base64 does not use.
    let trailing_bits = format!("{}h", &EMPTY[..EMPTY.len() - 1]);
    let padding = format!("{EMPTY}==");
    let newline = format!("{EMPTY}\n");
    let standard_alphabet = ROW.replace('-', "+");
    for text in [trailing_bits, padding, newline, standard_alphabet] {
        assert_eq!(error(&text), SealedError::Malformed, "{text}");
    }
}

#[test]
fn serde_carries_the_text_and_checks_it() {
    let sealed = Sealed::<Json>::from_text(ROW).unwrap();
    let json = serde_json::to_string(&sealed).unwrap();
    assert_eq!(json, format!("\"{ROW}\""));
    assert_eq!(serde_json::from_str::<Sealed<Json>>(&json).unwrap(), sealed);
}

#[test]
fn no_error_repeats_the_content() {
    for json in ["\"s3cret\"", "\"sl1.s3cret\"", "4711", "47.11", "{\"s3cret\": 4711}"] {
        let error = serde_json::from_str::<Sealed<Json>>(json).unwrap_err().to_string();
        assert!(!error.contains("s3cret") && !error.contains("47"), "{error}");
    }
}

#[test]
fn a_sealed_value_crosses_threads_whatever_it_seals() {
    fn crosses_threads<T: Send + Sync>() {}
    crosses_threads::<Sealed<std::rc::Rc<String>>>();
}

proptest! {
    #[test]
    fn any_text_is_accepted_as_it_is_or_refused(text in "(sl1\\.)?\\PC*") {
        if let Ok(sealed) = Sealed::<Json>::from_text(text.as_str()) {
            prop_assert_eq!(sealed.as_text(), text);
        }
    }

    #[test]
    fn any_well_formed_value_is_accepted(
        flags in 0_u8..4,
        key_id: [u8; 16],
        rest in proptest::collection::vec(any::<u8>(), 40..200),
    ) {
        let bytes = [&[0x01, flags], &key_id[..], &rest].concat();
        let sealed = Sealed::<String>::from_text(text(&bytes)).unwrap();
        prop_assert_eq!(sealed.header().key_id, KeyId::from_bytes(key_id));
        prop_assert_eq!(sealed.header().padded, flags & 1 == 1);
    }
}
