//! The column types that need no macro.

use super::{ColumnKind, ColumnType, kind};
use crate::{Date, Decimal, Json, TimeOfDay, Timestamp, Uuid};

macro_rules! column_types {
    ($($kind:ident: $type:ty,)*) => {
        $(
            impl ColumnType for $type {
                const KIND: ColumnKind = ColumnKind::$kind;
            }

            impl kind::$kind for $type {}
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
