//! Conditions on rows, as far as they mean the same outside of a database.
//!
//! What can be said: columns and constants, compared with each other and tied by AND, OR and NOT, IS NULL, IN and BETWEEN.
//! Everything else (functions, arithmetic, LIKE, what is said for one dialect) is left to the databases, and a rule says so.

mod class;
mod constant;
mod read;

use sqlparser::dialect::GenericDialect;

use self::read::Reader;
use crate::model::{Check as Said, Model, Sql, Table, names as sql};
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

#[cfg(test)]
mod tests;
