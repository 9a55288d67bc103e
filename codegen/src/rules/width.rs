//! How many bytes values take in engines that limit rows and indexes.

use super::context::Context;
use super::sets::IndexedSet;
use crate::dialect;
use crate::model::{Column, DialectKind, Type};

/// The longest text that is kept in the row, in characters.
const LONGEST: u32 = 16_383;

/// The most bytes of one character.
const CHARACTER: u64 = 4;

/// What a value that is kept outside takes in its row.
const OUTSIDE: u64 = 12;

/// What a blind index takes.
const BLIND_INDEX: u64 = 40;

/// The most bytes of a value in an index; `None` for a value of any length. Native types are the schema's own affair.
pub(super) fn in_index(context: &Context<'_>, column: &Column, kind: DialectKind) -> Option<u64> {
    if column.native.contains_key(&kind) || column.ty == Type::Unknown {
        return Some(0);
    }
    // Of a searchable column it is the blind index that stands in sets.
    if column.encrypted.is_some() {
        return column.is_searchable().then_some(BLIND_INDEX);
    }
    Some(match &column.ty {
        Type::Uuid => 36,
        Type::SmallInt => 2,
        Type::Integer => 4,
        Type::BigInt | Type::Float | Type::Decimal { .. } | Type::Timestamp => 8,
        Type::Boolean => 1,
        Type::Date | Type::Time => 3,
        Type::Enum(name) => enum_bytes(context, name, kind),
        Type::Text => u64::from(column.rules.max_length.filter(|length| *length <= LONGEST)?) * CHARACTER,
        Type::BlindIndex(_) => BLIND_INDEX,
        Type::Json | Type::Bytes | Type::Unknown => return None,
    })
}

/// The same in a set of columns: an index of a kind of its own, and a part that is said in the engine's own words, have no such
/// limit that is known here.
pub(super) fn in_set(context: &Context<'_>, set: &IndexedSet<'_>, column: &Column, kind: DialectKind) -> Option<u64> {
    let free = set.index().is_some_and(|index| {
        let of_a_kind = index.method.get(&kind).is_some_and(|method| !dialect::of(kind).index_kind(method).is_empty());
        let part = index.columns.iter().find(|part| part.part.column() == Some(column.name.as_str()));
        of_a_kind || part.is_some_and(|part| part.native.contains_key(&kind))
    });
    if free { Some(0) } else { in_index(context, column, kind) }
}

/// The bytes of a value in its row, with those that count its length.
pub(super) fn in_row(context: &Context<'_>, column: &Column, kind: DialectKind) -> u64 {
    if column.encrypted.is_some() {
        return OUTSIDE + if column.is_searchable() { BLIND_INDEX } else { 0 };
    }
    let counted = matches!(column.ty, Type::Text | Type::Enum(_));
    in_index(context, column, kind).map_or(OUTSIDE, |bytes| bytes + if counted { 2 } else { 0 })
}

/// Enums have room for words to come: lengths go in steps of 64. The engine's own type holds the numbers of words.
fn enum_bytes(context: &Context<'_>, name: &str, kind: DialectKind) -> u64 {
    if context.find_enum(name).is_some_and(|item| item.native.contains_key(&kind)) {
        return 2;
    }
    let values = context.find_enum(name).map(|item| item.values.as_slice()).unwrap_or_default();
    let longest = values.iter().map(|value| value.name.chars().count()).max().unwrap_or(0);
    let ascii = values.iter().all(|value| value.name.is_ascii());
    let characters = longest.next_multiple_of(64).max(64) as u64;
    characters * if ascii { 1 } else { CHARACTER }
}
