//! What the derive macro asks the compiler about a field's type.
//!
//! Each function asks by its bounds. The macro calls it with the field's type and the type's place in the source, so that the
//! answer underlines the type.

use super::{ColumnKind, ColumnType, kind};
use crate::rules::Rule;
use crate::{Column, Plaintext, Sealed, SealedField, Searchable};

/// A field whose column has NULL.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` is never absent",
    label = "the schema says `optional: true`",
    note = "write `Option<{Self}>`"
)]
pub trait Optional {}

impl<T> Optional for Option<T> {}

/// A field whose column has no NULL.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can be absent",
    label = "the schema says that the column always has a value",
    note = "write the type without `Option`, or say `optional: true` in the schema"
)]
pub trait Required {}

impl<T: ColumnType> Required for T {}
impl<T: Plaintext> Required for Sealed<T> {}
impl<T: Plaintext> Required for Searchable<T> {}

/// A sealed field without a blind index.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` holds a blind index, too",
    label = "this column cannot be searched",
    note = "say `#[encrypted(searchable)]`, or write `Sealed<_>`"
)]
pub trait Unsearchable: SealedField {}

impl<T: Plaintext> Unsearchable for Sealed<T> {}
impl<T: Plaintext> Unsearchable for Option<Sealed<T>> {}

/// A sealed field with a blind index.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` has no place for a blind index",
    label = "this column is `searchable`",
    note = "write `Searchable<_>`, or `Option<Searchable<_>>` for a column that allows NULL"
)]
pub trait SearchableField: SealedField {}

impl<T: Plaintext> SearchableField for Searchable<T> {}
impl<T: Plaintext> SearchableField for Option<Searchable<T>> {}

// Not made by a macro: the compiler shows these lines in its answers.

pub const fn optional<F: Optional>() {}
pub const fn required<F: Required>() {}
pub const fn unsearchable<F: Unsearchable>() {}
pub const fn searchable<F: SearchableField>() {}

pub const fn uuid<T: kind::Uuid>() {}
pub const fn text<T: kind::Text>() {}
pub const fn smallint<T: kind::SmallInt>() {}
pub const fn integer<T: kind::Integer>() {}
pub const fn bigint<T: kind::BigInt>() {}
pub const fn boolean<T: kind::Boolean>() {}
pub const fn float<T: kind::Float>() {}
pub const fn decimal<T: kind::Decimal>() {}
pub const fn json<T: kind::Json>() {}
pub const fn timestamp<T: kind::Timestamp>() {}
pub const fn date<T: kind::Date>() {}
pub const fn time<T: kind::Time>() {}
pub const fn bytes<T: kind::Bytes>() {}
pub const fn r#enum<T: kind::Enum>() {}

/// Whether an enum has this value.
pub const fn has_value(kind: ColumnKind, value: &str) -> bool {
    match kind {
        ColumnKind::Enum(values) => contains(values, value),
        _ => true,
    }
}

/// Whether an enum has these values and no others.
pub const fn has_only(kind: ColumnKind, expected: &[&str]) -> bool {
    let ColumnKind::Enum(values) = kind else { return true };
    let mut at = 0;
    while at < values.len() {
        if !contains(expected, values[at]) {
            return false;
        }
        at += 1;
    }
    true
}

pub(crate) const fn contains(texts: &[&str], text: &str) -> bool {
    let mut at = 0;
    while at < texts.len() {
        if equal(texts[at].as_bytes(), text.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

pub(crate) const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The same column with these rules, which are asked one by one whether they fit: each answer underlines its rule.
#[must_use]
pub const fn with_rules(mut column: Column, rules: &'static [Rule]) -> Column {
    column.rules = rules;
    column
}

/// Whether a rule fits values of this kind.
pub const fn rule_applies(rule: Rule, kind: ColumnKind) -> bool {
    rule.applies_to(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUS: ColumnKind = ColumnKind::Enum(&["active", "gone"]);

    #[test]
    fn values_are_compared_as_sets() {
        assert!(has_value(STATUS, "gone"));
        assert!(!has_value(STATUS, "gon") && !has_value(STATUS, "gonx"));
        assert!(has_only(STATUS, &["gone", "active"]));
        assert!(has_only(STATUS, &["gone", "active", "new"]));
        assert!(!has_only(STATUS, &["gone"]));
    }
}
