//! Conditions on rows, as far as they mean the same outside of a database.
//!
//! What can be said: columns and constants, compared with each other and tied by AND, OR and NOT, IS NULL, IN and BETWEEN.
//! Everything else (functions, arithmetic, LIKE, what is said for one dialect) is left to the databases, and a rule says so.

use sqlparser::ast::{BinaryOperator, Expr, UnaryOperator, Value};
use sqlparser::dialect::GenericDialect;

use super::{decimal, document_key, id_of, names};
use crate::model::{Check as Said, Column, Model, Sql, Table, Type, names as sql};
use crate::resolve::literal;
use crate::sql::expression;

/// A condition that holds for every document.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The name of its constraint in SQL, which errors tell.
    pub name: String,
    /// What holds.
    pub condition: Condition,
}

/// What holds, in SQL's logic of three values.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Two operands compare like this.
    Compare(Operator, Operand, Operand),
    /// All of them.
    And(Vec<Self>),
    /// At least one of them.
    Or(Vec<Self>),
    /// Not that.
    Not(Box<Self>),
    /// There is no value.
    IsNull(Operand),
    /// Equal to one of these.
    OneOf(Operand, Vec<Operand>),
    /// Not less than the second, nor more than the third.
    Between(Operand, Operand, Operand),
    /// A boolean itself.
    Holds(Operand),
}

/// How two operands compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Eq,
    /// `<>`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// A field, by its name.
    Field(String),
    /// A text.
    Text(String),
    /// A number, as its digits stand in the schema.
    Number(String),
    /// A whole number of 64 bits.
    BigInt(String),
    /// A decimal number, or a field that holds one.
    Decimal(Box<Self>),
    /// True or false.
    Boolean(bool),
}

impl Check {
    /// The conditions of a table that can be said.
    pub(super) fn all(model: &Model, table: &Table) -> Vec<Self> {
        let checks = table.checks.iter();
        let said = checks.filter_map(|check| Some((check, condition(model, table, check)?)));
        said.map(|(check, condition)| Self { name: sql::check(table, check), condition }).collect()
    }
}

/// The condition of a check; nothing, if only a database can tell.
#[must_use]
pub fn condition(model: &Model, table: &Table, check: &Said) -> Option<Condition> {
    let Sql::Any(text) = &check.sql else { return None };
    let expr = expression::parse(text, &GenericDialect {}).ok()?;
    Reader { model, table }.condition(&expr)
}

/// What two operands have to have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Ids of documents: nobody writes them down.
    Id,
    /// Words of an enum.
    Word,
    Text,
    Uuid,
    Date,
    Time,
    /// A constant of it means another moment in each time zone, so there is none here.
    Moment,
    Number,
    BigInt,
    Decimal,
    Boolean,
}

impl Class {
    /// Is there an order that is the same everywhere? Ids have none, and words have that of their list in an engine's own type.
    const fn is_ordered(self) -> bool {
        !matches!(self, Self::Id | Self::Word)
    }
}

struct Reader<'t> {
    model: &'t Model,
    table: &'t Table,
}

impl Reader<'_> {
    fn condition(&self, expr: &Expr) -> Option<Condition> {
        match expr {
            Expr::Nested(inner) => self.condition(inner),
            Expr::UnaryOp { op: UnaryOperator::Not, expr } => Some(not(self.condition(expr)?)),
            Expr::BinaryOp { left, op, right } => self.binary(left, op, right),
            Expr::IsNull(operand) => self.is_null(operand),
            Expr::IsNotNull(operand) => Some(not(self.is_null(operand)?)),
            Expr::InList { expr, list, negated } => {
                let class = self.class(expr)?;
                let list = list.iter().map(|item| self.operand(item, class)).collect::<Option<Vec<_>>>()?;
                Some(negate(*negated, Condition::OneOf(self.operand(expr, class)?, list)))
            }
            Expr::Between { expr, negated, low, high } => {
                let class = self.class(expr)?;
                let [value, low, high] = [expr, low, high].map(|side| self.operand(side, class));
                class.is_ordered().then_some(())?;
                Some(negate(*negated, Condition::Between(value?, low?, high?)))
            }
            Expr::Identifier(_) => Some(Condition::Holds(self.operand(expr, Class::Boolean)?)),
            _ => None,
        }
    }

    fn binary(&self, left: &Expr, op: &BinaryOperator, right: &Expr) -> Option<Condition> {
        let operator = match op {
            BinaryOperator::And => return Some(Condition::And(self.both(left, BinaryOperator::And, right)?)),
            BinaryOperator::Or => return Some(Condition::Or(self.both(left, BinaryOperator::Or, right)?)),
            BinaryOperator::Eq => Operator::Eq,
            BinaryOperator::NotEq => Operator::Ne,
            BinaryOperator::Lt => Operator::Lt,
            BinaryOperator::LtEq => Operator::Le,
            BinaryOperator::Gt => Operator::Gt,
            BinaryOperator::GtEq => Operator::Ge,
            _ => return None,
        };
        let class = self.class(left).or_else(|| self.class(right))?;
        if !class.is_ordered() && !matches!(operator, Operator::Eq | Operator::Ne) {
            return None;
        }
        Some(Condition::Compare(operator, self.operand(left, class)?, self.operand(right, class)?))
    }

    /// Both sides of AND or OR, those of the same word inside them laid beside.
    fn both(&self, left: &Expr, op: BinaryOperator, right: &Expr) -> Option<Vec<Condition>> {
        let mut all = Vec::new();
        for side in [left, right] {
            match (self.condition(side)?, &op) {
                (Condition::And(inner), BinaryOperator::And) | (Condition::Or(inner), BinaryOperator::Or) => {
                    all.extend(inner);
                }
                (other, _) => all.push(other),
            }
        }
        Some(all)
    }

    fn is_null(&self, expr: &Expr) -> Option<Condition> {
        self.column(expr).map(|column| Condition::IsNull(Operand::Field(names::field(&column.name))))
    }

    fn column(&self, expr: &Expr) -> Option<&Column> {
        match expr {
            Expr::Nested(inner) => self.column(inner),
            Expr::Identifier(ident) => {
                let column = self.table.column(&ident.value)?;
                // What is no field, or compares in a way of its own, is not told.
                let is_field = document_key(self.table).is_none_or(|key| key.name != column.name);
                (is_field && column.encrypted.is_none() && !column.case_insensitive).then_some(column)
            }
            _ => None,
        }
    }

    /// What a column is compared with; nothing for constants, which take what the other side is.
    fn class(&self, expr: &Expr) -> Option<Class> {
        let column = self.column(expr)?;
        if id_of(self.model, self.table, &column.name).is_some() {
            return Some(Class::Id);
        }
        Some(match column.ty {
            Type::Text => Class::Text,
            Type::Enum(_) => Class::Word,
            Type::Uuid => Class::Uuid,
            Type::Date => Class::Date,
            Type::Time => Class::Time,
            Type::Timestamp => Class::Moment,
            Type::SmallInt | Type::Integer | Type::Float => Class::Number,
            Type::BigInt => Class::BigInt,
            Type::Decimal { .. } => Class::Decimal,
            Type::Boolean => Class::Boolean,
            // JSON and bytes compare differently everywhere.
            _ => return None,
        })
    }

    fn operand(&self, expr: &Expr, class: Class) -> Option<Operand> {
        if let Some(column) = self.column(expr) {
            let field = Operand::Field(names::field(&column.name));
            return (self.class(expr)? == class).then(|| in_class(class, field));
        }
        constant(expr, class)
    }
}

