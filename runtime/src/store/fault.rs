//! What an engine refused, in the words that engines share.

use super::error::{Relation, Side, StoreError};
use crate::{Column, Table};

/// Why an engine refused a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A row with the same values is there.
    Unique(Name),
    /// A reference leads nowhere, or would.
    ForeignKey {
        /// The constraint's name, if the engine says it.
        constraint: Option<String>,
        /// The table that refers, if the engine says it.
        table: Option<String>,
        /// Where the row stands, if the engine says it.
        side: Option<Side>,
    },
    /// A CHECK, by its name.
    Check(String),
    /// NULL in this column, which allows none.
    Null(String),
    /// More characters than this column's type allows.
    TooLong(String),
    /// Others were in the way.
    Conflict,
    /// The server is stopping or starting.
    Unavailable,
    /// Anything else.
    Other,
}

/// What has to be unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// An index or a constraint, by its name.
    Constraint(String),
    /// Columns.
    Columns(Vec<String>),
}

/// The name that MariaDB and MySQL give every primary key.
const PRIMARY: &str = "PRIMARY";

impl Name {
    /// Whether it is the table's primary key.
    pub(super) fn is_primary_key(&self, table: &Table) -> bool {
        match self {
            Self::Constraint(name) => name == PRIMARY || *name == primary_key(table),
            Self::Columns(columns) => columns.iter().eq(table.primary_key),
        }
    }

    /// The name in SQL of the index or constraint that it is.
    fn of(self, table: &Table) -> String {
        if self.is_primary_key(table) {
            return primary_key(table);
        }
        match self {
            Self::Constraint(name) => name,
            Self::Columns(columns) => {
                let is = |others: &[&str]| columns.iter().eq(others.iter());
                let unique = table.uniques.iter().find(|unique| is(unique.columns)).map(|unique| unique.name);
                let indexes = || table.indexes.iter().filter(|index| index.unique && is(index.columns));
                // Of two over the same columns the whole one refuses more.
                let index = || indexes().find(|index| !index.partial).or_else(|| indexes().next());
                let known = unique.or_else(|| index().map(|index| index.sql_name));
                known.map_or_else(|| columns.join(", "), str::to_owned)
            }
        }
    }
}

/// The name in SQL, as migrations give it.
fn primary_key(table: &Table) -> String {
    format!("{}_pkey", table.name)
}

impl Fault {
    /// The error of a statement about this table; `side` is what a broken reference would be.
    pub(super) fn into_error(self, table: &'static Table, side: Side, error: sqlx::Error) -> StoreError {
        let name = table.name;
        match self {
            Self::Unique(what) => StoreError::Unique { table: name, index: what.of(table) },
            Self::ForeignKey { constraint, table: from, side: said } => {
                // A reference of another table is in the way of a row that is referred to.
                let others = from.as_deref().is_some_and(|from| from != name).then_some(Side::Restricted);
                let side = others.or(said).unwrap_or(side);
                let relation = constraint.map(|constraint| Relation::of(table, side, constraint, from));
                StoreError::ForeignKey { table: name, side, relation }
            }
            Self::Check(constraint) => check(table, constraint),
            Self::TooLong(column) => check(table, format!("{name}_{column}_max_length")),
            Self::Null(column) => StoreError::Null { table: name, column },
            Self::Conflict => StoreError::Conflict(error),
            Self::Unavailable => StoreError::Unavailable(error),
            Self::Other => StoreError::Database(error),
        }
    }
}

/// The ends of the names of CHECKs that are one column's: its rules, and what is so of all values of its type.
const RULES: &[&str] = &[
    "min_length",
    "max_length",
    "non_empty",
    "pattern",
    "format",
    "min",
    "max",
    "one_of",
    "length",
    "range",
    "boolean",
    "json",
    "date",
    "time",
    "enum",
    "sealed",
    "form",
    "null",
];

/// A CHECK is called `<table>_<column>_<rule>`, or `<table>_<name>_check` for one of the whole table.
fn check(table: &'static Table, constraint: String) -> StoreError {
    let rest = constraint.strip_prefix(table.name).and_then(|rest| rest.strip_prefix('_'));
    let of_slot = |column: &'static str, slot: &str| {
        let rule = rest?.strip_prefix(slot)?.strip_prefix('_')?;
        RULES.contains(&rule).then(|| (column, rule.to_owned()))
    };
    let of_column = |column: &'static Column| {
        of_slot(column.name, column.name).or_else(|| of_slot(column.name, column.companion()?.name))
    };
    // With the whole of a rule behind it, it is the name of one column at most.
    let found = table.columns.iter().find_map(of_column);
    match found {
        Some((column, rule)) if rule == "sealed" => StoreError::Unsealed { table: table.name, column },
        Some((column, rule)) => {
            StoreError::Check { table: table.name, constraint, column: Some(column), rule: Some(rule) }
        }
        None => StoreError::Check { table: table.name, constraint, column: None, rule: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ForeignKey, Index};

    const TABLE: &Table = &Table::new("t", &[])
        .with_indexes(&[
            Index::new("by_some", "t_by_some", &["a"]).unique().partial(),
            Index::new("by_a", "t_by_a", &["a"]).unique(),
            Index::new("by_b", "t_by_b", &["b"]).unique().partial(),
        ])
        .with_foreign_keys(&[ForeignKey::new("t_a_fkey", &["a"], "other", &["id"])]);

    #[test]
    fn an_index_that_is_not_named_is_the_one_over_its_columns() {
        let name = |column: &str| Name::Columns(vec![column.to_owned()]).of(TABLE);
        assert_eq!((name("a"), name("b"), name("c")), ("t_by_a".to_owned(), "t_by_b".to_owned(), "c".to_owned()));
    }

    /// What a server says of a broken reference in a language that nobody here reads.
    fn broken(constraint: &str, from: &str) -> StoreError {
        let (constraint, table) = (Some(constraint.to_owned()), Some(from.to_owned()));
        Fault::ForeignKey { constraint, table, side: None }.into_error(TABLE, Side::Missing, sqlx::Error::RowNotFound)
    }

    #[test]
    fn a_reference_of_another_table_restricts() {
        let StoreError::ForeignKey { side, relation, .. } = broken("child_t_fkey", "child") else { panic!() };
        assert_eq!(side, Side::Restricted);
        assert_eq!(relation.unwrap().to_string(), "`child_t_fkey` from `child` to `t`");
    }

    #[test]
    fn a_reference_that_the_model_does_not_say_leads_where_nobody_knows() {
        let to = |constraint: &str| {
            let StoreError::ForeignKey { side: Side::Missing, relation, .. } = broken(constraint, "t") else {
                panic!()
            };
            relation.unwrap().to_string()
        };
        assert_eq!(to("t_a_fkey"), "`t_a_fkey` from `t` to `other`");
        assert_eq!(to("t_b_fkey"), "`t_b_fkey` from `t`");
    }
}
