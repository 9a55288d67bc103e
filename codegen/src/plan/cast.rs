//! Which types become which without being told how.
//!
//! A conversion is here when it means the same on every engine and loses nothing that is not asked for before. For all others
//! the schema says `using`.

use crate::model::{Column, Type};

/// A natural conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cast {
    /// The value stays: another collation, length or set of words.
    Keep,
    /// A whole number of another width.
    Integer,
    /// A whole number to an exact decimal.
    IntegerToDecimal,
    /// An exact decimal of other precision or scale.
    Rescale,
    /// A whole number that every float holds exactly.
    IntegerToFloat,
    /// 0 and 1.
    BooleanToInteger,
    /// 0 and 1, and nothing else.
    IntegerToBoolean,
    /// `true` and `false`.
    BooleanToText,
    /// The one way to write it.
    ToText,
    /// The text is JSON.
    TextToJson,
    /// The text is a UUID in lower case.
    TextToUuid,
    /// The text is one of the words.
    ToEnum,
}

/// Has every value of the one decimal a place in the other?
#[must_use]
pub(crate) fn is_wider(from: &Type, to: &Type) -> bool {
    let (Type::Decimal { precision, scale }, Type::Decimal { precision: digits, scale: places }) = (from, to) else {
        return false;
    };
    scale <= places && precision - scale <= digits - places
}

/// The natural conversion between two columns, if there is one.
#[must_use]
pub(crate) fn cast(from: &Column, to: &Column) -> Option<Cast> {
    Some(match (&from.ty, &to.ty) {
        (Type::Enum(_) | Type::Text, Type::Enum(_)) => Cast::ToEnum,
        (from, to) if from == to => Cast::Keep,
        (from, to) if from.is_integer() && to.is_integer() => Cast::Integer,
        (from, Type::Decimal { .. }) if from.is_integer() => Cast::IntegerToDecimal,
        (Type::Decimal { .. }, Type::Decimal { .. }) => Cast::Rescale,
        (Type::SmallInt | Type::Integer, Type::Float) => Cast::IntegerToFloat,
        (Type::Boolean, to) if to.is_integer() => Cast::BooleanToInteger,
        (from, Type::Boolean) if from.is_integer() => Cast::IntegerToBoolean,
        (Type::Boolean, Type::Text) => Cast::BooleanToText,
        (Type::Uuid | Type::Date | Type::Time | Type::Enum(_) | Type::Json, Type::Text) => Cast::ToText,
        (from, Type::Text) if from.is_integer() => Cast::ToText,
        (Type::Text, Type::Json) => Cast::TextToJson,
        (Type::Text, Type::Uuid) => Cast::TextToUuid,
        _ => return None,
    })
}
