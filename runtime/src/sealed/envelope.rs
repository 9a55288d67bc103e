//! The envelope `sl1`: from text to bytes and back, under a key that has been found.
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
use zeroize::Zeroizing;

use super::{Binding, Header, KeyId, OpenError, Place, SealedError, Suite, padding};
use crate::EncodeError;
use crate::crypto::{Backend, NONCE, TAG, Xaes};

const PREFIX: &str = "sl1.";
const XAES_256_GCM: u8 = 0x01;
const PADDED: u8 = 0b01;
const BOUND_TO_COLUMN: u8 = 0b10;

/// Where the ciphertext begins.
const BODY: usize = Header::LENGTH + NONCE;
/// The length of a sealed empty text.
const OVERHEAD: usize = BODY + TAG;

/// The text of a plaintext, sealed for a place under the key of the place's column.
pub(crate) fn seal<B: Backend>(
    key: &Xaes<B>,
    header: &Header,
    nonce: &[u8; NONCE],
    place: &Place<'_>,
    plaintext: &[u8],
) -> Result<String, EncodeError> {
    Ok(text(&seal_bytes(key, header, nonce, place, plaintext)?))
}

/// [`seal`] before it becomes text.
pub(crate) fn seal_bytes<B: Backend>(
    key: &Xaes<B>,
    header: &Header,
    nonce: &[u8; NONCE],
    place: &Place<'_>,
    plaintext: &[u8],
) -> Result<Vec<u8>, EncodeError> {
    let head = header.to_bytes();
    let aad = place.authenticated(&head)?;
    let length = if header.padded { padding::padded_length(plaintext.len()) } else { plaintext.len() };
    // Of the right size at once: a buffer that grew would leave plaintext behind.
    let mut bytes = Vec::with_capacity(OVERHEAD + length);
    bytes.extend_from_slice(&head);
    bytes.extend_from_slice(nonce);
    bytes.extend_from_slice(plaintext);
    if header.padded {
        padding::pad(&mut bytes, BODY);
    }
    let tag = key.seal(nonce, &aad, &mut bytes[BODY..]);
    bytes.extend_from_slice(&tag);
    Ok(bytes)
}

/// The plaintext of a sealed value, if it was sealed for this place under this key.
pub(crate) fn open<B: Backend>(
    key: &Xaes<B>,
    header: &Header,
    place: &Place<'_>,
    text: &str,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open_bytes(key, header, place, bytes(text)?)
}

/// [`open`] behind the text form.
pub(crate) fn open_bytes<B: Backend>(
    key: &Xaes<B>,
    header: &Header,
    place: &Place<'_>,
    bytes: Vec<u8>,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut bytes = Zeroizing::new(bytes);
    let (head, rest) = bytes.split_first_chunk_mut().ok_or(OpenError::OpenFailed)?;
    let (nonce, body) = rest.split_first_chunk_mut().ok_or(OpenError::OpenFailed)?;
    // The header was read from these bytes; what is authenticated are the bytes themselves.
    let aad = place.authenticated(head).map_err(|_| OpenError::OpenFailed)?;
    let opened = key.open(nonce, &aad, body).ok_or(OpenError::OpenFailed)?;
    let plaintext = if header.padded { padding::unpad(opened).ok_or(OpenError::OpenFailed)? } else { &*opened };
    let end = BODY + plaintext.len();
    // In the same buffer, so that there is no second one to wipe.
    bytes.truncate(end);
    bytes.drain(..BODY);
    Ok(bytes)
}

fn text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(PREFIX.len() + bytes.len().div_ceil(3) * 4);
    text.push_str(PREFIX);
    URL_SAFE_NO_PAD.encode_string(bytes, &mut text);
    text
}

fn bytes(text: &str) -> Result<Vec<u8>, SealedError> {
    let body = text.strip_prefix(PREFIX).ok_or(SealedError::NotSealed)?;
    // This engine refuses padding and non-zero trailing bits: one value has one text.
    URL_SAFE_NO_PAD.decode(body).map_err(|_| SealedError::Malformed)
}

/// Checks the form of a sealed text and reads its header.
pub(super) fn header(text: &str) -> Result<Header, SealedError> {
    let bytes = bytes(text)?;
    let header = Header::read(&bytes)?;
    if bytes.len() < OVERHEAD { Err(SealedError::Malformed) } else { Ok(header) }
}

impl Header {
    /// The length of a header, in bytes.
    pub(crate) const LENGTH: usize = 18;
    /// The length of the text that names it, `sl1.` included: as many characters at a value's beginning say which key it needs.
    pub const TEXT_LENGTH: usize = PREFIX.len() + Self::LENGTH / 3 * 4;

    /// Reads the header at the beginning of a sealed text, of which no more than [`TEXT_LENGTH`](Self::TEXT_LENGTH) characters
    /// are needed.
    ///
    /// # Errors
    /// When no sealed text begins like this.
    pub fn from_text(text: &str) -> Result<Self, SealedError> {
        let head = text.get(..Self::TEXT_LENGTH).unwrap_or(text);
        Self::read(&bytes(head)?)
    }

    /// The text that every value with this header begins with.
    pub fn to_text(&self) -> String {
        text(&self.to_bytes())
    }

    fn read(bytes: &[u8]) -> Result<Self, SealedError> {
        // The suite comes first, as it decides what the other bytes mean.
        let suite = suite(bytes)?;
        let head: &[u8; Self::LENGTH] = bytes.first_chunk().ok_or(SealedError::Malformed)?;
        let (padded, binding) = flags(head[1])?;
        Ok(Self { suite, padded, binding, key_id: KeyId::from_bytes(std::array::from_fn(|at| head[at + 2])) })
    }

    pub(super) fn to_bytes(self) -> [u8; Self::LENGTH] {
        let mut bytes = [0; Self::LENGTH];
        bytes[0] = match self.suite {
            Suite::Xaes256Gcm => XAES_256_GCM,
        };
        bytes[1] |= if self.padded { PADDED } else { 0 };
        bytes[1] |= if self.binding == Binding::Column { BOUND_TO_COLUMN } else { 0 };
        bytes[2..].copy_from_slice(self.key_id.as_bytes());
        bytes
    }
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
