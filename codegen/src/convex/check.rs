//! Conditions on rows, as far as they mean the same outside of a database.
//!
//! What can be said: columns and constants, compared with each other and tied by AND, OR and NOT, IS NULL, IN and BETWEEN.
//! Everything else (functions, arithmetic, LIKE, what is said for one dialect) is left to the databases, and a rule says so.

use sqlparser::ast::{BinaryOperator, Expr, UnaryOperator, Value};
use sqlparser::dialect::GenericDialect;

use super::{document_key, id_of, names};
use crate::model::{Check as Said, Column, Model, Sql, Table, Type, names as sql};
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
    /// Ids of documents: they are equal or not, and nobody writes them down.
    Id,
    Text,
    Number,
    BigInt,
    Decimal,
    Boolean,
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
                (class != Class::Id).then_some(())?;
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
        if class == Class::Id && !matches!(operator, Operator::Eq | Operator::Ne) {
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
            Type::Text | Type::Enum(_) | Type::Uuid | Type::Date | Type::Time => Class::Text,
            Type::SmallInt | Type::Integer | Type::Float => Class::Number,
            Type::BigInt => Class::BigInt,
            Type::Decimal { .. } => Class::Decimal,
            Type::Boolean => Class::Boolean,
            // JSON and bytes compare differently everywhere, and a timestamp has no constant that does not.
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
            (Value::SingleQuotedString(text), Class::Text) => Some(Operand::Text(text.clone())),
            (Value::Boolean(truth), Class::Boolean) => Some(Operand::Boolean(*truth)),
            _ => number(expr, "", class),
        },
        _ => None,
    }
}

fn number(expr: &Expr, sign: &str, class: Class) -> Option<Operand> {
    let Expr::Value(value) = expr else { return None };
    let Value::Number(digits, _) = &value.value else { return None };
    let digits = format!("{sign}{digits}");
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'));
    match class {
        Class::Number if digits.parse::<f64>().is_ok_and(f64::is_finite) => Some(Operand::Number(digits)),
        Class::BigInt if digits.parse::<i64>().is_ok() => Some(Operand::BigInt(digits)),
        Class::Decimal if plain => Some(Operand::Decimal(Box::new(Operand::Text(digits)))),
        _ => None,
    }
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn negate(negated: bool, condition: Condition) -> Condition {
    if negated { not(condition) } else { condition }
}
