//! The envelope `sl1`: from text to header.
//!
//! ```text
//! byte  0      suite
//!       1      flags
//!       2..18  key id
//!      18..42  nonce
//!      42..    ciphertext, then the 16-byte tag
//! ```

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Binding, Header, KeyId, SealedError, Suite};

const PREFIX: &str = "sl1.";
const XAES_256_GCM: u8 = 0x01;
const PADDED: u8 = 0b01;
const BOUND_TO_COLUMN: u8 = 0b10;

/// Suite, flags, key id, nonce and tag: the length of a sealed empty text.
const OVERHEAD: usize = 1 + 1 + 16 + 24 + 16;

/// Checks the form of a sealed text and reads its header.
pub(super) fn header(text: &str) -> Result<Header, SealedError> {
    let body = text.strip_prefix(PREFIX).ok_or(SealedError::NotSealed)?;
    // This engine refuses padding and non-zero trailing bits: one value has one text.
    let bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| SealedError::Malformed)?;
    // The suite comes first, as it decides what the other bytes mean.
    let suite = suite(&bytes)?;
    if bytes.len() < OVERHEAD {
        return Err(SealedError::Malformed);
    }
    let (padded, binding) = flags(bytes[1])?;
    Ok(Header { suite, padded, binding, key_id: key_id(&bytes)? })
}

fn suite(bytes: &[u8]) -> Result<Suite, SealedError> {
    match bytes.first() {
        Some(&XAES_256_GCM) => Ok(Suite::Xaes256Gcm),
        Some(&suite) => Err(SealedError::UnsupportedSuite { suite }),
        None => Err(SealedError::Malformed),
    }
}

fn flags(flags: u8) -> Result<(bool, Binding), SealedError> {
    if flags & !(PADDED | BOUND_TO_COLUMN) != 0 {
        return Err(SealedError::Malformed);
    }
    let binding = if flags & BOUND_TO_COLUMN == 0 { Binding::Row } else { Binding::Column };
    Ok((flags & PADDED != 0, binding))
}

fn key_id(bytes: &[u8]) -> Result<KeyId, SealedError> {
    let key_id = bytes[2..].first_chunk().ok_or(SealedError::Malformed)?;
    Ok(KeyId::from_bytes(*key_id))
}
