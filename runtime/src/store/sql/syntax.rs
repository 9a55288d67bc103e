//! How engines differ in the statements of stores.

use super::Out;
use crate::{Column, Table};

/// How an engine writes.
#[derive(Debug)]
pub struct Syntax {
    /// Around names; doubled inside.
    pub quote: u8,
    /// Whether bound values are `$1`, `$2`, … or each `?`.
    pub numbered: bool,
    /// What a statement that writes can say of the row.
    pub returning: Returning,
    /// Whether a conflict with the primary key alone can be told from others by the statement: `ON CONFLICT (…)`.
    pub on_conflict: bool,
    /// The rest of an `INSERT` of a row of which the database makes everything.
    pub no_values: &'static str,
    /// Whether an index serves `(a, b) > (1, 2)`. Elsewhere each part is compared by itself.
    pub rows_are_ranges: bool,
    /// Whether a statement that fails fails the transaction around it.
    pub errors_end_transactions: bool,
    /// How many values a statement can bind.
    pub most_values: usize,
    /// How rows are put in the order of their keys, where no declared index has them in it.
    pub order: Order,
    /// Begins a transaction that reads the database as it is at one moment.
    pub snapshot: &'static str,
    /// Begins a transaction that writes.
    pub write: &'static str,
    /// Has the database number new rows behind those that were written with numbers, if it does not by itself.
    pub renumber: Option<fn(&mut Out<'_>, &Table, &Column)>,
}

/// How the rows of a look-up are put in the order of their keys.
///
/// An engine that is asked for the first of some rows may rather walk an index that is in that order, and read the whole table until it
/// has found them: it takes values to be spread evenly, which the rows of one owner are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Every index holds the key behind its columns.
    Keyed,
    /// By an expression, which no index is in the order of. An index does hold the key if that is the row's number.
    Expression,
    /// By a query around the one that finds the rows.
    Around,
}

/// What a statement that writes can say of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returning {
    /// The row as it is stored, after triggers.
    Stored,
    /// The row before those triggers that follow the statement.
    BeforeTriggers,
    /// Nothing.
    Nothing,
}
