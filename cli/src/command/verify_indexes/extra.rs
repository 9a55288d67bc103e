//! Indexes beyond need.

use schemalock_codegen::dialect::{Lookup, LookupKind};

use super::finding::Kind;
use super::judge::{Judge, place};
use crate::database::{Entry, Origin, TableEvidence};

/// Indexes of the schema whose look-ups another one serves, too. They are meant: their names are part of what others rely on.
pub(super) fn prefixes(judge: &mut Judge<'_>, table: &TableEvidence) {
    let all = &table.of.lookups;
    for lookup in all.iter().filter(|lookup| lookup.kind == LookupKind::Index && !lookup.unique && lookup.plain) {
        if let Some(longer) = all.iter().find(|other| other.plain && begins(other, lookup)) {
            let message = format!("`{}` begins with its columns and serves its look-up, too", longer.name);
            judge.note(Kind::PrefixIndex, place(table, &lookup.name), message);
        }
    }
}

/// Of two over the same columns the one that has to be unique is needed.
fn begins(longer: &Lookup, lookup: &Lookup) -> bool {
    let more = longer.parts.len() > lookup.parts.len() || longer.unique;
    more && longer.name != lookup.name && longer.parts.starts_with(&lookup.parts)
}

/// Indexes that the schema knows nothing of.
pub(super) fn extras(judge: &mut Judge<'_>, table: &TableEvidence) {
    for (at, entry) in table.entries.iter().enumerate() {
        let known = table.lookups.iter().any(|found| found.entry == Some(at));
        let left_alone = judge.model.unmanaged.iter().any(|name| name.strip_prefix("index:") == Some(&entry.name));
        if known || left_alone {
            continue;
        }
        let place = place(table, &entry.name);
        let over = format!("{} over ({})", what(entry), entry.columns());
        match alone(table, at, entry) {
            Some(name) => judge.note(
                Kind::ExtraIndex,
                place,
                format!("{over}, which the schema does not have, is the only one for `{name}`"),
            ),
            None => judge.find(
                Kind::ExtraIndex,
                place,
                format!("{over}: the schema does not have it, and no look-up of the schema needs it"),
                "add it to the schema, under `unmanaged` (`index:NAME`) to leave it alone, or drop it",
            ),
        }
    }
}

fn what(entry: &Entry) -> &'static str {
    match (entry.valid, entry.origin) {
        (false, _) => "an index that is marked as not to be used,",
        (true, Origin::Index) => "an index",
        (true, Origin::PrimaryKey | Origin::Constraint) => "the index of a constraint",
    }
}

/// The foreign key or look-up that nothing else serves.
fn alone<'a>(table: &'a TableEvidence, at: usize, entry: &Entry) -> Option<&'a str> {
    let references = table.of.references.iter().zip(&table.references);
    let reference = references.filter(|(_, served)| **served == [at]).map(|(reference, _)| reference.name.as_str());
    let lookups = table.of.lookups.iter().zip(&table.lookups).filter(|(_, found)| found.serves != Some(true));
    // What is special about a look-up, a catalogue does not tell of the index.
    let fits = |lookup: &Lookup| lookup.plain && entry.valid && !entry.partial && entry.begins_with(&lookup.parts);
    let lookup = lookups.filter(|(lookup, _)| fits(lookup)).map(|(lookup, _)| lookup.name.as_str());
    reference.chain(lookup).next()
}
