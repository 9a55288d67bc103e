//! Does a keyring fit its schema and its databases? What a census found, for people who are to mend it.

use camino::Utf8Path;
use schemalock::KeyKind;
use schemalock::census::{CensusFinding, KnownKeys};
use schemalock::keyring::{Document, Entry, EntryState};

use super::database::{Columns, Counted};
use crate::finding::Finding;

/// New values need keys, whatever the databases hold.
pub(super) fn missing_primaries(path: &Utf8Path, document: &Document, columns: &Columns) -> Vec<Finding> {
    let found = KnownKeys::from(document).missing_primaries(&columns.to_count());
    found.iter().map(|found| in_words(found, path, document)).collect()
}

/// What of a database the keyring does not fit.
pub(super) fn unfit(counted: &Counted, document: &Document) -> Vec<Finding> {
    let found = counted.census.findings(&KnownKeys::from(document));
    found.iter().map(|found| in_words(found, &counted.database, document)).collect()
}

/// What speaks for itself, whatever keys there are: values and tables that are not as they should be.
pub(super) fn as_found(found: &CensusFinding, counted: &Counted) -> Finding {
    in_words(found, &counted.database, &Document::default())
}

/// The index key that blind indexes of this beginning name.
pub(super) fn index_entry(document: &Document, key: [u8; 4]) -> Option<&Entry> {
    document.entries().iter().find(|entry| entry.kind() == KeyKind::Index && entry.short_id() == key)
}

fn in_words(found: &CensusFinding, place: impl ToString, document: &Document) -> Finding {
    let retired = retired(found, document);
    let message = retired.map_or_else(|| found.to_string(), |entry| under_retired(found, entry));
    let repair = if retired.is_some() { "say `schemalock keys activate` of that key" } else { repair(found) };
    Finding { kind: found.kind(), place: place.to_string(), message, repair: repair.to_owned() }
}

/// The retired key that is meant, if one is.
fn retired<'a>(found: &CensusFinding, document: &'a Document) -> Option<&'a Entry> {
    let entry = match found {
        CensusFinding::UnknownKey { key, .. } => document.entry(*key),
        CensusFinding::UnknownIndexKey { key, .. } => index_entry(document, *key),
        _ => None,
    };
    entry.filter(|entry| entry.state() == EntryState::Retired)
}

fn under_retired(found: &CensusFinding, entry: &Entry) -> String {
    let (CensusFinding::UnknownKey { table, column, rows, .. }
    | CensusFinding::UnknownIndexKey { table, column, rows, .. }) = found
    else {
        return found.to_string();
    };
    let rows = crate::output::count(usize::try_from(*rows).unwrap_or(usize::MAX), "value");
    format!("`{table}.{column}` has {rows} under the key {}, which is retired", entry.id())
}

/// What to do where no key of a kind seals.
pub(crate) const fn without_primary(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Data => {
            "`schemalock keys promote` makes a key the one that seals, and `schemalock keys add` a new key"
        }
        KeyKind::Index => {
            "`schemalock keys add --index` makes one, and `schemalock keys promote` takes one that is there"
        }
    }
}

const fn repair(found: &CensusFinding) -> &'static str {
    match found {
        CensusFinding::NoPrimaryKey => without_primary(KeyKind::Data),
        CensusFinding::NoPrimaryIndexKey => without_primary(KeyKind::Index),
        CensusFinding::UnknownKey { .. } | CensusFinding::UnknownIndexKey { .. } => {
            "use the keyring that has this key: those values open with no other"
        }
        CensusFinding::NoTable { .. } | CensusFinding::NoColumn { .. } => {
            "name the database that belongs to this schema, or bring it up to date with `schemalock sync`"
        }
        _ => "write those rows anew through the models, which seal",
    }
}
