//! What a database holds, in the engine's own words: for asking whether two databases of one engine are the same.
//!
//! A catalogue is a set of lines, each about one thing. Orders that an engine cannot change afterwards (a column comes last when it
//! is added) are not in it. The history table is left out.

mod mysql;
mod postgres;
mod sqlite;

use std::collections::{BTreeMap, BTreeSet};

use schemalock::migrate::{Dialect, Engine};

/// What a database holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Catalogue {
    /// What is compared, and how it is shown.
    lines: BTreeMap<String, String>,
}

impl Catalogue {
    /// Asks a database. Changes nothing.
    pub(super) async fn read<E: Engine>(engine: &mut E) -> sqlx::Result<Self> {
        let lines = match engine.dialect() {
            Dialect::Sqlite => sqlite::lines(engine).await?,
            Dialect::Postgres => as_they_are(postgres::lines(engine).await?),
            Dialect::Mariadb | Dialect::Mysql => as_they_are(mysql::lines(engine).await?),
        };
        Ok(Self { lines })
    }

    /// What this one has and the other has not, and the other way round, for people.
    pub(crate) fn differences(&self, expected: &Self) -> Vec<String> {
        let more = self.without(expected).map(|line| format!("has, and should not: {line}"));
        let less = expected.without(self).map(|line| format!("should have: {line}"));
        more.chain(less).collect()
    }

    fn without<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a String> {
        self.lines.iter().filter(|(line, _)| !other.lines.contains_key(*line)).map(|(_, shown)| shown)
    }
}

fn as_they_are(lines: BTreeSet<String>) -> BTreeMap<String, String> {
    lines.into_iter().map(|line| (line.clone(), line)).collect()
}

/// The texts of a query's rows, with a space between.
async fn texts<E: Engine>(engine: &mut E, sql: &str) -> sqlx::Result<BTreeSet<String>> {
    let rows = engine.rows(sql).await?;
    Ok(rows.into_iter().map(|row| row.into_iter().flatten().collect::<Vec<_>>().join(" ")).collect())
}
