//! The first 18 bytes of a sealed value.

use std::fmt;

use crate::hex;

/// What a sealed value says about itself without a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Header {
    /// The algorithms.
    pub suite: Suite,
    /// Whether padding hides the plaintext's exact length.
    pub padded: bool,
    /// What the value is bound to.
    pub binding: Binding,
    /// The key that opens it.
    pub key_id: KeyId,
}

/// The algorithms that sealed a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Suite {
    /// XAES-256-GCM, as C2SP defines it.
    Xaes256Gcm,
}

/// The place outside which a sealed value does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Binding {
    /// One column of one row.
    Row,
    /// One column, in any row.
    Column,
}

/// The fingerprint of a data key. It tells nothing about the key itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 16]);

impl KeyId {
    /// The fingerprint of these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The fingerprint's bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}
