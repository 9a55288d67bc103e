//! How an engine answers a statement, by its own EXPLAIN. One file is one engine.

mod mariadb;
mod postgres;
mod sqlite;

use std::fmt;

use anyhow::Result;
use schemalock::Table;
use schemalock::store::Database;
use sqlx::Pool;

/// A value that a statement binds, as JSON has it.
pub type Bound = serde_json::Value;

/// Whether the engine knows the values while it plans, in the words of PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanMode {
    /// It does.
    Custom,
    /// It plans once for all values, as PostgreSQL may from the sixth time on.
    Generic,
}

impl PlanMode {
    /// What it can be on an engine.
    #[must_use]
    pub const fn of(engine: crate::Engine) -> &'static [Self] {
        match engine {
            crate::Engine::Postgres => &[Self::Custom, Self::Generic],
            crate::Engine::Sqlite | crate::Engine::Mariadb => &[Self::Custom],
        }
    }
}

/// An engine that explains itself.
pub trait Explain: Database {
    /// How it would answer a statement with these values.
    fn explain(
        pool: &Pool<Self>,
        table: &'static Table,
        sql: &'static str,
        values: &[Bound],
        mode: PlanMode,
    ) -> impl Future<Output = Result<Plan>> + Send;
}

/// How a statement is answered.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Every way that rows are reached.
    pub paths: Vec<Path>,
    /// Whether rows are put in order after they are found.
    pub sorts: bool,
    /// Whether the engine knows beforehand that there is no row.
    pub empty: bool,
}

/// A way to reach rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The index and its columns; none, where the table itself is read.
    pub index: Option<(String, Vec<String>)>,
    /// Whether it goes to given values, and not from one end of the index to the other.
    pub seeks: bool,
}

impl Path {
    /// The columns among these whose values it goes to; none, if it goes to no place or somewhere else.
    #[must_use]
    pub fn reached(&self, columns: &[&str]) -> Vec<String> {
        let index = self.index.iter().filter(|_| self.seeks).flat_map(|(_, of)| of);
        index.take_while(|column| columns.contains(&column.as_str())).cloned().collect()
    }

    /// Whether it is through the primary key.
    #[must_use]
    pub fn is_primary_key(&self, table: &Table) -> bool {
        self.index.as_ref().is_some_and(|(_, of)| of == table.primary_key)
    }

    /// Through the index of that name in SQL.
    fn through(table: &'static Table, name: &str, seeks: bool) -> Self {
        let owned = |columns: &[&str]| columns.iter().map(|&column| column.to_owned()).collect();
        let index = table.indexes.iter().find(|index| index.sql_name == name).map(|index| index.columns);
        let unique = table.uniques.iter().find(|unique| unique.name == name).map(|unique| unique.columns);
        // MariaDB calls every primary key the same.
        let is_key = name == "PRIMARY" || name == format!("{}_pkey", table.name);
        let key = is_key.then_some(table.primary_key);
        let columns = index.or(unique).or(key).map(owned).unwrap_or_default();
        Self { index: Some((name.to_owned(), columns)), seeks }
    }

    const ALL: Self = Self { index: None, seeks: false };
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, path) in self.paths.iter().enumerate() {
            f.write_str(if at > 0 { ", " } else { "" })?;
            match &path.index {
                Some((name, _)) => write!(f, "{}{name}", if path.seeks { "" } else { "all of " })?,
                None => f.write_str("all of the table")?,
            }
        }
        f.write_str(if self.empty { "nothing" } else { "" })?;
        f.write_str(if self.sorts { ", sorted" } else { "" })
    }
}
