//! Rules of columns as conditions, each of which becomes one named CHECK.

use super::Dialect;
use crate::model::{Column, Format, Literal, Model, Type};

/// What a value must satisfy. NULL satisfies everything.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A whole number in a range, ends included.
    Between(i64, i64),
    /// One of these constants of the column's type.
    OneOf(Vec<Literal>),
    /// At least this constant.
    AtLeast(Literal),
    /// At most this constant.
    AtMost(Literal),
    /// Exactly so many characters.
    Length(u32),
    /// At least so many characters.
    MinLength(u32),
    /// At most so many characters.
    MaxLength(u32),
    /// Something else than blanks.
    NonBlank,
    /// A portable regular expression.
    Matches(String),
    /// Valid JSON text.
    Json,
    /// `YYYY-MM-DD` of a day that exists.
    Date,
    /// `HH:MM:SS`.
    Time,
    /// The beginning of a sealed value.
    Sealed,
    /// A blind index: 40 digits, in lower-case hexadecimal.
    BlindIndex,
    /// NULL where that other column is, and only there.
    NullWith(String),
}

impl Condition {
    /// Does every value that satisfies the other one satisfy this? `false` where that is not known.
    #[must_use]
    pub fn admits(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Between(from, to), Self::Between(least, most)) => from <= least && most <= to,
            (Self::OneOf(all), Self::OneOf(some)) => some.iter().all(|value| all.contains(value)),
            (Self::AtLeast(Literal::Integer(this)), Self::AtLeast(Literal::Integer(other)))
            | (Self::AtMost(Literal::Integer(other)), Self::AtMost(Literal::Integer(this))) => this <= other,
            (Self::MinLength(this), Self::MinLength(other)) | (Self::MaxLength(other), Self::MaxLength(this)) => {
                this <= other
            }
            (this, other) => this == other,
        }
    }
}

/// The conditions on a column in a dialect, with the ends of their constraints' names: those of its type first.
#[must_use]
pub fn conditions(dialect: &dyn Dialect, column: &Column, model: &Model) -> Vec<(&'static str, Condition)> {
    // The database sees only the sealed form: the rules of the plaintext are the models'.
    if column.encrypted.is_some() {
        return vec![("sealed", Condition::Sealed)];
    }
    if let Type::BlindIndex(of) = &column.ty {
        let null = column.optional.then(|| ("null", Condition::NullWith(of.clone())));
        return [("form", Condition::BlindIndex)].into_iter().chain(null).collect();
    }
    let native = column.native.contains_key(&dialect.kind());
    let mut all = if native { Vec::new() } else { dialect.type_conditions(column, model) };
    let rules = &column.rules;
    all.extend(rules.min_length.map(|n| ("min_length", Condition::MinLength(n))));
    all.extend(rules.max_length.map(|n| ("max_length", Condition::MaxLength(n))));
    all.extend(rules.non_empty.then_some(("non_empty", Condition::NonBlank)));
    all.extend(rules.pattern.clone().map(|pattern| ("pattern", Condition::Matches(pattern))));
    all.extend(rules.format.map(|format| ("format", Condition::Matches(format_pattern(format).to_owned()))));
    all.extend(rules.min.clone().map(|least| ("min", Condition::AtLeast(least))));
    all.extend(rules.max.clone().map(|most| ("max", Condition::AtMost(most))));
    if !rules.one_of.is_empty() {
        all.push(("one_of", Condition::OneOf(rules.one_of.clone())));
    }
    all
}

/// The form of a blind index: eight digits that name the index key, and 32 of the value.
pub(crate) const BLIND_INDEX: &str = "^[0-9a-f]{40}$";

/// The characters of a blind index.
pub(crate) const BLIND_INDEX_LENGTH: u32 = 40;

/// The common forms in the portable subset of regular expressions. They keep out what is surely wrong; whether an address
/// exists only a message to it can tell.
#[must_use]
pub(crate) const fn format_pattern(format: Format) -> &'static str {
    match format {
        Format::Url => r"^https?://[^ \t\r\n/?#]+([/?#][^ \t\r\n]*)?$",
        Format::Email => r"^[^ \t\r\n@]+@[^ \t\r\n@.]+(\.[^ \t\r\n@.]+)+$",
    }
}
