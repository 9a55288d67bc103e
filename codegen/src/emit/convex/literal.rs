//! Constants.

use super::layout::Ts;
use crate::convex;
use crate::model::{Literal, Type};

/// A constant of a column's type.
pub(super) fn of(value: &Literal, ty: &Type) -> Ts {
    match (value, ty) {
        (Literal::Boolean(truth), _) => Ts::word(truth.to_string()),
        (Literal::Integer(number), Type::BigInt) => Ts::word(format!("{number}n")),
        (Literal::Integer(number) | Literal::Timestamp(number), _) => Ts::word(number.to_string()),
        (Literal::Number(digits), _) => Ts::word(number(digits)),
        (Literal::Text(text), Type::Decimal { .. }) => Ts::text(&convex::decimal(text).unwrap_or_else(|| text.clone())),
        (Literal::Text(text), _) => Ts::text(text),
        (Literal::Json(value), _) => Ts::text(&value.to_string()),
    }
}

/// A number as Prettier leaves it: `1e21`, `0.5`.
pub(super) fn number(digits: &str) -> String {
    let Ok(value) = digits.parse::<f64>() else { return digits.to_owned() };
    let plain = value == 0.0 || (1e-6..1e21).contains(&value.abs());
    if plain { format!("{value}") } else { format!("{value:e}") }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_written_as_short_as_they_can_be() {
        let cases = [
            ("1.50", "1.5"),
            ("-1e10", "-10000000000"),
            ("1e21", "1e21"),
            ("0.0000001", "1e-7"),
            ("-0", "-0"),
            ("7", "7"),
        ];
        for (digits, expected) in cases {
            assert_eq!(number(digits), expected);
        }
    }
}
