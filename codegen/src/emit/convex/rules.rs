//! Rules and constants of columns.

use super::description::Members;
use super::layout::Ts;
use crate::convex;
use crate::model::{Column, Format, Literal, Type};

/// What a column asks of its values.
pub(super) fn add(members: &mut Members, column: &Column) {
    let (rules, ty) = (&column.rules, &column.ty);
    let length = |length: Option<u32>| length.map(|length| Ts::word(length.to_string()));
    members.add("min_length", length(rules.min_length));
    members.add("max_length", length(rules.max_length));
    members.flag("non_empty", rules.non_empty);
    members.add("pattern", rules.pattern.as_deref().map(Ts::text));
    let format = |format| match format {
        Format::Url => "url",
        Format::Email => "email",
    };
    members.add("format", rules.format.map(|it| Ts::text(format(it))));
    members.add("min", rules.min.as_ref().map(|value| literal(value, ty)));
    members.add("max", rules.max.as_ref().map(|value| literal(value, ty)));
    members.list("one_of", rules.one_of.iter().map(|value| literal(value, ty)).collect());
}

/// A constant of a column's type.
pub(super) fn literal(value: &Literal, ty: &Type) -> Ts {
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
