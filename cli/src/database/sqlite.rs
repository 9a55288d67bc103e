//! SQLite.

use std::time::Duration;

use schemalock::census::{Census, CensusColumn};
use schemalock_codegen::dialect::{self, Dialect};
use schemalock_codegen::model::DialectKind;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _, Sqlite as Driver};

use super::engine::{self, Engine, Texts};

/// A SQLite database. Its file is made when something is first written: `None` until then.
#[derive(Debug)]
pub(super) struct Sqlite {
    options: Box<SqliteConnectOptions>,
    connection: Option<SqliteConnection>,
}

impl Sqlite {
    pub(super) async fn connect(options: &SqliteConnectOptions) -> anyhow::Result<Self> {
        let options = options.clone().foreign_keys(true);
        let file = options.get_filename();
        // What is not a file has a name like this (`file:sqlx-in-memory-0`).
        let in_memory = file.to_string_lossy().starts_with("file:sqlx-in-memory");
        let connection = if in_memory || file.exists() { Some(options.connect().await?) } else { None };
        Ok(Self { options: Box::new(options), connection })
    }

    async fn writable(&mut self) -> sqlx::Result<&mut SqliteConnection> {
        if self.connection.is_none() {
            self.connection = Some((*self.options).clone().create_if_missing(true).connect().await?);
        }
        self.connection.as_mut().ok_or(sqlx::Error::PoolClosed)
    }
}

impl Engine for Sqlite {
    fn dialect(&self) -> &'static dyn Dialect {
        dialect::of(DialectKind::Sqlite)
    }

    /// The engine's own lock is the lock: each phase begins with `BEGIN IMMEDIATE` and reads the history anew.
    async fn lock(&mut self, wait: Duration, _waiting: &dyn Fn(&str)) -> anyhow::Result<()> {
        let sql = format!("PRAGMA busy_timeout = {}", wait.as_millis());
        *self.options = (*self.options).clone().busy_timeout(wait);
        if self.connection.is_some() { Ok(self.run(&sql).await?) } else { Ok(()) }
    }

    async fn unlock(&mut self) -> anyhow::Result<()> {
        Ok(())
    }

    async fn begin(&mut self) -> sqlx::Result<()> {
        self.run("BEGIN IMMEDIATE").await
    }

    async fn run(&mut self, sql: &str) -> sqlx::Result<()> {
        engine::run::<Driver>(self.writable().await?, sql).await
    }

    async fn rows(&mut self, sql: &str) -> sqlx::Result<Vec<Texts>> {
        match &mut self.connection {
            Some(connection) => engine::rows::<Driver>(connection, sql).await,
            None => Ok(Vec::new()),
        }
    }

    async fn violations(&mut self) -> sqlx::Result<Vec<String>> {
        let rows = self.rows("PRAGMA foreign_key_check").await?;
        let word = |row: &Texts, at: usize| row.get(at).cloned().flatten().unwrap_or_default();
        Ok(rows
            .iter()
            .map(|row| format!("row {} of {} points at nothing in {}", word(row, 1), word(row, 0), word(row, 2)))
            .collect())
    }

    async fn census(&mut self, columns: &[CensusColumn<'_>]) -> anyhow::Result<Census> {
        let connection = self.connection.as_mut().ok_or_else(|| anyhow::anyhow!("there is no such file"))?;
        Ok(schemalock::census::census(connection, columns).await?)
    }

    async fn close(self) {
        if let Some(connection) = self.connection {
            // What was committed is in the file.
            let _ = connection.close().await;
        }
    }
}
