//! The column types that need no macro.

use std::borrow::Cow;

use super::{ColumnKind, ColumnType, json, kind};
use crate::{Date, Decimal, EncodeError, Json, TimeOfDay, Timestamp, Uuid, Value};

/// Types that are a variant of [`Value`] themselves.
macro_rules! copied {
    ($($kind:ident: $type:ty,)*) => {
        $(
            impl ColumnType for $type {
                const KIND: ColumnKind = ColumnKind::$kind;

                fn to_value(&self) -> Result<Value<'_>, EncodeError> {
                    Ok(Value::$kind(*self))
                }

                fn from_value(value: Value<'_>) -> Option<Self> {
                    if let Value::$kind(value) = value { Some(value) } else { None }
                }
            }
        )*
    };
}

copied! {
    Uuid: Uuid,
    SmallInt: i16,
    Integer: i32,
    BigInt: i64,
    Boolean: bool,
    Decimal: Decimal,
    Timestamp: Timestamp,
}

impl ColumnType for String {
    const KIND: ColumnKind = ColumnKind::Text;

    fn to_value(&self) -> Result<Value<'_>, EncodeError> {
        // PostgreSQL has no such text, and SQLite's functions end there.
        if self.contains('\0') { Err(EncodeError::Nul) } else { Ok(Value::Text(Cow::Borrowed(self))) }
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.into_owned()) } else { None }
    }
}

impl ColumnType for Vec<u8> {
    const KIND: ColumnKind = ColumnKind::Bytes;

    fn to_value(&self) -> Result<Value<'_>, EncodeError> {
        Ok(Value::Bytes(Cow::Borrowed(self)))
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Bytes(bytes) = value { Some(bytes.into_owned()) } else { None }
    }
}

impl ColumnType for f64 {
    const KIND: ColumnKind = ColumnKind::Float;

    fn to_value(&self) -> Result<Value<'_>, EncodeError> {
        if self.is_finite() { Ok(Value::Float(*self)) } else { Err(EncodeError::NotFinite) }
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Float(number) = value { Some(number).filter(|number| number.to_value().is_ok()) } else { None }
    }
}

impl ColumnType for Date {
    const KIND: ColumnKind = ColumnKind::Date;

    fn to_value(&self) -> Result<Value<'_>, EncodeError> {
        if (0..=9999).contains(&self.year()) { Ok(Value::Date(*self)) } else { Err(EncodeError::YearOutOfRange) }
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Date(date) = value { Some(date).filter(|date| date.to_value().is_ok()) } else { None }
    }
}

impl ColumnType for TimeOfDay {
    const KIND: ColumnKind = ColumnKind::Time;

    fn to_value(&self) -> Result<Value<'_>, EncodeError> {
        if self.nanosecond() == 0 { Ok(Value::Time(*self)) } else { Err(EncodeError::FractionOfASecond) }
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Time(time) = value { Some(time).filter(|time| time.to_value().is_ok()) } else { None }
    }
}

impl ColumnType for Json {
    const KIND: ColumnKind = ColumnKind::Json;

    fn to_value(&self) -> Result<Value<'_>, EncodeError> {
        json::free(self)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        json::from_value(value)
    }
}

// Not made by a macro: the compiler shows these lines to those who wrote another type.

impl kind::Uuid for Uuid {}
impl kind::Text for String {}
impl kind::SmallInt for i16 {}
impl kind::Integer for i32 {}
impl kind::BigInt for i64 {}
impl kind::Boolean for bool {}
impl kind::Float for f64 {}
impl kind::Decimal for Decimal {}
impl kind::Json for Json {}
impl kind::Timestamp for Timestamp {}
impl kind::Date for Date {}
impl kind::Time for TimeOfDay {}
impl kind::Bytes for Vec<u8> {}
