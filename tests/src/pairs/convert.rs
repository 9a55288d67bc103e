//! What becomes of a value when the type of its column changes.

use schemalock_codegen::model::{Model, Type};

use super::judge::is_uuid;
use super::value::{Value, decimal};

/// A value under another type.
#[derive(Clone, Debug, PartialEq)]
pub enum Converted {
    /// It has this form there.
    To(Value),
    /// It has none: the migration must be refused while there is such a row.
    Nothing,
    /// Not decided here.
    Unknown,
}

/// The types in which values of a type have a natural form.
#[must_use]
pub fn natural(model: &Model, ty: &Type) -> Vec<Type> {
    let enums = || model.enums.iter().map(|item| Type::Enum(item.name.clone()));
    match ty {
        Type::SmallInt | Type::Integer | Type::BigInt => {
            let decimal = Type::Decimal { precision: 8, scale: 2 };
            let mut all = vec![Type::SmallInt, Type::Integer, Type::BigInt, Type::Text, Type::Boolean, decimal];
            all.extend((*ty != Type::BigInt).then_some(Type::Float));
            all.retain(|other| other != ty);
            all
        }
        Type::Boolean => vec![Type::Integer, Type::SmallInt, Type::BigInt, Type::Text],
        Type::Uuid | Type::Date | Type::Time | Type::Json => vec![Type::Text],
        Type::Decimal { precision, scale } => {
            let wider = (precision + 2).min(18);
            let mut all = vec![
                Type::Decimal { precision: wider, scale: *scale },
                Type::Decimal { precision: wider, scale: (scale + 1).min(wider) },
                Type::Decimal { precision: *precision, scale: scale.saturating_sub(1) },
            ];
            all.retain(|other| other != ty);
            all
        }
        Type::Text => [Type::Json, Type::Uuid].into_iter().chain(enums()).collect(),
        Type::Enum(name) => {
            let others = enums().filter(|other| *other != Type::Enum(name.clone()));
            [Type::Text].into_iter().chain(others).collect()
        }
        Type::Float | Type::Timestamp | Type::Bytes | Type::BlindIndex(_) | Type::Unknown => Vec::new(),
    }
}

/// A value of one type as one of another.
#[must_use]
pub fn convert(from: &Type, to: &Type, value: &Value) -> Converted {
    match (value, to) {
        (Value::Null, _) => Converted::To(Value::Null),
        (Value::Any, _) => Converted::Unknown,
        // Whether it is in the range or in the set is for the rules to say.
        (Value::Integer(_), Type::SmallInt | Type::Integer | Type::BigInt) => same(value),
        (Value::Integer(number), Type::Decimal { .. }) => Converted::To(Value::Decimal(*number, 0)),
        (Value::Integer(number), Type::Float) => Converted::To(Value::Float(*number as f64)),
        (Value::Boolean(value), Type::Text) => Converted::To(Value::Text(value.to_string())),
        (Value::Integer(number), Type::Text) => Converted::To(Value::Text(number.to_string())),
        (Value::Integer(number), Type::Boolean) => match number {
            0 | 1 => Converted::To(Value::Boolean(*number == 1)),
            _ => Converted::Nothing,
        },
        (Value::Boolean(value), to) if to.is_integer() => Converted::To(Value::Integer(i64::from(*value))),
        (Value::Decimal(..), Type::Decimal { .. }) => same(value),
        (Value::Text(_), Type::Text | Type::Enum(_)) => same(value),
        (Value::Text(text), Type::Uuid) if is_uuid(text) => same(value),
        (Value::Text(_), Type::Uuid) => Converted::Nothing,
        (Value::Text(text), Type::Json) if *from == Type::Text => match serde_json::from_str(text) {
            Ok(json) => Converted::To(Value::Json(json)),
            Err(_) => Converted::Nothing,
        },
        (Value::Text(text), Type::Decimal { .. }) => decimal(text).map_or(Converted::Nothing, Converted::To),
        // Each engine has a spelling of its own: the same value, by what it reads as.
        (Value::Json(_), Type::Text) => Converted::To(value.clone()),
        _ => Converted::Unknown,
    }
}

fn same(value: &Value) -> Converted {
    Converted::To(value.clone())
}
