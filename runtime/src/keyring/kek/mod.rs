//! Key-encryption keys: what wraps the keys of a keyring's file.
//!
//! A **KEK** never seals values. It wraps keys, so that the keyring's file alone opens nothing.
//! One file is one provider:
//!
//! * `env:NAME` and `file:PATH` hold the KEK itself, and wrapping is done here ([`LocalKek`]);
//! * `exec:PROGRAM` is a program that wraps and unwraps, such as a few lines around a cloud's key management ([`ExecKek`]).
//!
//! The keyring's file says which KEK wrapped a key, but never where to get it: whoever could write the file could otherwise run
//! programs. Where it comes from is said by the reader, by [`source`] or in code.

mod base64;
mod environment;
mod error;
mod exec;
mod file;
mod local;

use std::fmt;
use std::path::Path;

pub use error::KekError;
pub use exec::ExecKek;
pub use local::LocalKek;
pub use zeroize::Zeroizing;

use super::KeyKind;
use crate::KeyId;
use crate::hex;

/// A key-encryption key, or something that has one.
pub trait Kek: Send + Sync {
    /// What the keyring's file calls it.
    fn id(&self) -> KekId;

    /// Wraps a key. `info` is to be bound to it, so that it unwraps for no other.
    ///
    /// # Errors
    /// See [`KekError`].
    fn wrap(&self, info: &KeyInfo<'_>, key: &[u8; 32]) -> Result<Vec<u8>, KekError>;

    /// Unwraps what [`wrap`](Self::wrap) gave for the same `info`.
    ///
    /// # Errors
    /// See [`KekError`].
    fn unwrap(&self, info: &KeyInfo<'_>, wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>, KekError>;
}

/// What is known of a key without unwrapping it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyInfo<'a> {
    /// Its fingerprint.
    pub id: KeyId,
    /// What it is for.
    pub kind: KeyKind,
    /// Whose values it is for, if it is one's in particular.
    pub scope: Option<&'a str>,
}

impl<'a> KeyInfo<'a> {
    /// A key of this id, kind and scope.
    pub const fn new(id: KeyId, kind: KeyKind, scope: Option<&'a str>) -> Self {
        Self { id, kind, scope }
    }
}

/// The name of a KEK in the keyring's file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KekId {
    /// The fingerprint of a KEK that this program can hold.
    Local([u8; 16]),
    /// A program has it.
    Exec,
}

impl KekId {
    /// Reads the name.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text == "exec" { Some(Self::Exec) } else { hex::decode(text).map(Self::Local) }
    }

    /// As the messages call it.
    pub(super) fn described(&self) -> String {
        match self {
            Self::Local(_) => format!("the KEK {self}"),
            Self::Exec => "a program (`exec:`)".to_owned(),
        }
    }
}

impl fmt::Display for KekId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Local(id) => f.write_str(&hex::encode(id)),
            Self::Exec => f.write_str("exec"),
        }
    }
}

impl fmt::Debug for KekId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KekId({self})")
    }
}

/// The KEK that a word names: `env:NAME`, `file:PATH` or `exec:PROGRAM ARGUMENTS…`.
///
/// # Errors
/// When the word names no provider, or the provider has no KEK.
pub fn source(word: &str) -> Result<Box<dyn Kek>, KekError> {
    let (provider, rest) = word.split_once(':').unwrap_or(("", word));
    match provider {
        // A path may look like a KEK, but hardly be there then.
        "file" if local::is_key(rest) && Path::new(rest).exists() => Ok(Box::new(LocalKek::from_file(rest)?)),
        _ if local::is_key(rest) => Err(KekError::KeyAsSource),
        "env" => Ok(Box::new(LocalKek::from_env(rest)?)),
        "file" => Ok(Box::new(LocalKek::from_file(rest)?)),
        "exec" => Ok(Box::new(ExecKek::from_words(rest)?)),
        _ => Err(KekError::UnknownSource),
    }
}

#[cfg(test)]
mod tests;
