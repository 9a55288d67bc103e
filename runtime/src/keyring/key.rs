//! One key.

use std::fmt;

use super::derived::Derived;
use crate::crypto::{self, Backend, KEY, KeyBytes, Native, Xaes};
use crate::{KeyId, RandomError};

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// Sealing and opening values.
    Data,
    /// Blind indexes.
    Index,
}

impl KeyKind {
    /// The word for it in a keyring's file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Index => "index",
        }
    }
}

impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyState {
    /// Seal and open: one key of each kind and scope.
    Primary,
    /// Open only.
    Active,
}

/// A key in the clear. Shown nowhere but for its id, and wiped when it goes.
pub struct Key {
    kind: KeyKind,
    scope: Option<String>,
    state: KeyState,
    id: KeyId,
    // Boxed, so that moving the key leaves no copy of it behind.
    bytes: Box<KeyBytes>,
}

impl Key {
    /// A new key, active and of no scope.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn generate(kind: KeyKind) -> Result<Self, RandomError> {
        let mut bytes = Box::<KeyBytes>::default();
        Native::random(&mut **bytes)?;
        Ok(Self::of(kind, bytes))
    }

    /// The key of these bytes, active and of no scope. They must have come from a generator of random numbers.
    pub fn from_bytes(kind: KeyKind, bytes: &[u8; KEY]) -> Self {
        Self::of(kind, Box::new(KeyBytes::new(*bytes)))
    }

    fn of(kind: KeyKind, bytes: Box<KeyBytes>) -> Self {
        let id = fingerprint::<Native>(&bytes);
        Self { kind, scope: None, state: KeyState::Active, id, bytes }
    }

    /// The same key for the values of one scope.
    #[must_use]
    pub fn scoped(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// The same key as the one that seals.
    #[must_use]
    pub const fn primary(mut self) -> Self {
        self.state = KeyState::Primary;
        self
    }

    /// What it is for.
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Whose values it seals.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// What it may do.
    pub const fn state(&self) -> KeyState {
        self.state
    }

    /// Its fingerprint.
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// The key itself, to be wrapped.
    pub(crate) const fn bytes(&self) -> &KeyBytes {
        &self.bytes
    }

    pub(super) fn into_parts(self) -> (KeyKind, Option<String>, KeyState, KeyId, Box<KeyBytes>) {
        (self.kind, self.scope, self.state, self.id, self.bytes)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, scope, state, id, .. } = self;
        f.debug_struct("Key")
            .field("kind", kind)
            .field("scope", scope)
            .field("state", state)
            .field("id", id)
            .finish_non_exhaustive()
    }
}

/// A key's id: `HKDF-SHA256(key, salt = "", info = "schemalock/1/key-id")[..16]`.
pub(crate) fn fingerprint<B: Backend>(key: &[u8; KEY]) -> KeyId {
    let derived = crypto::derive::<B>(key, &[b"schemalock/1/key-id"]);
    KeyId::from_bytes(std::array::from_fn(|at| derived[at]))
}

/// The key of one column's values: `HKDF-SHA256(data_key, salt = "", info = "schemalock/1/field\0" || context)`.
pub(crate) fn field_key<B: Backend>(data_key: &[u8; KEY], context: &str) -> Xaes<B> {
    Xaes::new(&crypto::derive::<B>(data_key, &[b"schemalock/1/field\0", context.as_bytes()]))
}

/// The key of one column's blind index: `HKDF-SHA256(index_key, salt = "", info = "schemalock/1/index\0" || context)`.
pub(crate) fn blind_index_key<B: Backend>(index_key: &[u8; KEY], context: &str) -> KeyBytes {
    crypto::derive::<B>(index_key, &[b"schemalock/1/index\0", context.as_bytes()])
}

/// A data key at work.
pub(crate) struct DataKey {
    id: KeyId,
    #[cfg_attr(not(feature = "driver"), allow(dead_code, reason = "re-encryption asks"))]
    scope: Option<String>,
    bytes: Box<KeyBytes>,
    fields: Derived<Xaes<Native>>,
}

impl DataKey {
    pub(super) fn new(id: KeyId, scope: Option<String>, bytes: Box<KeyBytes>) -> Self {
        Self { id, scope, bytes, fields: Derived::default() }
    }

    pub(crate) const fn id(&self) -> KeyId {
        self.id
    }

    #[cfg_attr(not(feature = "driver"), allow(dead_code, reason = "re-encryption asks"))]
    /// Whose values it seals.
    pub(crate) fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// The key of a column's values.
    pub(crate) fn field(&self, context: &str) -> &Xaes<Native> {
        self.fields.get(context, || field_key(&self.bytes, context))
    }
}

/// An index key at work.
pub(crate) struct IndexKey {
    id: KeyId,
    bytes: Box<KeyBytes>,
    columns: Derived<KeyBytes>,
}

impl IndexKey {
    pub(super) fn new(id: KeyId, bytes: Box<KeyBytes>) -> Self {
        Self { id, bytes, columns: Derived::default() }
    }

    /// The first bytes of its fingerprint: a blind index begins with them.
    pub(crate) fn short_id(&self) -> [u8; 4] {
        std::array::from_fn(|at| self.id.as_bytes()[at])
    }

    /// The key of a column's blind index.
    pub(crate) fn column(&self, context: &str) -> &[u8; KEY] {
        self.columns.get(context, || blind_index_key::<Native>(&self.bytes, context))
    }
}
