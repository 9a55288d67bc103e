//! The keys of a program.
//!
//! * A **data key** seals and opens values; an **index key** makes blind indexes.
//! * A key's **id** is its fingerprint. A sealed value names it, so no key is ever tried in vain.
//! * A key's **scope** says whose values it seals, such as a tenant's. Most programs need none.
//! * The **primary** key of a kind and scope is the one that seals; the others of that kind and scope are **active**: they only open.
//!
//! Outside of a program's memory a keyring is a [`Document`]: a text with the same keys wrapped by a [`kek`].
//! [`Keyring::open`] goes from one to the other.
//!
//! A keyring is unwrapped once, when a program starts. Readers take no lock: they see the keys as they were when they looked, and
//! [`Keyring::replace`] puts others in their place at once.

mod derived;
mod document;
pub mod kek;
mod key;
mod load;
mod private_file;
mod ring;

use arc_swap::{ArcSwap, Guard};

pub use document::{ChangeError, Document, DocumentError, Entry, EntryState, RewrapError, UnwrapError, WrapError};
pub(crate) use key::{DataKey, IndexKey};
pub use key::{Key, KeyKind, KeyState};
#[cfg(test)]
pub(crate) use key::{field_key, fingerprint};
pub use load::LoadError;
pub use ring::KeyringError;
use ring::Ring;
use std::fmt;
use std::sync::Arc;

use crate::KeyId;

/// The keys that a program can use. Shared by reference or in an `Arc`.
///
/// ```
/// use schemalock::{Key, KeyKind, Keyring};
///
/// let old = Key::generate(KeyKind::Data)?;
/// let new = Key::generate(KeyKind::Data)?.primary();
/// let keyring = Keyring::new([old, new])?;
/// assert_eq!(keyring.key_ids().len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Keyring {
    ring: ArcSwap<Ring>,
}

impl Keyring {
    /// A keyring of these keys.
    ///
    /// # Errors
    /// When a key is there twice, or two keys of one kind and scope are primary.
    pub fn new(keys: impl IntoIterator<Item = Key>) -> Result<Self, KeyringError> {
        Ok(Self { ring: ArcSwap::from_pointee(Ring::new(keys)?) })
    }

    /// Puts the keys of another keyring in the place of these, while others read: each value is sealed or opened with the old
    /// keys or with the new ones, never with some of each.
    pub fn replace(&self, with: Self) {
        self.ring.store(with.ring.into_inner());
    }

    /// This keyring for the values of one scope, such as a tenant.
    pub const fn scope<'k>(&'k self, scope: &'k str) -> Keys<'k> {
        Keys { keyring: self, scope: Some(scope) }
    }

    /// The ids of the data keys, in order.
    pub fn key_ids(&self) -> Vec<KeyId> {
        self.ring.load().data_ids()
    }

    /// Can values under this key be opened?
    pub fn contains(&self, id: KeyId) -> bool {
        self.ring.load().data(id).is_some()
    }

    /// The short ids of the index keys that blind indexes begin with, in order.
    pub fn index_ids(&self) -> Vec<[u8; 4]> {
        self.ring.load().index_ids()
    }

    /// Is there a primary key of that kind, of whatever scope?
    pub fn has_primary(&self, kind: KeyKind) -> bool {
        self.ring.load().has_primary(kind)
    }

    /// The id of the key that seals the values of no scope in particular.
    pub fn primary_id(&self) -> Option<KeyId> {
        Keys::from(self).primary_id()
    }

    pub(crate) fn ring(&self) -> Guard<Arc<Ring>> {
        self.ring.load()
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring").field("data", &self.key_ids()).finish_non_exhaustive()
    }
}

/// A keyring, and the scope that is sealed for.
///
/// Wherever something is sealed, `&keyring` stands for its values of no scope, and `keyring.scope("tenant-7")` for those of one.
#[derive(Clone, Copy, Debug)]
pub struct Keys<'k> {
    keyring: &'k Keyring,
    scope: Option<&'k str>,
}

impl<'k> Keys<'k> {
    /// The keyring.
    pub const fn keyring(&self) -> &'k Keyring {
        self.keyring
    }

    /// The scope, if it is one's in particular.
    pub const fn scope(&self) -> Option<&'k str> {
        self.scope
    }

    /// The id of the key that seals.
    pub fn primary_id(&self) -> Option<KeyId> {
        self.keyring.ring().primary(self.scope).map(DataKey::id)
    }
}

impl<'k> From<&'k Keyring> for Keys<'k> {
    fn from(keyring: &'k Keyring) -> Self {
        Self { keyring, scope: None }
    }
}

impl<'k> From<&'k Arc<Keyring>> for Keys<'k> {
    fn from(keyring: &'k Arc<Keyring>) -> Self {
        Self::from(&**keyring)
    }
}

#[cfg(test)]
mod tests;
