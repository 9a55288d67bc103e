//! Constants as values of a class are stored.

use sqlparser::ast::{Expr, UnaryOperator, Value};

use super::Operand;
use super::class::Class;
use crate::convex::decimal;
use crate::text::is_uuid;
use crate::time::{is_date, is_time};

pub(super) fn constant(expr: &Expr, class: Class) -> Option<Operand> {
    match expr {
        Expr::Nested(inner) => constant(inner, class),
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => number(expr, "-", class),
        Expr::Value(value) => match (&value.value, class) {
            (Value::SingleQuotedString(text), _) => self::text(text, class).map(Operand::Text),
            (Value::Boolean(truth), Class::Boolean) => Some(Operand::Boolean(*truth)),
            _ => number(expr, "", class),
        },
        _ => None,
    }
}

/// A text as values of its class are stored; nothing, if none is stored like that.
fn text(text: &str, class: Class) -> Option<String> {
    match class {
        Class::Text | Class::Word => Some(text.to_owned()),
        Class::Uuid => is_uuid(text).then(|| text.to_ascii_lowercase()),
        Class::Date => is_date(text).then(|| text.to_owned()),
        Class::Time => is_time(text).then(|| text.to_owned()),
        _ => None,
    }
}

fn number(expr: &Expr, sign: &str, class: Class) -> Option<Operand> {
    let Expr::Value(value) = expr else { return None };
    let Value::Number(digits, _) = &value.value else { return None };
    let digits = format!("{sign}{digits}");
    match class {
        Class::Number => digits.parse::<f64>().is_ok_and(f64::is_finite).then_some(Operand::Number(digits)),
        Class::BigInt => digits.parse::<i64>().ok().map(|number| Operand::BigInt(number.to_string())),
        Class::Decimal => decimal(&digits).map(|digits| Operand::Decimal(Box::new(Operand::Text(digits)))),
        _ => None,
    }
}
