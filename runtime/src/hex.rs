//! Bytes as hexadecimal digits.

use std::fmt::Write as _;

/// Lower-case digits.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The bytes of exactly so many lower-case digits.
pub(crate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let mut bytes = [0; N];
    (lower && decode_any_case(text, &mut bytes)).then_some(bytes)
}

/// The same of digits in either case, into a buffer that its owner wipes.
pub(crate) fn decode_any_case(text: &str, into: &mut [u8]) -> bool {
    let digits = text.as_bytes();
    digits.len() == into.len() * 2
        && into.iter_mut().zip(digits.chunks_exact(2)).all(|(byte, pair)| match (digit(pair[0]), digit(pair[1])) {
            (Some(high), Some(low)) => {
                *byte = high << 4 | low;
                true
            }
            _ => false,
        })
}

const fn digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
