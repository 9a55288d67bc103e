//! Which Rust types can stand for which columns.
//!
//! A *column type* is a value that is never absent. A *field type* is what a struct's field may
//! have: a column type, or an `Option` of one where the column allows NULL. The traits split
//! plain fields from sealed ones; the derive macro asks for the one that the field's attributes
//! promise and leaves the verdict to the compiler.

mod builtin;
#[doc(hidden)]
pub mod check;
mod description;
pub(crate) mod json;
pub mod kind;

use std::fmt;

pub use description::Column;

use crate::{EncodeError, Value};

/// A logical type of `schema.yaml`, the same for every database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnKind {
    /// A UUID.
    Uuid,
    /// Text, compared by code point.
    Text,
    /// A 16-bit integer.
    SmallInt,
    /// A 32-bit integer.
    Integer,
    /// A 64-bit integer.
    BigInt,
    /// True or false.
    Boolean,
    /// A 64-bit floating-point number.
    Float,
    /// A decimal number of fixed scale.
    Decimal,
    /// JSON.
    Json,
    /// A moment in UTC, to the millisecond.
    Timestamp,
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// Bytes.
    Bytes,
    /// One of these texts.
    Enum(&'static [&'static str]),
}

impl fmt::Display for ColumnKind {
    /// The word of `schema.yaml`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Uuid => "uuid",
            Self::Text => "text",
            Self::SmallInt => "smallint",
            Self::Integer => "integer",
            Self::BigInt => "bigint",
            Self::Boolean => "boolean",
            Self::Float => "float",
            Self::Decimal => "decimal",
            Self::Json => "json",
            Self::Timestamp => "timestamp",
            Self::Date => "date",
            Self::Time => "time",
            Self::Bytes => "bytes",
            Self::Enum(_) => "enum",
        })
    }
}

/// A type that can stand for a column.
///
/// Implemented for the types that generated models use. [`typed_id!`](crate::typed_id!) and
/// [`text_enum!`](crate::text_enum!) implement it for ids and enums.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand for a column",
    label = "no column has this type",
    note = "columns are `String`, integers, `bool`, `f64`, `Vec<u8>`, the types of `schemalock` such as `Uuid`, `Json` and `Timestamp`, and the ids and enums of its macros"
)]
pub trait ColumnType: Sized + 'static {
    /// The logical type.
    const KIND: ColumnKind;

    /// The value as it is written to a database.
    ///
    /// # Errors
    /// When no database can hold it, such as a float that is not finite.
    fn to_value(&self) -> Result<Value<'_>, EncodeError>;

    /// The value that a database returned, or nothing if it is none of this type.
    fn from_value(value: Value<'_>) -> Option<Self>;
}

/// The type of a field that SQL can read: a [`ColumnType`], or an `Option` of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand for a plain column",
    label = "no plain column has this type",
    note = "a field of type `Sealed<_>` needs `#[encrypted]`",
    note = "plain columns are `String`, integers, `bool`, `f64`, `Vec<u8>`, the types of `schemalock` such as `Uuid`, `Json` and `Timestamp`, the ids and enums of its macros, and `Option` of any of them"
)]
pub trait PlainField: Sized {
    /// The logical type.
    const KIND: ColumnKind;
    /// Whether the column allows NULL.
    const OPTIONAL: bool;
    /// The type of the values.
    type Value: ColumnType;

    /// The field as it is written to a database.
    ///
    /// # Errors
    /// As of [`ColumnType::to_value`].
    fn to_stored(&self) -> Result<Value<'_>, EncodeError>;

    /// The field that a database returned, or nothing if it is none of this type.
    fn from_stored(value: Value<'_>) -> Option<Self>;
}

impl<T: ColumnType> PlainField for T {
    const KIND: ColumnKind = T::KIND;
    const OPTIONAL: bool = false;
    type Value = T;

    fn to_stored(&self) -> Result<Value<'_>, EncodeError> {
        self.to_value()
    }

    fn from_stored(value: Value<'_>) -> Option<Self> {
        T::from_value(value)
    }
}

impl<T: ColumnType> PlainField for Option<T> {
    const KIND: ColumnKind = T::KIND;
    const OPTIONAL: bool = true;
    type Value = T;

    fn to_stored(&self) -> Result<Value<'_>, EncodeError> {
        self.as_ref().map_or(Ok(Value::Null), T::to_value)
    }

    fn from_stored(value: Value<'_>) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::from_value(value).map(Some) }
    }
}
