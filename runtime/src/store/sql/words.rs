//! How engines differ in the statements of stores.

/// How an engine writes.
#[derive(Debug)]
pub struct Words {
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
    /// How many values a statement can bind.
    pub most_values: usize,
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
