//! The keys that values are to be under, and the proof that they are.

use super::report::Left;
use crate::census::ColumnCensus;
use crate::{Binding, Header, KeyId, Keyring, Suite};

/// The primary keys of all scopes.
pub(super) struct Current {
    data: Vec<KeyId>,
    index: Vec<[u8; 4]>,
}

impl Current {
    pub(super) fn of(keyring: &Keyring) -> Self {
        let ring = keyring.ring();
        Self { data: ring.primaries().collect(), index: ring.primary_indexes().collect() }
    }

    /// What values under these keys begin with.
    pub(super) fn headers(&self) -> Vec<Vec<u8>> {
        let flags = [Binding::Row, Binding::Column].into_iter().flat_map(|binding| [(binding, false), (binding, true)]);
        let flags: Vec<(Binding, bool)> = flags.collect();
        let header = |key_id: KeyId, (binding, padded)| Header { suite: Suite::Xaes256Gcm, padded, binding, key_id };
        let headers = self.data.iter().flat_map(|key| flags.iter().map(move |flags| header(*key, *flags)));
        headers.map(|header| header.to_text().into_bytes()).collect()
    }

    /// What blind indexes of these keys begin with.
    pub(super) fn indexes(&self) -> Vec<Vec<u8>> {
        self.index.iter().map(|key| crate::hex::encode(key).into_bytes()).collect()
    }

    /// How many rows have something to do, as far as a count tells.
    pub(super) fn to_do(&self, census: &ColumnCensus) -> u64 {
        let (mut values, mut indexes) = (0, 0);
        for left in self.left(census) {
            match left {
                Left::Values { rows, .. } | Left::Unsealed { rows } => values += rows,
                Left::BlindIndexes { rows, .. } | Left::NotABlindIndex { rows } => indexes += rows,
            }
        }
        // Most rows that have the one have the other.
        u64::max(values, indexes)
    }

    /// What is not as it is to be.
    pub(super) fn left(&self, census: &ColumnCensus) -> Vec<Left> {
        let values = census.keys.iter().filter(|(key, _)| !self.data.contains(key));
        let mut left: Vec<Left> = values.map(|(key, rows)| Left::Values { key: *key, rows: *rows }).collect();
        left.push(Left::Unsealed { rows: census.unsealed + census.malformed });
        if let Some(index) = &census.blind_index {
            let indexes = index.keys.iter().filter(|(key, _)| !self.index.contains(*key));
            left.extend(indexes.map(|(key, rows)| Left::BlindIndexes { key: *key, rows: *rows }));
            left.push(Left::NotABlindIndex { rows: index.malformed });
        }
        left.retain(|left| left.rows() > 0);
        left
    }
}
