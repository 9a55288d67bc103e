//! MariaDB and MySQL.

use std::time::Duration;

use schemalock::census::{Census, CensusColumn};
use schemalock_codegen::dialect::{self, Dialect};
use schemalock_codegen::model::DialectKind;
use schemalock_codegen::text::sha256;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::{ConnectOptions as _, Connection as _, MySql as Driver};

use super::engine::{self, Engine, Lock, Texts};

/// Everything that the mode decides about how our SQL is read and what is refused, whatever the server's default.
const SETTINGS: &str = "\
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'; \
SET NAMES utf8mb4";

/// A MariaDB or MySQL database.
#[derive(Debug)]
pub(super) struct Mysql {
    connection: MySqlConnection,
    kind: DialectKind,
    lock: String,
}

impl Mysql {
    pub(super) async fn connect(options: &MySqlConnectOptions) -> anyhow::Result<Self> {
        let database = options.get_database().unwrap_or_default();
        anyhow::ensure!(!database.is_empty(), "the URL names no database");
        let options = options.clone().pipes_as_concat(false).no_engine_substitution(false);
        let mut connection = options.connect().await?;
        engine::run::<Driver>(&mut connection, SETTINGS).await?;
        let version = engine::first(engine::rows::<Driver>(&mut connection, "SELECT VERSION()").await?);
        let mariadb = version.is_some_and(|version| version.to_lowercase().contains("mariadb"));
        let kind = if mariadb { DialectKind::Mariadb } else { DialectKind::Mysql };
        // Locks are one space a server, and their names are short.
        let lock = format!("schemalock.{}", &sha256(database.as_bytes())[..32]);
        Ok(Self { connection, kind, lock })
    }
}

impl Lock for Mysql {
    async fn try_lock(&mut self) -> sqlx::Result<bool> {
        let rows = self.rows(&format!("SELECT GET_LOCK('{}', 0)", self.lock)).await?;
        Ok(engine::first(rows).as_deref() == Some("1"))
    }

    async fn holder(&mut self) -> sqlx::Result<String> {
        let sql = format!(
            "SELECT CONCAT('connection ', ID, ' of user ', USER) FROM information_schema.PROCESSLIST \
             WHERE ID = IS_USED_LOCK('{}')",
            self.lock
        );
        Ok(engine::first(self.rows(&sql).await?).unwrap_or_else(|| "another connection".to_owned()))
    }
}

impl Engine for Mysql {
    fn dialect(&self) -> &'static dyn Dialect {
        dialect::of(self.kind)
    }

    async fn lock(&mut self, wait: Duration, waiting: &dyn Fn(&str)) -> anyhow::Result<()> {
        engine::lock(self, wait, waiting).await
    }

    async fn unlock(&mut self) -> anyhow::Result<()> {
        let sql = format!("DO RELEASE_LOCK('{}')", self.lock);
        Ok(self.run(&sql).await?)
    }

    async fn begin(&mut self) -> sqlx::Result<()> {
        self.run("START TRANSACTION").await
    }

    async fn run(&mut self, sql: &str) -> sqlx::Result<()> {
        engine::run::<Driver>(&mut self.connection, sql).await
    }

    async fn rows(&mut self, sql: &str) -> sqlx::Result<Vec<Texts>> {
        engine::rows::<Driver>(&mut self.connection, sql).await
    }

    async fn census(&mut self, columns: &[CensusColumn<'_>]) -> anyhow::Result<Census> {
        Ok(schemalock::census::census(&mut self.connection, columns).await?)
    }

    async fn close(self) {
        // What was done is kept, and the lock ends with the connection either way.
        let _ = self.connection.close().await;
    }
}
