//! Padding to Padmé lengths.
//!
//! `plaintext || 0x80 || 0x00…` up to a length that has few significant bits, so that only O(log log n) bits of the length
//! show, for at most 12 % more bytes. From "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs"
//! (Nikitin, Barman, Lueks, Underwood, Hubaux, Ford; 2019), section 4.3.

const MARK: u8 = 0x80;
/// Below this length all values look alike.
const SHORTEST: usize = 32;

/// The padded length of a plaintext of `length` bytes.
pub(super) const fn padded_length(length: usize) -> usize {
    let least = length + 1;
    if least > SHORTEST { padme(least) } else { SHORTEST }
}

/// The next length whose binary form ends in enough zeros: a float whose mantissa is as long as its exponent.
const fn padme(length: usize) -> usize {
    let exponent = length.ilog2();
    let mantissa = exponent.ilog2() + 1;
    let mask = (1 << (exponent - mantissa)) - 1;
    (length + mask) & !mask
}

/// Appends the padding to what begins at `from`.
pub(super) fn pad(bytes: &mut Vec<u8>, from: usize) {
    let length = padded_length(bytes.len() - from);
    bytes.push(MARK);
    bytes.resize(from + length, 0);
}

/// What stood before the padding. Nothing if there is none: the value was not padded by these rules.
pub(super) fn unpad(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.iter().rposition(|byte| *byte != 0)?;
    let plaintext = &bytes[..end];
    (bytes[end] == MARK && bytes.len() == padded_length(end)).then_some(plaintext)
}
