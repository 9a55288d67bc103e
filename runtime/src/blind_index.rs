//! Look-ups by equality in a column that SQL cannot read.
//!
//! A blind index is a keyed hash of the plaintext in a column of its own. Equal values have equal blind indexes, which is all that
//! someone without the key learns from them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::crypto::{Backend, Native};
use crate::hex;
use crate::keyring::{IndexKey, KeyKind};
use crate::{Keyring, Keys, Plaintext, SealError};

/// What is done to a text before it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Normalise {
    /// Nothing.
    None,
    /// Lower case, by Unicode's default mapping without regard to language. Letters and their accents stay written as they are: what
    /// may come composed and decomposed is brought into one form before.
    Lowercase,
}

/// The blind index of a value: `HMAC-SHA256(column's index key, normalised value)[..16]` behind the first four bytes of the
/// index key's id. As text, 40 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlindIndex {
    key: [u8; 4],
    hash: [u8; 16],
}

impl BlindIndex {
    /// The length of its text, in characters.
    pub const TEXT_LENGTH: usize = 40;

    /// The blind index to store beside a plaintext, by the primary index key.
    ///
    /// # Errors
    /// When there is no such key, or the value has no canonical form.
    pub fn new<T: Plaintext>(
        keys: Keys<'_>,
        context: &str,
        normalise: Normalise,
        plaintext: &T,
    ) -> Result<Self, SealError> {
        let value = normalised(normalise, plaintext.encode()?);
        let ring = keys.keyring().ring();
        let primary = ring.index(keys.scope()).next().ok_or_else(|| no_key(keys))?;
        Ok(Self::of(primary, context, &value))
    }

    /// Is it that of this plaintext? `None` if the keyring does not have the key it was made with any more, and so no look-up
    /// finds it.
    pub(crate) fn is_of<T: Plaintext>(
        self,
        keyring: &Keyring,
        context: &str,
        normalise: Normalise,
        plaintext: &T,
    ) -> Option<bool> {
        let ring = keyring.ring();
        let key = ring.index_key(self.key)?;
        let value = normalised(normalise, plaintext.encode().ok()?);
        Some(Self::of(key, context, &value) == self)
    }

    /// Every blind index that a plaintext may be stored under: one for each index key of the scope, the primary key's first. While
    /// index keys are being rotated there are two.
    ///
    /// # Errors
    /// When there is no primary key, or the value has no canonical form.
    pub fn all<T: Plaintext>(
        keys: Keys<'_>,
        context: &str,
        normalise: Normalise,
        plaintext: &T,
    ) -> Result<Vec<Self>, SealError> {
        let value = normalised(normalise, plaintext.encode()?);
        let ring = keys.keyring().ring();
        let all: Vec<Self> = ring.index(keys.scope()).map(|key| Self::of(key, context, &value)).collect();
        if all.is_empty() { Err(no_key(keys)) } else { Ok(all) }
    }

    fn of(key: &IndexKey, context: &str, value: &[u8]) -> Self {
        let hash = Native::hmac(key.column(context), value);
        Self { key: key.short_id(), hash: std::array::from_fn(|at| hash[at]) }
    }

    /// The first four bytes of the id of the key that made it.
    pub const fn key(&self) -> [u8; 4] {
        self.key
    }
}

fn no_key(keys: Keys<'_>) -> SealError {
    SealError::NoPrimaryKey { kind: KeyKind::Index, scope: keys.scope().map(str::to_owned) }
}

fn normalised(normalise: Normalise, value: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    match (normalise, std::str::from_utf8(&value)) {
        (Normalise::Lowercase, Ok(text)) => Zeroizing::new(text.to_lowercase().into_bytes()),
        _ => value,
    }
}

/// Why a text is no [`BlindIndex`]. It may be a plaintext, so it is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a blind index: 40 lower-case hexadecimal digits")]
pub struct BlindIndexError;

impl fmt::Display for BlindIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", hex::encode(&self.key), hex::encode(&self.hash))
    }
}

impl fmt::Debug for BlindIndex {
    /// The key's id only: logs are kept for long, and who has two of them could compare.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlindIndex({}..)", hex::encode(&self.key))
    }
}

impl FromStr for BlindIndex {
    type Err = BlindIndexError;

    fn from_str(text: &str) -> Result<Self, BlindIndexError> {
        let bytes: [u8; Self::TEXT_LENGTH / 2] = hex::decode(text).ok_or(BlindIndexError)?;
        Ok(Self { key: std::array::from_fn(|at| bytes[at]), hash: std::array::from_fn(|at| bytes[at + 4]) })
    }
}

impl Serialize for BlindIndex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BlindIndex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer, "a blind index")
    }
}
