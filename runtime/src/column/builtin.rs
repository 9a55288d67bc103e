//! The column types that need no macro.

use super::{ColumnKind, ColumnType, kind};
use crate::{Date, Decimal, Json, TimeOfDay, Timestamp, Uuid};

macro_rules! column_types {
    ($($kind:ident: $type:ty,)*) => {
        $(
            impl ColumnType for $type {
                const KIND: ColumnKind = ColumnKind::$kind;
            }
        )*
    };
}

column_types! {
    Uuid: Uuid,
    Text: String,
    SmallInt: i16,
    Integer: i32,
    BigInt: i64,
    Boolean: bool,
    Float: f64,
    Decimal: Decimal,
    Json: Json,
    Timestamp: Timestamp,
    Date: Date,
    Time: TimeOfDay,
    Bytes: Vec<u8>,
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
