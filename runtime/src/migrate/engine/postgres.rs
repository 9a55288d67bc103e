//! PostgreSQL.

use sqlx::postgres::PgConnection;

use super::server_lock::{ServerLock, lock};
use super::{Engine, Patience, Words, first};
use crate::migrate::error::Error;
use crate::migrate::migrations::Dialect;
use crate::migrate::object::Object;
use crate::migrate::options::Options;

/// "schemalo" in bytes: advisory locks are numbers, one space a database.
const LOCK: i64 = i64::from_be_bytes(*b"schemalo");

/// The generated texts are quoted for the standard's rules. What takes long is not broken off, whatever is usual for others.
const SETTINGS: &str = "\
SET standard_conforming_strings = on; SET client_min_messages = warning; \
SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0";

/// Another holds the lock; a deadlock, whose victim may try again.
const BLOCKED: [&str; 2] = ["55P03", "40P01"];

pub(crate) static WORDS: Words = Words {
    quote: '"',
    backslash: false,
    placeholder: |n| format!("${n}"),
    same: "({0})::text COLLATE \"C\" = {1}",
    same_or_null: "({0})::text COLLATE \"C\" IS NOT DISTINCT FROM {1}",
    as_text: "({0})::text",
};

/// A PostgreSQL database.
///
/// The lock is the working connection's own: it holds for as long as the server works for us, also when our process is gone. It is
/// looked at and not waited for, since a waiting query holds a snapshot, for which `CREATE INDEX CONCURRENTLY` would wait in turn.
#[derive(Debug)]
pub struct Postgres {
    connection: Box<PgConnection>,
}

impl Postgres {
    /// Takes over a connection, with its settings.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn new(connection: PgConnection) -> sqlx::Result<Self> {
        let mut engine = Self { connection: Box::new(connection) };
        engine.run(SETTINGS).await?;
        Ok(engine)
    }

    /// The connection.
    pub fn connection(&mut self) -> &mut PgConnection {
        &mut self.connection
    }

    /// Says good-bye. The lock ends with the connection.
    pub async fn close(self) {
        use sqlx::Connection as _;
        // What was committed is kept either way.
        let _ = self.connection.close().await;
    }
}

impl ServerLock for Postgres {
    async fn try_lock(&mut self) -> sqlx::Result<bool> {
        let rows = self.rows(&format!("SELECT pg_try_advisory_lock({LOCK})::text")).await?;
        Ok(first(rows).as_deref() == Some("true"))
    }

    async fn holder(&mut self) -> sqlx::Result<String> {
        let sql = format!(
            "SELECT format('process %s of user %s', a.pid, a.usename) FROM pg_locks l JOIN pg_stat_activity a USING (pid) \
             WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 \
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
             AND (l.classid::bigint << 32 | l.objid::bigint) = {LOCK}"
        );
        Ok(first(self.rows(&sql).await?).unwrap_or_else(|| "another process".to_owned()))
    }
}

impl super::private::Sealed for Postgres {}

impl Engine for Postgres {
    super::connection!(sqlx::Postgres);

    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn words(&self) -> &'static Words {
        &WORDS
    }

    async fn lock(&mut self, options: &Options<'_>) -> Result<(), Error> {
        lock(self, options).await
    }

    async fn unlock(&mut self) -> Result<(), Error> {
        Ok(self.run(&format!("SELECT pg_advisory_unlock({LOCK}); RESET lock_timeout")).await?)
    }

    async fn begin(&mut self) -> sqlx::Result<()> {
        self.run("BEGIN").await
    }

    async fn patience(&mut self, patience: Patience) -> sqlx::Result<()> {
        self.run(match patience {
            Patience::Short => "SET lock_timeout = '3s'",
            Patience::Endless => "SET lock_timeout = 0",
        })
        .await
    }

    fn is_blocked(&self, error: &sqlx::Error) -> bool {
        let code = error.as_database_error().and_then(|error| error.code());
        code.is_some_and(|code| BLOCKED.contains(&&*code))
    }

    /// What is done concurrently waits for others' transactions and lets everyone by.
    fn patience_for(&self, sql: &str) -> Patience {
        let mut words = sql.split_whitespace().take(5).map(str::to_uppercase);
        if words.any(|word| word == "CONCURRENTLY") { Patience::Endless } else { Patience::Short }
    }

    async fn drop_broken(&mut self, object: &Object) -> sqlx::Result<()> {
        let Object::Index { name, .. } = object else { return Ok(()) };
        self.patience(Patience::Endless).await?;
        self.run(&format!("DROP INDEX CONCURRENTLY IF EXISTS {}", WORDS.name(name))).await
    }

    fn presence_query(&self, object: &Object) -> Option<String> {
        let name = WORDS.text(object.name());
        let table = WORDS.text(object.table().unwrap_or_default());
        const HERE: &str = "current_schema()::regnamespace";
        Some(match object {
            Object::Table(_) => format!(
                "SELECT 1 FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p') AND relnamespace = {HERE} AND relname = {name}"
            ),
            Object::Column { .. } => format!(
                "SELECT 1 FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid \
                 WHERE c.relkind IN ('r', 'p') AND c.relnamespace = {HERE} AND c.relname = {table} \
                 AND a.attname = {name} AND a.attnum > 0 AND NOT a.attisdropped"
            ),
            Object::Index { .. } => format!(
                "SELECT CASE WHEN i.indisvalid THEN 1 ELSE 0 END FROM pg_catalog.pg_class c \
                 JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid WHERE c.relnamespace = {HERE} AND c.relname = {name}"
            ),
            Object::Type(_) => {
                format!("SELECT 1 FROM pg_catalog.pg_type WHERE typnamespace = {HERE} AND typname = {name}")
            }
            Object::Collation(_) => {
                format!("SELECT 1 FROM pg_catalog.pg_collation WHERE collnamespace = {HERE} AND collname = {name}")
            }
            Object::Function(_) => {
                format!("SELECT 1 FROM pg_catalog.pg_proc WHERE pronamespace = {HERE} AND proname = {name}")
            }
            Object::Trigger { .. } => format!(
                "SELECT 1 FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid \
                 WHERE c.relnamespace = {HERE} AND c.relname = {table} AND t.tgname = {name}"
            ),
            Object::Constraint { .. } => format!(
                "SELECT 1 FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid \
                 WHERE c.relnamespace = {HERE} AND c.relname = {table} AND k.conname = {name}"
            ),
        })
    }
}
