//! The keys of a keyring at one moment.

use std::collections::BTreeMap;

use super::key::{DataKey, IndexKey, Key, KeyKind, KeyState};
use crate::KeyId;

/// Why keys make no keyring.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyringError {
    /// One key stands there twice.
    #[error("the key {0} stands there twice")]
    Repeated(KeyId),
    /// Two keys want to seal the same values.
    #[error("two primary {kind} keys{}: {first} and {second}", scope.as_ref().map(|scope| format!(" of the scope `{scope}`")).unwrap_or_default())]
    TwoPrimaries {
        /// What they are for.
        kind: KeyKind,
        /// Whose they are.
        scope: Option<String>,
        /// The one.
        first: KeyId,
        /// The other.
        second: KeyId,
    },
    /// The ids of two index keys begin alike, so a blind index would not tell which made it.
    #[error("the ids of the index keys {0} and {1} begin alike: make another key")]
    AlikeIndexKeys(KeyId, KeyId),
}

/// The keys by what they are asked for.
pub(crate) struct Ring {
    /// The data keys in the order of their ids.
    data: Vec<DataKey>,
    /// Where the key stands that seals what has no scope, asked for most often.
    primary: Option<usize>,
    primary_of_scope: BTreeMap<String, usize>,
    /// The index keys of each scope, the primary first.
    index: BTreeMap<Option<String>, Vec<(KeyState, IndexKey)>>,
}

impl Ring {
    pub(super) fn new(keys: impl IntoIterator<Item = Key>) -> Result<Self, KeyringError> {
        let mut keys: Vec<Key> = keys.into_iter().collect();
        // In the order of their ids: what is made of equal keys is equal.
        keys.sort_by_key(Key::id);
        check(&keys)?;
        let mut ring = Self {
            data: Vec::with_capacity(keys.len()),
            primary: None,
            primary_of_scope: BTreeMap::new(),
            index: BTreeMap::new(),
        };
        keys.into_iter().for_each(|key| ring.add(key));
        ring.index.values_mut().for_each(|keys| keys.sort_by_key(|(state, _)| *state));
        Ok(ring)
    }

    fn add(&mut self, key: Key) {
        let (kind, scope, state, id, bytes) = key.into_parts();
        match kind {
            KeyKind::Index => self.index.entry(scope).or_default().push((state, IndexKey::new(id, bytes))),
            KeyKind::Data => {
                let at = self.data.len();
                self.data.push(DataKey::new(id, scope.clone(), bytes));
                match (state, scope) {
                    (KeyState::Primary, None) => self.primary = Some(at),
                    (KeyState::Primary, Some(scope)) => _ = self.primary_of_scope.insert(scope, at),
                    (KeyState::Active, _) => {}
                }
            }
        }
    }

    /// The key of that id.
    pub(crate) fn data(&self, id: KeyId) -> Option<&DataKey> {
        let at = self.data.binary_search_by_key(&id, DataKey::id).ok()?;
        self.data.get(at)
    }

    /// The key that seals.
    pub(crate) fn primary(&self, scope: Option<&str>) -> Option<&DataKey> {
        let at = match scope {
            None => self.primary?,
            Some(scope) => *self.primary_of_scope.get(scope)?,
        };
        self.data.get(at)
    }

    /// The index keys of a scope, the primary first; none if there is no primary.
    pub(crate) fn index(&self, scope: Option<&str>) -> impl Iterator<Item = &IndexKey> {
        let keys = self.index.get(&scope.map(str::to_owned)).map(Vec::as_slice).unwrap_or_default();
        let usable = keys.first().is_some_and(|(state, _)| *state == KeyState::Primary);
        keys.iter().filter(move |_| usable).map(|(_, key)| key)
    }

    /// The index key, of whatever scope, whose blind indexes begin like this.
    pub(crate) fn index_key(&self, short_id: [u8; 4]) -> Option<&IndexKey> {
        self.index.values().flatten().map(|(_, key)| key).find(|key| key.short_id() == short_id)
    }

    /// The ids of the data keys that seal, of whatever scope.
    #[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
    pub(crate) fn primaries(&self) -> impl Iterator<Item = KeyId> {
        self.primary.iter().chain(self.primary_of_scope.values()).map(|at| self.data[*at].id())
    }

    /// The beginnings of the ids of the index keys that blind indexes are made with, of whatever scope.
    #[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
    pub(crate) fn primary_indexes(&self) -> impl Iterator<Item = [u8; 4]> {
        let first = self.index.values().filter_map(|keys| keys.first());
        first.filter(|(state, _)| *state == KeyState::Primary).map(|(_, key)| key.short_id())
    }

    pub(super) fn has_primary(&self, kind: KeyKind) -> bool {
        match kind {
            KeyKind::Data => self.primary.is_some() || !self.primary_of_scope.is_empty(),
            KeyKind::Index => self.index.values().flatten().any(|(state, _)| *state == KeyState::Primary),
        }
    }

    pub(super) fn data_ids(&self) -> Vec<KeyId> {
        self.data.iter().map(DataKey::id).collect()
    }

    pub(super) fn index_ids(&self) -> Vec<[u8; 4]> {
        let mut ids: Vec<[u8; 4]> = self.index.values().flatten().map(|(_, key)| key.short_id()).collect();
        ids.sort_unstable();
        ids
    }
}

/// `keys` are in the order of their ids.
fn check(keys: &[Key]) -> Result<(), KeyringError> {
    let mut primaries = BTreeMap::new();
    for key in keys.iter().filter(|key| key.state() == KeyState::Primary) {
        if let Some(first) = primaries.insert((key.kind(), key.scope()), key.id()) {
            let scope = key.scope().map(str::to_owned);
            return Err(KeyringError::TwoPrimaries { kind: key.kind(), scope, first, second: key.id() });
        }
    }
    let mut twins = keys.windows(2).filter(|pair| pair[0].id() == pair[1].id());
    if let Some(pair) = twins.next() {
        return Err(KeyringError::Repeated(pair[0].id()));
    }
    let index: Vec<KeyId> = keys.iter().filter(|key| key.kind() == KeyKind::Index).map(Key::id).collect();
    let mut alike = index.windows(2).filter(|pair| pair[0].as_bytes()[..4] == pair[1].as_bytes()[..4]);
    alike.next().map_or(Ok(()), |pair| Err(KeyringError::AlikeIndexKeys(pair[0], pair[1])))
}
