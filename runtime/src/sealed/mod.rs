//! Ciphertext that a program can hold, store and move, but not read.
//!
//! The text of a sealed value is `sl1.` and base64url without padding, in canonical form. The
//! bytes begin with a [`Header`] that names the suite, two flags and the key; a nonce, the
//! ciphertext and its tag follow. Nothing here needs a key: this module checks the form and reads
//! the header.

mod envelope;
mod error;
mod header;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use error::SealedError;
pub use header::{Binding, Header, KeyId, Suite};

/// The encrypted form of a `T`.
///
/// This is the type of an encrypted column's field, so only ciphertext can be written to the
/// column. Two values are equal when their texts are; the same plaintext sealed twice gives two
/// values. `Debug` shows the id of the key and nothing else, and serde carries the sealed text.
pub struct Sealed<T> {
    text: String,
    header: Header,
    // No `T` is inside: whether this can cross threads does not depend on `T`.
    plaintext: PhantomData<fn() -> T>,
}

impl<T> Sealed<T> {
    /// Takes over a sealed text, as a database returns it.
    ///
    /// The form is checked, not the seal: only the key can tell whether the value opens.
    pub fn from_text(text: impl Into<String>) -> Result<Self, SealedError> {
        let text = text.into();
        let header = envelope::header(&text)?;
        Ok(Self { text, header, plaintext: PhantomData })
    }

    /// What can be known without a key.
    pub fn header(&self) -> Header {
        self.header
    }

    /// The sealed text, as it is stored.
    pub fn as_text(&self) -> &str {
        &self.text
    }

    /// The sealed text, as it is stored.
    pub fn into_text(self) -> String {
        self.text
    }
}

// By hand and not derived, for a derive would ask the same of `T`.

impl<T> Clone for Sealed<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), header: self.header, plaintext: PhantomData }
    }
}

impl<T> PartialEq for Sealed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Sealed<T> {}

impl<T> Hash for Sealed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Sealed").field(&self.header.key_id).finish()
    }
}

impl<T> FromStr for Sealed<T> {
    type Err = SealedError;

    fn from_str(text: &str) -> Result<Self, SealedError> {
        Self::from_text(text)
    }
}

impl<T> Serialize for Sealed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T> Deserialize<'de> for Sealed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer, "a sealed value")
    }
}

#[cfg(test)]
mod tests;
