//! The type of a column's field.

use super::names;
use super::scope::Scope;
use crate::model::{Column, Model, Table, Type, ids};

/// The type of a field: the value's, sealed if the column is encrypted, optional if it allows NULL.
pub(super) fn field(scope: &mut Scope, model: &Model, table: &Table, column: &Column) -> String {
    let mut ty = match ids::owner(model, table, &column.name) {
        Some(owner) => scope.sibling(&names::id_name(owner)),
        None => value(scope, &column.ty),
    };
    if column.encrypted.is_some() {
        let sealed = scope.runtime(if column.is_searchable() { "Searchable" } else { "Sealed" });
        ty = format!("{sealed}<{ty}>");
    }
    if column.optional {
        let option = scope.prelude("option", "Option");
        ty = format!("{option}<{ty}>");
    }
    ty
}

fn value(scope: &mut Scope, ty: &Type) -> String {
    match ty {
        Type::Uuid => scope.runtime("Uuid"),
        // An unknown type was an error before anything is emitted, and a blind index is in no table but a stored one.
        Type::Text | Type::BlindIndex(_) | Type::Unknown => scope.prelude("string", "String"),
        Type::SmallInt => String::from("i16"),
        Type::Integer => String::from("i32"),
        Type::BigInt => String::from("i64"),
        Type::Boolean => String::from("bool"),
        Type::Float => String::from("f64"),
        Type::Decimal { .. } => scope.runtime("Decimal"),
        Type::Json => scope.runtime("Json"),
        Type::Timestamp => scope.runtime("Timestamp"),
        Type::Date => scope.runtime("Date"),
        Type::Time => scope.runtime("TimeOfDay"),
        Type::Bytes => scope.prelude("vec", "Vec") + "<u8>",
        Type::Enum(name) => scope.sibling(&names::enum_type(name)),
    }
}

/// The value inside an id, as `typed_id!` names it.
pub(super) const fn id_value(ty: &Type) -> &'static str {
    match ty {
        Type::Uuid => "Uuid",
        Type::SmallInt => "i16",
        Type::Integer => "i32",
        Type::BigInt => "i64",
        _ => "String",
    }
}
