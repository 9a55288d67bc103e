//! Convex's document ids, and UUIDs as such.
//!
//! An id is lower-case Crockford base32, without its checks, of
//!
//! ```text
//! table number, as a variable-length integer: seven bits a byte, the least significant first, the top bit set on all but the last
//! internal id, 16 bytes
//! Fletcher-16 of both, modulo 256, the least significant byte first
//! ```
//!
//! The sixteen bytes are a UUID's, so a key moves to Convex and back as it is. Source: `crates/value/src/id_v6.rs` and `base32.rs` of
//! [get-convex/convex-backend](https://github.com/get-convex/convex-backend).

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The bytes of an internal id.
const INTERNAL: usize = 16;
/// The bytes of the checksum.
const FOOTER: usize = 2;

/// A document id, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentId {
    /// The number that the deployment gave the table; never 0.
    pub table: u32,
    /// What tells documents apart.
    pub internal: [u8; INTERNAL],
}

impl DocumentId {
    /// Reads an id; nothing, if no deployment of Convex has written it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = decode(text)?;
        let (table, length) = read_number(&bytes)?;
        let internal = bytes.get(length..length + INTERNAL)?.try_into().ok()?;
        let id = Self { table, internal };
        // One id has one text, and its checksum is right.
        (table != 0 && id.to_string() == text).then_some(id)
    }
}

impl std::fmt::Display for DocumentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut bytes = Vec::with_capacity(5 + INTERNAL + FOOTER);
        write_number(self.table, &mut bytes);
        bytes.extend_from_slice(&self.internal);
        let footer = checksum(&bytes);
        bytes.extend_from_slice(&footer);
        f.write_str(&encode(&bytes))
    }
}

fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// The number, and how many bytes it has.
fn read_number(bytes: &[u8]) -> Option<(u32, usize)> {
    let mut number = 0_u64;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        number |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((u32::try_from(number).ok()?, at + 1));
        }
    }
    None
}

fn checksum(bytes: &[u8]) -> [u8; FOOTER] {
    bytes.iter().fold([0, 0], |[sum, sums], byte| {
        let sum = byte.wrapping_add(sum);
        [sum, sum.wrapping_add(sums)]
    })
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut buffer, mut bits) = (0_u32, 0);
    for byte in bytes {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(digit(buffer >> bits));
        }
    }
    if bits > 0 {
        text.push(digit(buffer << (5 - bits)));
    }
    text
}

fn digit(value: u32) -> char {
    char::from(ALPHABET[(value & 31) as usize])
}

fn decode(text: &str) -> Option<Vec<u8>> {
    // The longest id has a table number of five bytes.
    if text.len() > 37 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut buffer, mut bits) = (0_u32, 0);
    for character in text.bytes() {
        let value = ALPHABET.iter().position(|digit| *digit == character)?;
        buffer = buffer << 5 | u32::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits).to_le_bytes()[0]);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// From the tests of Convex's own backend.
    #[test]
    fn ids_are_those_of_convex() {
        let mut internal = [251_u8; INTERNAL];
        for at in 1..INTERNAL {
            internal[at] = internal[at - 1].wrapping_mul(251);
        }
        let id = DocumentId { table: 1017, internal };
        assert_eq!(id.to_string(), "z43zp6c3e75gkmz1kfwj6mbbx5sw281h");
        assert_eq!(DocumentId::parse("z43zp6c3e75gkmz1kfwj6mbbx5sw281h"), Some(id));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        let texts =
            ["", "z", "z43zp6c3e75gkmz1kfwj6mbbx5sw281g", "Z43ZP6C3E75GKMZ1KFWJ6MBBX5SW281H", "10001;apps", "é"];
        for text in texts {
            assert_eq!(DocumentId::parse(text), None, "{text}");
        }
        assert_eq!(DocumentId::parse("sssswsgggggggggsgcsssfafffsffks"), None);
    }

    proptest! {
        #[test]
        fn ids_read_back(table in 1_u32.., internal: [u8; INTERNAL]) {
            let id = DocumentId { table, internal };
            prop_assert_eq!(DocumentId::parse(&id.to_string()), Some(id));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9a-z]{0,40}") {
            if let Some(id) = DocumentId::parse(&text) {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }
}
