//! What a database holds, in the engine's own words: for asking whether two databases of one engine are the same.
//!
//! A catalogue is a set of lines, each about one thing. Orders that an engine cannot change afterwards (a column comes last when it
//! is added) are not in it. The history table is left out.

mod mysql;
mod postgres;
mod sqlite;

use std::collections::BTreeSet;

use schemalock::migrate::{Dialect, Engine};

/// What a database holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Catalogue {
    lines: BTreeSet<String>,
}

impl Catalogue {
    /// Asks a database. Changes nothing.
    pub(super) async fn read<E: Engine>(engine: &mut E) -> sqlx::Result<Self> {
        let lines = match engine.dialect() {
            Dialect::Sqlite => sqlite::lines(engine).await?,
            Dialect::Postgres => postgres::lines(engine).await?,
            Dialect::Mariadb | Dialect::Mysql => mysql::lines(engine).await?,
        };
        Ok(Self { lines })
    }

    /// What this one has and the other has not, and the other way round, for people.
    pub(crate) fn differences(&self, expected: &Self) -> Vec<String> {
        let more = self.lines.difference(&expected.lines).map(|line| format!("has, and should not: {line}"));
        let less = expected.lines.difference(&self.lines).map(|line| format!("should have: {line}"));
        more.chain(less).collect()
    }
}

/// The texts of a query's rows, with a space between.
async fn texts<E: Engine>(engine: &mut E, sql: &str) -> sqlx::Result<BTreeSet<String>> {
    let rows = engine.rows(sql).await?;
    Ok(rows.into_iter().map(|row| row.into_iter().flatten().collect::<Vec<_>>().join(" ")).collect())
}
