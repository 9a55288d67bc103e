//! What happens to the keys of a keyring in their lives: added, promoted, retired, activated again or destroyed; and wrapped anew.

use super::{ChangeError, Document, Entry, EntryState, UnwrapError, WrapError};
use crate::KeyId;
use crate::keyring::kek::Kek;

/// Why a keyring was not wrapped anew.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RewrapError {
    /// A key does not unwrap.
    #[error(transparent)]
    Unwrap(#[from] UnwrapError),
    /// A key cannot be wrapped.
    #[error(transparent)]
    Wrap(#[from] WrapError),
}

impl Document {
    /// The keyring with one more key at its end.
    ///
    /// # Errors
    /// When the key cannot stand beside the others.
    pub fn add(&self, entry: Entry) -> Result<Self, ChangeError> {
        let entries = self.entries.iter().cloned().chain([entry]);
        Ok(Self::new(entries)?)
    }

    /// The keyring in which this key is the one that seals; the key that did before is active. What is sealed by then stays
    /// readable, and look-ups in searchable columns ask for the blind indexes of both.
    ///
    /// # Errors
    /// When there is no such key, or it is retired.
    pub fn promote(&self, id: KeyId) -> Result<Self, ChangeError> {
        let chosen = self.entry(id).ok_or(ChangeError::NotFound)?;
        if chosen.state == EntryState::Retired {
            return Err(ChangeError::PromoteRetired(id));
        }
        let mut changed = self.clone();
        for entry in changed.entries.iter_mut().filter(|e| e.kind == chosen.kind && e.scope == chosen.scope) {
            match entry.state {
                _ if entry.id == id => entry.state = EntryState::Primary,
                EntryState::Primary => entry.state = EntryState::Active,
                EntryState::Active | EntryState::Retired => {}
            }
        }
        Ok(changed)
    }

    /// The keyring in which this key is kept, but used no more: a value under it no longer opens.
    ///
    /// The primary key of a scope goes last: it can be retired when it is the scope's only key in use, as of a tenant who left. That
    /// of no scope stays, for a program that seals needs it.
    ///
    /// # Errors
    /// When there is no such key, or it is primary and not the last of a scope.
    pub fn retire(&self, id: KeyId) -> Result<Self, ChangeError> {
        let entry = self.entry(id).ok_or(ChangeError::NotFound)?;
        if entry.state == EntryState::Primary && !self.is_last_of_scope(entry) {
            return Err(ChangeError::RetirePrimary(id));
        }
        self.with_state(id, EntryState::Retired)
    }

    /// The keyring in which this key opens again, should it have been retired.
    ///
    /// # Errors
    /// When there is no such key.
    pub fn activate(&self, id: KeyId) -> Result<Self, ChangeError> {
        let entry = self.entry(id).ok_or(ChangeError::NotFound)?;
        // A primary key opens already.
        let state = if entry.state == EntryState::Retired { EntryState::Active } else { entry.state };
        self.with_state(id, state)
    }

    /// The keyring without this key. What is still sealed by it is lost, in backups, too, unless there is another copy of the key.
    ///
    /// # Errors
    /// When there is no such key, or it is not retired.
    pub fn destroy(&self, id: KeyId) -> Result<Self, ChangeError> {
        let entry = self.entry(id).ok_or(ChangeError::NotFound)?;
        if entry.state != EntryState::Retired {
            return Err(ChangeError::DestroyUsable(id));
        }
        Ok(Self { entries: self.entries.iter().filter(|entry| entry.id != id).cloned().collect() })
    }

    /// Is it the only key in use of its kind in a scope?
    fn is_last_of_scope(&self, entry: &Entry) -> bool {
        let usable = self.entries.iter().filter(|other| other.state != EntryState::Retired);
        let mut others = usable.filter(|other| other.id != entry.id);
        entry.scope.is_some() && !others.any(|other| other.kind == entry.kind && other.scope == entry.scope)
    }

    fn with_state(&self, id: KeyId, state: EntryState) -> Result<Self, ChangeError> {
        let mut changed = self.clone();
        let entry = changed.entries.iter_mut().find(|entry| entry.id == id).ok_or(ChangeError::NotFound)?;
        entry.state = state;
        Ok(changed)
    }

    /// The same keys, the retired ones too, wrapped by another KEK.
    ///
    /// # Errors
    /// When one does not unwrap, or cannot be wrapped.
    pub fn rewrap(&self, from: &dyn Kek, to: &dyn Kek) -> Result<Self, RewrapError> {
        let rewrap = |entry: &Entry| -> Result<Entry, RewrapError> {
            let wrapped = Entry::wrap(&entry.unwrap(from)?, to)?;
            // Unwrapped, a retired key is an active one.
            Ok(Entry { state: entry.state, ..wrapped })
        };
        Ok(Self { entries: self.entries.iter().map(rewrap).collect::<Result<_, _>>()? })
    }
}
