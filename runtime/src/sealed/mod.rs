//! Ciphertext that a program can hold, store and move, but not read.
//!
//! The text of a sealed value is `sl1.` and base64url without padding, in canonical form. The
//! bytes begin with a [`Header`] that names the suite, two flags and the key; a nonce, the
//! ciphertext and its tag follow.

pub(crate) mod envelope;
mod error;
mod field;
mod header;
mod padding;
mod place;
mod searchable;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use error::{OpenError, SealError, SealedError};
pub use field::{SealedField, StoredError};
pub use header::{Binding, Header, KeyId, Suite};
pub use place::Place;
pub use searchable::Searchable;

use crate::crypto::{Backend, NONCE, Native};
use crate::{Keyring, Keys, Plaintext, Secret};

/// The encrypted form of a `T`.
///
/// This is the type of an encrypted column's field, so only ciphertext can be written to the
/// column. Two values are equal when their texts are; the same plaintext sealed twice gives two
/// values. `Debug` shows the id of the key and nothing else, and serde carries the sealed text.
///
/// Whoever can choose the sealed text can put back any older value of the same row and column: do not take whole rows from clients.
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
    pub const fn header(&self) -> Header {
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

impl<T: Plaintext> Sealed<T> {
    /// Seals a plaintext for a place. The same plaintext never gives the same value twice.
    ///
    /// Models do this with the place filled in.
    ///
    /// # Errors
    /// See [`SealError`].
    pub fn seal<'k>(keys: impl Into<Keys<'k>>, place: &Place<'_>, plaintext: &T) -> Result<Self, SealError> {
        Self::seal_with(keys.into(), place, false, plaintext)
    }

    /// [`seal`](Self::seal), padded: of the plaintext's length little more than its magnitude shows.
    ///
    /// # Errors
    /// See [`SealError`].
    pub fn seal_padded<'k>(keys: impl Into<Keys<'k>>, place: &Place<'_>, plaintext: &T) -> Result<Self, SealError> {
        Self::seal_with(keys.into(), place, true, plaintext)
    }

    fn seal_with(keys: Keys<'_>, place: &Place<'_>, padded: bool, plaintext: &T) -> Result<Self, SealError> {
        if !place.is_complete() {
            return Err(SealError::NoRow);
        }
        let plaintext = plaintext.encode()?;
        let mut nonce = [0; NONCE];
        Native::random(&mut nonce)?;
        let ring = keys.keyring().ring();
        let key = ring.primary(keys.scope()).ok_or_else(|| SealError::no_primary(keys))?;
        let header = Header { suite: Suite::Xaes256Gcm, padded, binding: place.binding(), key_id: key.id() };
        let text = envelope::seal(key.field(place.context()), &header, &nonce, place, &plaintext)?;
        Ok(Self { text, header, plaintext: PhantomData })
    }

    /// Opens the value at the place it was sealed for.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open(&self, keyring: &Keyring, place: &Place<'_>) -> Result<Secret<T>, OpenError> {
        let header = &self.header;
        let ring = keyring.ring();
        let key = ring.data(header.key_id).ok_or(OpenError::UnknownKey(header.key_id))?;
        // A value that is bound to its column alone would open in any row, also where rows are to be told apart.
        if header.binding != place.binding() || !place.is_complete() {
            return Err(OpenError::OpenFailed);
        }
        let plaintext = envelope::open(key.field(place.context()), header, place, &self.text)?;
        T::decode(plaintext).map(Secret::new).ok_or(OpenError::WrongType { kind: T::KIND })
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
