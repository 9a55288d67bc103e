//! The keyring as text: what a file or an environment variable holds.
//!
//! A [`Document`] is a list of wrapped keys. It is read, changed and written without the keys themselves: most changes need no KEK.
//! Its file is nevertheless its owner's alone, for whoever has a wrapped key needs no more than the KEK. `docs/keyring.md` defines
//! the format.
//!
//! Every operation returns a new document that is valid again, or says why not. Nothing here touches a file.

mod check;
mod entry;
mod error;
mod json;
mod operations;
mod parse;
mod write;

pub use entry::{Entry, EntryState, UnwrapError, WrapError};
pub use error::{ChangeError, DocumentError};
pub use operations::RewrapError;

use super::kek::Kek;
use super::{Key, KeyKind};
use crate::KeyId;

/// The keys of a keyring, wrapped, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document {
    entries: Vec<Entry>,
}

impl Document {
    /// The version of the format that is written, and the only one that is read.
    pub const VERSION: u64 = 1;

    /// A keyring of these keys.
    ///
    /// # Errors
    /// When a key is there twice, two keys of one kind and scope are primary, the ids of two index keys begin alike, or the keys were
    /// not all wrapped by one KEK.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Result<Self, DocumentError> {
        let document = Self { entries: entries.into_iter().collect() };
        check::check(&document.entries)?;
        Ok(document)
    }

    /// Reads a keyring's text. The checksum tells a file that was cut short or edited by hand; it is no protection against someone
    /// who means to deceive.
    ///
    /// # Errors
    /// See [`DocumentError`].
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        Self::new(parse::parse(text)?)
    }

    /// The text: the same keyring always gives the same.
    pub fn to_text(&self) -> String {
        write::text(&self.entries)
    }

    /// The keys in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The key of that id.
    pub fn entry(&self, id: KeyId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id() == id)
    }

    /// The one key whose id begins like this. At least four characters are needed, so that a slip of the finger finds nothing.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find(&self, prefix: &str) -> Result<&Entry, ChangeError> {
        let written = prefix.to_ascii_lowercase();
        if written.len() < 4 {
            return Err(ChangeError::ShortPrefix);
        }
        let mut found = self.entries.iter().filter(|entry| entry.id().to_string().starts_with(&written));
        match (found.next(), found.next()) {
            (Some(entry), None) => Ok(entry),
            (None, _) => Err(ChangeError::NotFound),
            (Some(first), Some(second)) => Err(ChangeError::Ambiguous(first.id(), second.id())),
        }
    }

    /// The primary key of a kind and scope.
    pub fn primary(&self, kind: KeyKind, scope: Option<&str>) -> Option<&Entry> {
        let is_primary = |entry: &&Entry| entry.state() == EntryState::Primary;
        self.entries.iter().filter(is_primary).find(|entry| entry.kind() == kind && entry.scope() == scope)
    }

    /// The keys that a program can use: all but the retired.
    ///
    /// # Errors
    /// When one does not unwrap.
    pub fn unwrap(&self, kek: &dyn Kek) -> Result<Vec<Key>, UnwrapError> {
        let usable = self.entries.iter().filter(|entry| entry.state() != EntryState::Retired);
        usable.map(|entry| entry.unwrap(kek)).collect()
    }
}

#[cfg(test)]
mod tests;
