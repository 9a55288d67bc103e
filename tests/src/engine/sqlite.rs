//! SQLite: every database is a file, and the engine is part of this process.

use std::str::FromStr;

use anyhow::{Context, Result};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, Row, SqliteConnection};

use super::scratch::Place;
use super::{Engine, Scratch};
use crate::blocking;

pub(super) fn scratch() -> Result<Scratch> {
    let folder = tempfile::Builder::new().prefix("schemalock-sqlite.").tempdir().context("no temporary folder")?;
    let file = folder.path().join("scratch.db");
    std::fs::write(&file, []).context("cannot write the database file")?;
    let url = format!("sqlite:{}", file.display());
    Ok(Scratch::new(Engine::Sqlite, url, Place::Folder(folder)))
}

/// A connection with foreign keys enforced.
pub(crate) async fn connect(url: &str) -> Result<SqliteConnection> {
    SqliteConnectOptions::from_str(url)?.connect().await.with_context(|| format!("cannot open {url}"))
}

pub(super) fn apply(url: &str, sql: &str) -> Result<()> {
    blocking::wait(async {
        let mut connection = connect(url).await?;
        connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?;
        Ok(())
    })
}

pub(super) fn bound<T: Send>(
    url: &str,
    statements: &[(&str, Option<&str>)],
    while_open: impl FnOnce() -> T + Send,
) -> Result<T> {
    blocking::wait(async {
        let mut connection = connect(url).await?;
        for (sql, value) in statements {
            let query = sqlx::query(AssertSqlSafe(*sql));
            value.iter().fold(query, |query, value| query.bind(*value)).execute(&mut connection).await?;
        }
        Ok(while_open())
    })
}

pub(super) fn texts(url: &str, query: &str) -> Result<Vec<Option<String>>> {
    blocking::wait(async {
        let mut connection = connect(url).await?;
        let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&mut connection).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    })
}
