//! Base64 as people and programs write it.

use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, Engine, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

/// The bytes of a text in either alphabet, padded or not. The buffer never grows, so no copies of it are left behind.
pub(super) fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let padding = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let mut bytes = Zeroizing::new(vec![0; text.len() + 3]);
    let length = [STANDARD, URL_SAFE]
        .iter()
        .find_map(|alphabet| GeneralPurpose::new(alphabet, padding).decode_slice(text, &mut bytes).ok())?;
    bytes.truncate(length);
    Some(bytes)
}
