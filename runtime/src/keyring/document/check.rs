//! What no single entry of a keyring can tell.

use std::collections::{BTreeMap, BTreeSet};

use super::{DocumentError, Entry, EntryState};
use crate::KeyId;
use crate::keyring::KeyKind;
use crate::keyring::kek::KekId;

/// Can these stand in one keyring?
pub(super) fn check(entries: &[Entry]) -> Result<(), DocumentError> {
    let mut seen = Seen::default();
    entries.iter().try_for_each(|entry| seen.add(entry))
}

/// The entries so far, by what only one of them may have.
#[derive(Default)]
struct Seen<'a> {
    kek: Option<(KekId, KeyId)>,
    ids: BTreeSet<KeyId>,
    index: BTreeMap<[u8; 4], KeyId>,
    primaries: BTreeMap<(KeyKind, Option<&'a str>), KeyId>,
}

impl<'a> Seen<'a> {
    fn add(&mut self, entry: &'a Entry) -> Result<(), DocumentError> {
        if !self.ids.insert(entry.id) {
            return Err(DocumentError::Repeated(entry.id));
        }
        // A program has one KEK, and loads all keys or none.
        let (kek, first) = *self.kek.get_or_insert((entry.kek, entry.id));
        if kek != entry.kek {
            return Err(DocumentError::TwoKeks { first, first_kek: kek, second: entry.id, second_kek: entry.kek });
        }
        if entry.kind == KeyKind::Index
            && let Some(before) = self.index.insert(entry.short_id(), entry.id)
        {
            return Err(DocumentError::AlikeIndexKeys(before, entry.id));
        }
        if entry.state == EntryState::Primary
            && let Some(before) = self.primaries.insert((entry.kind, entry.scope()), entry.id)
        {
            return Err(DocumentError::TwoPrimaries(before, entry.id));
        }
        Ok(())
    }
}
