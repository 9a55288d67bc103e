//! Values on their way to a database and back, the same for every engine.
//!
//! A model writes and reads these, and knows no driver; an engine binds and reads these, and knows no model. What is encrypted
//! travels as the text it is sealed into, so no plaintext of an encrypted column is ever a [`Value`].

use std::borrow::Cow;
use std::fmt;

use crate::{Date, Decimal, TimeOfDay, Timestamp, Uuid};

/// A value of a column.
#[derive(Clone, PartialEq)]
pub enum Value<'a> {
    /// NULL, of any type.
    Null,
    /// A UUID.
    Uuid(Uuid),
    /// Text, an enum's value, or what is sealed.
    Text(Cow<'a, str>),
    /// A 16-bit integer.
    SmallInt(i16),
    /// A 32-bit integer.
    Integer(i32),
    /// A 64-bit integer.
    BigInt(i64),
    /// True or false.
    Boolean(bool),
    /// A finite number.
    Float(f64),
    /// A decimal number.
    Decimal(Decimal),
    /// JSON, as its text.
    Json(Cow<'a, str>),
    /// A moment.
    Timestamp(Timestamp),
    /// A calendar date.
    Date(Date),
    /// A time of day.
    Time(TimeOfDay),
    /// Bytes.
    Bytes(Cow<'a, [u8]>),
}

impl<'a> Value<'a> {
    /// A text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// The same value, borrowed.
    #[must_use]
    pub fn borrowed(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(Cow::Borrowed(text)),
            Self::Json(text) => Value::Json(Cow::Borrowed(text)),
            Self::Bytes(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
            other => other.clone(),
        }
    }

    /// The same value, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Uuid(value) => Value::Uuid(value),
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::SmallInt(number) => Value::SmallInt(number),
            Self::Integer(number) => Value::Integer(number),
            Self::BigInt(number) => Value::BigInt(number),
            Self::Boolean(truth) => Value::Boolean(truth),
            Self::Float(number) => Value::Float(number),
            Self::Decimal(number) => Value::Decimal(number),
            Self::Json(text) => Value::Json(Cow::Owned(text.into_owned())),
            Self::Timestamp(moment) => Value::Timestamp(moment),
            Self::Date(date) => Value::Date(date),
            Self::Time(time) => Value::Time(time),
            Self::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.into_owned())),
        }
    }

    /// Whether it is NULL.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "Null",
            Self::Uuid(_) => "Uuid",
            Self::Text(_) => "Text",
            Self::SmallInt(_) => "SmallInt",
            Self::Integer(_) => "Integer",
            Self::BigInt(_) => "BigInt",
            Self::Boolean(_) => "Boolean",
            Self::Float(_) => "Float",
            Self::Decimal(_) => "Decimal",
            Self::Json(_) => "Json",
            Self::Timestamp(_) => "Timestamp",
            Self::Date(_) => "Date",
            Self::Time(_) => "Time",
            Self::Bytes(_) => "Bytes",
        }
    }
}

impl fmt::Debug for Value<'_> {
    /// The type only: what is in a column may be personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}
