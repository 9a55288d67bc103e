//! One wrapped key.

use std::fmt;

use crate::KeyId;
use crate::keyring::kek::{Kek, KekError, KekId, KeyInfo};
use crate::keyring::{Key, KeyKind, KeyState};

/// The most bytes of a wrapped key; no KMS comes near.
pub(super) const MOST_WRAPPED: usize = 16 << 10;
/// The most characters of a scope.
const MOST_SCOPE: usize = 200;

/// What a key in a keyring may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryState {
    /// Seal and open: one key of each kind and scope.
    Primary,
    /// Open only.
    Active,
    /// Nothing. It is kept for backups from its time, and not loaded.
    Retired,
}

impl EntryState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Active, Self::Retired];

    /// The word for it in the text.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Active => "active",
            Self::Retired => "retired",
        }
    }
}

impl fmt::Display for EntryState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl From<KeyState> for EntryState {
    fn from(state: KeyState) -> Self {
        match state {
            KeyState::Primary => Self::Primary,
            KeyState::Active => Self::Active,
        }
    }
}

/// Why a key was not wrapped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WrapError {
    /// The scope cannot be written down.
    #[error("a scope is 1 to {MOST_SCOPE} printable ASCII characters without `\"` and `\\`")]
    Scope,
    /// The KEK does not do its work.
    #[error(transparent)]
    Kek(#[from] KekError),
    /// The KEK made nothing of it.
    #[error("wrapped, the key is empty")]
    Empty,
    /// What the KEK made of it is too long.
    #[error("wrapped, the key is longer than {MOST_WRAPPED} bytes")]
    TooLong,
    /// The KEK does not give back what it wrapped: nobody could ever use the key.
    #[error("what the KEK wrapped does not unwrap, so it was thrown away: mend the KEK first")]
    DoesNotUnwrap(#[source] KekError),
    /// The KEK gives back something else than it wrapped.
    #[error("what the KEK wrapped unwraps to another key, so it was thrown away: mend the KEK first")]
    UnwrapsToAnother,
}

/// Why a key was not unwrapped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnwrapError {
    /// Another KEK wrapped it. That is read off the keyring; nothing was tried.
    #[error("the key {id} was wrapped by {}, and this is {}", wrapped_by.described(), this.described())]
    OtherKek {
        /// The key.
        id: KeyId,
        /// The KEK that wrapped it.
        wrapped_by: KekId,
        /// The KEK that was to unwrap it.
        this: KekId,
    },
    /// The KEK does not unwrap it.
    #[error("the key {id} does not unwrap")]
    Kek {
        /// The key.
        id: KeyId,
        /// Why not.
        source: KekError,
    },
    /// Something else came out.
    #[error("what the entry {id} unwraps to is another key, {found}")]
    Fingerprint {
        /// The key that the entry names.
        id: KeyId,
        /// The key that was wrapped.
        found: KeyId,
    },
}

/// One wrapped key, with what is known of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    pub(super) id: KeyId,
    pub(super) kind: KeyKind,
    pub(super) scope: Option<String>,
    pub(super) state: EntryState,
    pub(super) kek: KekId,
    pub(super) wrapped: Vec<u8>,
}

impl Entry {
    /// Wraps a key, which keeps its kind, scope and state. What the KEK made of it is unwrapped at once, and compared: the entry may
    /// be all that is left of the key.
    ///
    /// # Errors
    /// When its scope cannot be written down, the KEK does not do its work, or does not give back what it wrapped.
    pub fn wrap(key: &Key, kek: &dyn Kek) -> Result<Self, WrapError> {
        let scope = key.scope();
        if scope.is_some_and(|scope| !is_scope(scope)) {
            return Err(WrapError::Scope);
        }
        let info = KeyInfo::new(key.id(), key.kind(), scope);
        let wrapped = kek.wrap(&info, key.bytes())?;
        match wrapped.len() {
            0 => return Err(WrapError::Empty),
            1..=MOST_WRAPPED => {}
            _ => return Err(WrapError::TooLong),
        }
        let back = kek.unwrap(&info, &wrapped).map_err(WrapError::DoesNotUnwrap)?;
        // By their fingerprints, which are no secrets.
        if Key::from_bytes(key.kind(), &back).id() != key.id() {
            return Err(WrapError::UnwrapsToAnother);
        }
        let scope = scope.map(str::to_owned);
        Ok(Self { id: key.id(), kind: key.kind(), scope, state: key.state().into(), kek: kek.id(), wrapped })
    }

    /// Unwraps the key. A retired one unwraps as an active one: who loads it has decided to.
    ///
    /// # Errors
    /// When it was wrapped by another KEK or does not unwrap.
    pub fn unwrap(&self, kek: &dyn Kek) -> Result<Key, UnwrapError> {
        let (id, this) = (self.id, kek.id());
        if this != self.kek {
            return Err(UnwrapError::OtherKek { id, wrapped_by: self.kek, this });
        }
        let info = KeyInfo::new(id, self.kind, self.scope());
        let bytes = kek.unwrap(&info, &self.wrapped).map_err(|source| UnwrapError::Kek { id, source })?;
        let key = Key::from_bytes(self.kind, &bytes);
        let found = key.id();
        if found == id { Ok(self.with_scope_and_state(key)) } else { Err(UnwrapError::Fingerprint { id, found }) }
    }

    fn with_scope_and_state(&self, mut key: Key) -> Key {
        if let Some(scope) = &self.scope {
            key = key.scoped(scope.as_str());
        }
        if self.state == EntryState::Primary { key.primary() } else { key }
    }

    /// The key's fingerprint.
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// What it is for.
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Whose values it is for, if it is one's in particular.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// What it may do.
    pub const fn state(&self) -> EntryState {
        self.state
    }

    /// What wrapped it.
    pub const fn kek(&self) -> KekId {
        self.kek
    }

    /// The first bytes of its id, which blind indexes begin with.
    pub fn short_id(&self) -> [u8; 4] {
        std::array::from_fn(|at| self.id.as_bytes()[at])
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, kind, scope, state, kek, .. } = self;
        f.debug_struct("Entry")
            .field("id", id)
            .field("kind", kind)
            .field("scope", scope)
            .field("state", state)
            .field("kek", kek)
            .finish_non_exhaustive()
    }
}

/// Such scopes look the same in every language's JSON.
pub(super) fn is_scope(text: &str) -> bool {
    let printable = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    (1..=MOST_SCOPE).contains(&text.len()) && text.bytes().all(printable)
}
