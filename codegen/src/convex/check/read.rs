//! From SQL to conditions.

use sqlparser::ast::{BinaryOperator, Expr, UnaryOperator};

use super::class::{Class, in_class};
use super::constant::constant;
use super::{Condition, Operand, Operator};
use crate::convex::{document_key, id_of, names};
use crate::model::{Column, Model, Table, Type};

pub(super) struct Reader<'t> {
    pub(super) model: &'t Model,
    pub(super) table: &'t Table,
}

impl Reader<'_> {
    pub(super) fn condition(&self, expr: &Expr) -> Option<Condition> {
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

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn negate(negated: bool, condition: Condition) -> Condition {
    if negated { not(condition) } else { condition }
}
