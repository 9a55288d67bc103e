//! Conditions on rows as functions of them.

use super::layout::Ts;
use crate::convex::{Condition, Operand, Operator};

/// `(row) => sql.ne(row.a, row.b)`
pub(super) fn function(condition: &Condition) -> Ts {
    Ts::Arrow("(row)", Box::new(holds(condition)))
}

fn holds(condition: &Condition) -> Ts {
    let all = |name: &str, conditions: &[Condition]| call(name, conditions.iter().map(holds));
    match condition {
        Condition::Compare(operator, left, right) => call(word(*operator), [left, right].map(operand)),
        Condition::And(conditions) => all("and", conditions),
        Condition::Or(conditions) => all("or", conditions),
        Condition::Not(condition) => call("not", [holds(condition)]),
        Condition::IsNull(value) => call("isNull", [operand(value)]),
        Condition::OneOf(value, list) => call("oneOf", [operand(value), Ts::List(list.iter().map(operand).collect())]),
        Condition::Between(value, low, high) => call("between", [value, low, high].map(operand)),
        Condition::Holds(value) => call("eq", [operand(value), Ts::word("true")]),
    }
}

fn call(name: &str, arguments: impl IntoIterator<Item = Ts>) -> Ts {
    Ts::call(format!("sql.{name}"), arguments)
}

const fn word(operator: Operator) -> &'static str {
    match operator {
        Operator::Eq => "eq",
        Operator::Ne => "ne",
        Operator::Lt => "lt",
        Operator::Le => "le",
        Operator::Gt => "gt",
        Operator::Ge => "ge",
    }
}

fn operand(operand: &Operand) -> Ts {
    match operand {
        Operand::Field(name) => Ts::word(format!("row.{name}")),
        Operand::Text(text) => Ts::text(text),
        Operand::Number(digits) => Ts::word(super::literal::number(digits)),
        Operand::BigInt(digits) => Ts::word(format!("{digits}n")),
        Operand::Decimal(inner) => call("decimal", [self::operand(inner)]),
        Operand::Boolean(truth) => Ts::word(truth.to_string()),
    }
}
