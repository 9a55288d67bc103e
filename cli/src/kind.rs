//! Types of the schema in the runtime's words.

use schemalock::ColumnKind;
use schemalock_codegen::model::Type;

/// As what a database holds values of this type. The words of an enum are stored as text.
pub(crate) const fn kind(ty: &Type) -> ColumnKind {
    match ty {
        Type::Uuid => ColumnKind::Uuid,
        Type::SmallInt => ColumnKind::SmallInt,
        Type::Integer => ColumnKind::Integer,
        Type::BigInt => ColumnKind::BigInt,
        Type::Boolean => ColumnKind::Boolean,
        Type::Float => ColumnKind::Float,
        Type::Decimal { .. } => ColumnKind::Decimal,
        Type::Json => ColumnKind::Json,
        Type::Timestamp => ColumnKind::Timestamp,
        Type::Date => ColumnKind::Date,
        Type::Time => ColumnKind::Time,
        Type::Bytes => ColumnKind::Bytes,
        Type::Text | Type::Enum(_) | Type::BlindIndex(_) | Type::Unknown => ColumnKind::Text,
    }
}
