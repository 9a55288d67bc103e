//! PostgreSQL.

use std::time::Duration;

use schemalock::census::{Census, CensusColumn};
use schemalock_codegen::dialect::{self, Dialect};
use schemalock_codegen::model::DialectKind;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions as _, Connection as _, Postgres as Driver};

use super::engine::{self, Engine, Lock, Texts};

/// "schemalo" in bytes: advisory locks are numbers, one space a database.
const LOCK: i64 = i64::from_be_bytes(*b"schemalo");

/// A PostgreSQL database.
#[derive(Debug)]
pub(super) struct Postgres {
    work: PgConnection,
    /// Holds the lock and does nothing else: it is looked at instead of waited for, since a waiting query holds a snapshot, for
    /// which `CREATE INDEX CONCURRENTLY` of the one that has the lock would wait in turn.
    guard: PgConnection,
}

impl Postgres {
    pub(super) async fn connect(options: &PgConnectOptions) -> anyhow::Result<Self> {
        let options = options.clone().application_name("schemalock");
        let mut work = options.connect().await?;
        // The generated texts are quoted for the standard's rules.
        let settings = "SET standard_conforming_strings = on; SET client_min_messages = warning";
        engine::run::<Driver>(&mut work, settings).await?;
        Ok(Self { work, guard: options.connect().await? })
    }
}

impl Lock for Postgres {
    async fn try_lock(&mut self) -> sqlx::Result<bool> {
        let rows =
            engine::rows::<Driver>(&mut self.guard, &format!("SELECT pg_try_advisory_lock({LOCK})::text")).await?;
        Ok(engine::first(rows).as_deref() == Some("true"))
    }

    async fn holder(&mut self) -> sqlx::Result<String> {
        let sql = format!(
            "SELECT format('process %s of user %s', a.pid, a.usename) FROM pg_locks l JOIN pg_stat_activity a USING (pid) \
             WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 \
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
             AND (l.classid::bigint << 32 | l.objid::bigint) = {LOCK}"
        );
        let rows = engine::rows::<Driver>(&mut self.guard, &sql).await?;
        Ok(engine::first(rows).unwrap_or_else(|| "another process".to_owned()))
    }
}

impl Engine for Postgres {
    fn dialect(&self) -> &'static dyn Dialect {
        dialect::of(DialectKind::Postgres)
    }

    async fn lock(&mut self, wait: Duration, waiting: &dyn Fn(&str)) -> anyhow::Result<()> {
        engine::lock(self, wait, waiting).await
    }

    async fn unlock(&mut self) -> anyhow::Result<()> {
        Ok(engine::run::<Driver>(&mut self.guard, &format!("SELECT pg_advisory_unlock({LOCK})")).await?)
    }

    async fn begin(&mut self) -> sqlx::Result<()> {
        // Without the connection that holds the lock, another may have begun.
        self.guard.ping().await?;
        self.run("BEGIN").await
    }

    async fn run(&mut self, sql: &str) -> sqlx::Result<()> {
        engine::run::<Driver>(&mut self.work, sql).await
    }

    async fn rows(&mut self, sql: &str) -> sqlx::Result<Vec<Texts>> {
        engine::rows::<Driver>(&mut self.work, sql).await
    }

    async fn census(&mut self, columns: &[CensusColumn<'_>]) -> anyhow::Result<Census> {
        Ok(schemalock::census::census(&mut self.work, columns).await?)
    }

    async fn close(self) {
        // What was committed is kept, and the lock ends with the connection either way.
        let _ = self.work.close().await;
        let _ = self.guard.close().await;
    }
}
