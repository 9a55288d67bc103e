//! Constants in SQL as constants of a type.

use crate::model::{Literal, Type};
use crate::resolve::{decimal, timestamp};
use crate::text::is_uuid;
use crate::time::{is_date, is_time};

/// The constant that a text of SQL is, if it is one of the type. Whether it is right, lowering tells.
pub(super) fn read(sql: &str, ty: &Type, scaled: bool) -> Option<Literal> {
    let text = unquoted(sql);
    let bare = text.as_deref().unwrap_or(sql).trim();
    let quoted = || text.clone();
    Some(match ty {
        Type::Boolean => Literal::Boolean(match bare.to_ascii_lowercase().as_str() {
            "true" | "t" | "1" => true,
            "false" | "f" | "0" => false,
            _ => return None,
        }),
        Type::SmallInt | Type::Integer | Type::BigInt => {
            let (least, most) = ty.range()?;
            Literal::Integer(bare.parse().ok().filter(|number| (least..=most).contains(number))?)
        }
        Type::Float => Literal::Number(bare.parse::<f64>().ok().filter(|number| number.is_finite())?.to_string()),
        Type::Decimal { precision, scale } if scaled => {
            let unscaled: i64 = bare.parse().ok()?;
            Literal::Text(decimal(&rescaled(unscaled, *scale), *precision, *scale)?)
        }
        Type::Decimal { precision, scale } => Literal::Text(decimal(bare, *precision, *scale)?),
        Type::Text | Type::Enum(_) => Literal::Text(quoted()?),
        Type::Uuid => Literal::Text(quoted().filter(|text| is_uuid(text))?.to_lowercase()),
        Type::Date => Literal::Text(quoted().filter(|text| is_date(text))?),
        Type::Time => Literal::Text(quoted().filter(|text| is_time(text))?),
        Type::Json => Literal::Json(serde_json::from_str(&quoted()?).ok()?),
        Type::Timestamp => Literal::Timestamp(moment(&text, bare)?),
        Type::Bytes | Type::BlindIndex(_) | Type::Unknown => return None,
    })
}

/// Milliseconds, or a moment as text.
fn moment(text: &Option<String>, bare: &str) -> Option<i64> {
    match text {
        None => bare.parse().ok(),
        Some(text) => {
            let mut iso = text.trim().replacen(' ', "T", 1);
            match iso.rfind(['+', '-']).filter(|at| *at > 10) {
                Some(at) if iso.len() - at == 3 => iso.push_str(":00"),
                Some(_) => {}
                None if iso.ends_with('Z') => {}
                None => iso.push('Z'),
            }
            timestamp(&iso)
        }
    }
}

/// An integer with the point that its type puts into it.
fn rescaled(number: i64, scale: u8) -> String {
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = usize::from(scale) + 1);
    let (whole, fraction) = digits.split_at(digits.len() - usize::from(scale));
    let sign = if number < 0 { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// The text between the quotes of a single literal, doubled quotes undone.
pub(super) fn unquoted(sql: &str) -> Option<String> {
    let inner = sql.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    let undone = inner.replace("''", "\u{0}");
    (!undone.contains('\'')).then(|| undone.replace('\u{0}', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_of_types() {
        let decimal = Type::Decimal { precision: 9, scale: 2 };
        assert_eq!(read("'it''s'", &Type::Text, false), Some(Literal::Text("it's".to_owned())));
        assert_eq!(read("'a' || 'b'", &Type::Text, false), None);
        assert_eq!(read("-5", &Type::Integer, false), Some(Literal::Integer(-5)));
        assert_eq!(read("70000", &Type::SmallInt, false), None);
        assert_eq!(read("1.5", &decimal, false), Some(Literal::Text("1.50".to_owned())));
        assert_eq!(read("-150", &decimal, true), Some(Literal::Text("-1.50".to_owned())));
        assert_eq!(read("'{}'", &Type::Json, false), Some(Literal::Json(serde_json::json!({}))));
        assert_eq!(
            read("'2024-01-01 00:00:00+00'", &Type::Timestamp, false),
            Some(Literal::Timestamp(1_704_067_200_000))
        );
        assert_eq!(read("now()", &Type::Timestamp, false), None);
    }
}