fn in_class(class: Class, operand: Operand) -> Operand {
    if class == Class::Decimal { Operand::Decimal(Box::new(operand)) } else { operand }
}

fn constant(expr: &Expr, class: Class) -> Option<Operand> {
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
        Class::Uuid => literal::is_uuid(text).then(|| text.to_ascii_lowercase()),
        Class::Date => literal::is_date(text).then(|| text.to_owned()),
        Class::Time => literal::is_time(text).then(|| text.to_owned()),
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

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn negate(negated: bool, condition: Condition) -> Condition {
    if negated { not(condition) } else { condition }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = "
schemalock: 1
name: shop
targets: { postgres: '14', convex: {} }
enums: { mood: [calm, cross] }
tables:
  others:
    columns:
      id: { type: uuid, primary_key: true, default: uuid_v7 }
  items:
    columns:
      id:    { type: uuid, primary_key: true, default: uuid_v7 }
      other: { references: others.id }
      uuid:  { type: uuid, optional: true }
      big:   bigint
      price: 'decimal(9,2)'
      day:   date
      hour:  time
      begin: timestamp
      end:   timestamp
      mood:  mood
      truth: boolean
      text:  { type: text, max_length: 9 }
    indexes:
      by_other: [other]
";

    fn of(sql: &str) -> Option<Condition> {
        let model = crate::compile(SCHEMA.as_bytes(), None).model.expect("a schema without mistakes");
        let check = Said { name: String::new(), sql: Sql::Any(sql.to_owned()) };
        condition(&model, &model.tables[1], &check)
    }

    fn compared(sql: &str) -> Option<Operand> {
        match of(sql)? {
            Condition::Compare(_, _, right) => Some(right),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn constants_are_written_as_values_are_stored() {
        let decimal = |digits: &str| Some(Operand::Decimal(Box::new(Operand::Text(digits.to_owned()))));
        for (sql, expected) in
            [("price > .50", "0.5"), ("price > 5.", "5"), ("price > -007.10", "-7.1"), ("price > -0", "0")]
        {
            assert_eq!(compared(sql), decimal(expected), "{sql}");
        }
        assert_eq!(compared("big > 007"), Some(Operand::BigInt("7".to_owned())));
        let uuid = "uuid <> '0198F2C0-0000-7000-8000-00000000ABCD'";
        assert_eq!(compared(uuid), Some(Operand::Text("0198f2c0-0000-7000-8000-00000000abcd".to_owned())));
        assert_eq!(compared("day > '2024-01-05'"), Some(Operand::Text("2024-01-05".to_owned())));
    }

    #[test]
    fn what_means_something_else_outside_of_a_database_is_not_told() {
        let not_told = [
            "day > '2024-1-5'",
            "hour < '8:00'",
            "uuid <> 'x'",
            "begin > '2024-01-01'",
            "mood < 'cross'",
            "mood between 'calm' and 'cross'",
            "other < uuid",
            "other = '0198f2c0-0000-7000-8000-00000000abcd'",
            "id <> other",
            "price > 1e3",
            "text || 'a' <> 'b'",
            "big > 99999999999999999999",
            "truth > 1",
            "price = big",
        ];
        for sql in not_told {
            assert_eq!(of(sql), None, "{sql}");
        }
    }

    #[test]
    fn what_is_the_same_everywhere_is_told() {
        let told = [
            "begin < end",
            "mood <> 'calm'",
            "mood in ('calm', 'cross')",
            "truth and not (text = 'a' or uuid is null)",
            "price between 1 and 2.5",
        ];
        for sql in told {
            assert!(of(sql).is_some(), "{sql}");
        }
    }
}
