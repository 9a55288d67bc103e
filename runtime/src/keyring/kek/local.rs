//! A KEK that this program holds.
//!
//! Wrapped: `nonce[24] || XAES-256-GCM(key[32] || tag[16])` under `HKDF-SHA256(kek, salt = "", info = "schemalock/1/wrap")`, with
//! the key's id, kind and scope authenticated.

use std::fmt;

use ::base64::engine::{Engine, general_purpose};
use zeroize::Zeroizing;

use super::{Kek, KekError, KekId, KeyInfo, base64};
use crate::RandomError;
use crate::crypto::{self, Backend, KEY, KeyBytes, NONCE, Native, TAG, Xaes};
use crate::hex;
use crate::keyring::KeyKind;

/// The length of a wrapped key, in bytes.
const WRAPPED: usize = NONCE + KEY + TAG;

/// 32 bytes that wrap keys. Wiped when it goes.
pub struct LocalKek {
    bytes: KeyBytes,
}

impl LocalKek {
    /// The KEK of these bytes, which must have come from a generator of random numbers.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self { bytes: KeyBytes::new(*bytes) }
    }

    /// Reads 32 bytes in base64 (either alphabet, padded or not) or as 64 hexadecimal digits.
    ///
    /// # Errors
    /// When it is anything else; `place` says where the text was found, for the error does not repeat it.
    pub fn from_text(text: &str, place: impl Into<String>) -> Result<Self, KekError> {
        let bytes = read(text.trim_ascii()).ok_or_else(|| KekError::NotAKey { place: place.into() })?;
        Ok(Self { bytes })
    }

    /// The text of a new KEK, to be kept where `env:` or `file:` finds it.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn generate() -> Result<Zeroizing<String>, RandomError> {
        let mut bytes = KeyBytes::default();
        Native::random(&mut *bytes)?;
        // Of the right size at once: a text that grew would leave its beginning behind.
        let mut text = Zeroizing::new(String::with_capacity(64));
        general_purpose::STANDARD.encode_string(*bytes, &mut text);
        Ok(text)
    }
}

impl Kek for LocalKek {
    fn id(&self) -> KekId {
        KekId::Local(fingerprint::<Native>(&self.bytes))
    }

    fn wrap(&self, info: &KeyInfo<'_>, key: &[u8; 32]) -> Result<Vec<u8>, KekError> {
        let mut nonce = [0; NONCE];
        Native::random(&mut nonce)?;
        Ok(wrap::<Native>(&self.bytes, info, &nonce, key))
    }

    fn unwrap(&self, info: &KeyInfo<'_>, wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>, KekError> {
        unwrap::<Native>(&self.bytes, info, wrapped).ok_or(KekError::DoesNotUnwrap)
    }
}

impl fmt::Debug for LocalKek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LocalKek").field(&self.id()).finish()
    }
}

/// A KEK's id: `HKDF-SHA256(kek, salt = "", info = "schemalock/1/kek-id")[..16]`.
pub(super) fn fingerprint<B: Backend>(kek: &[u8; KEY]) -> [u8; 16] {
    let derived = crypto::derive::<B>(kek, &[b"schemalock/1/kek-id"]);
    std::array::from_fn(|at| derived[at])
}

/// A key, wrapped with this nonce.
pub(super) fn wrap<B: Backend>(kek: &[u8; KEY], info: &KeyInfo<'_>, nonce: &[u8; NONCE], key: &[u8; KEY]) -> Vec<u8> {
    // Of the right size at once: a buffer that grew would leave the key behind.
    let mut wrapped = Vec::with_capacity(WRAPPED);
    wrapped.extend_from_slice(nonce);
    wrapped.extend_from_slice(key);
    let tag = wrapping_key::<B>(kek).seal(nonce, &authenticated(info), &mut wrapped[NONCE..]);
    wrapped.extend_from_slice(&tag);
    wrapped
}

/// The key, if it was wrapped by this KEK for this id, kind and scope.
pub(super) fn unwrap<B: Backend>(kek: &[u8; KEY], info: &KeyInfo<'_>, wrapped: &[u8]) -> Option<KeyBytes> {
    let mut bytes = Zeroizing::new(<[u8; WRAPPED]>::try_from(wrapped).ok()?);
    let (nonce, body) = bytes.split_first_chunk_mut::<NONCE>()?;
    let key = wrapping_key::<B>(kek).open(nonce, &authenticated(info), body)?;
    let mut out = KeyBytes::default();
    out.copy_from_slice(key);
    Some(out)
}

fn wrapping_key<B: Backend>(kek: &[u8; KEY]) -> Xaes<B> {
    Xaes::new(&crypto::derive::<B>(kek, &[b"schemalock/1/wrap"]))
}

fn authenticated(info: &KeyInfo<'_>) -> Vec<u8> {
    let scope = info.scope.unwrap_or_default();
    let kind = match info.kind {
        KeyKind::Data => 1,
        KeyKind::Index => 2,
    };
    let length = u32::try_from(scope.len()).unwrap_or(u32::MAX).to_be_bytes();
    [b"schemalock/1/wrap\0", &info.id.as_bytes()[..], &[kind], &length, scope.as_bytes()].concat()
}

/// Could this be a KEK?
pub(super) fn is_key(text: &str) -> bool {
    read(text.trim_ascii()).is_some()
}

fn read(text: &str) -> Option<KeyBytes> {
    match text.len() {
        64 => read_hex(text),
        43 | 44 => read_base64(text),
        _ => None,
    }
}

fn read_hex(text: &str) -> Option<KeyBytes> {
    let mut bytes = KeyBytes::default();
    hex::decode_any_case(text, &mut *bytes).then_some(bytes)
}

fn read_base64(text: &str) -> Option<KeyBytes> {
    let decoded = base64::decode(text.as_bytes())?;
    let mut bytes = KeyBytes::default();
    (decoded.len() == KEY).then(|| bytes.copy_from_slice(&decoded))?;
    Some(bytes)
}
