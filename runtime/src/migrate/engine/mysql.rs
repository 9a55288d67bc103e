//! MariaDB and MySQL.

use sqlx::mysql::MySqlConnection;

use super::server_lock::{ServerLock, lock};
use super::tail::without_tail;
use super::{Engine, LastRows, Patience, Words, first};
use crate::migrate::error::Error;
use crate::migrate::lock::sha256;
use crate::migrate::migrations::Dialect;
use crate::migrate::object::Object;
use crate::migrate::options::Options;

/// Everything that the mode decides about how our SQL is read and what is refused, whatever the server's default. A number that is
/// written stays what it is, 0 too.
const SETTINGS: &str = "\
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,\
NO_AUTO_VALUE_ON_ZERO'; \
SET NAMES utf8mb4";

/// A lock was not to be had in time; a deadlock, whose victim may try again.
const BLOCKED: [u16; 2] = [1205, 1213];

pub(crate) static WORDS: Words = Words {
    quote: '`',
    backslash: true,
    placeholder: |_| "?".to_owned(),
    same: "CAST(CONVERT({0} USING utf8mb4) AS BINARY) = CAST({1} AS BINARY)",
    same_or_null: "CAST(CONVERT({0} USING utf8mb4) AS BINARY) <=> CAST({1} AS BINARY)",
    as_text: "CAST({0} AS CHAR)",
};

/// A MariaDB or MySQL database.
#[derive(Debug)]
pub struct Mysql {
    connection: Box<MySqlConnection>,
    dialect: Dialect,
    lock: String,
}

impl Mysql {
    /// Takes over a connection to a database, with its settings.
    ///
    /// # Errors
    /// When the server does not answer, or the connection is to no database.
    pub async fn new(connection: MySqlConnection) -> sqlx::Result<Self> {
        let mut engine = Self { connection: Box::new(connection), dialect: Dialect::Mysql, lock: String::new() };
        engine.run(SETTINGS).await?;
        let version = first(engine.rows("SELECT VERSION()").await?).unwrap_or_default();
        if version.to_lowercase().contains("mariadb") {
            engine.dialect = Dialect::Mariadb;
            // What takes long is not broken off, whatever is usual for others. MySQL limits queries only.
            engine.run("SET SESSION max_statement_time = 0").await?;
        }
        let database = first(engine.rows("SELECT DATABASE()").await?);
        let database = database.ok_or_else(|| sqlx::Error::Configuration("the URL names no database".into()))?;
        // Locks are one space a server, and their names are short.
        engine.lock = format!("schemalock.{}", &sha256(&database)[..32]);
        Ok(engine)
    }

    /// The connection.
    pub fn connection(&mut self) -> &mut MySqlConnection {
        &mut self.connection
    }

    /// Says good-bye. The lock ends with the connection.
    pub async fn close(self) {
        use sqlx::Connection as _;
        // What was done is kept either way.
        let _ = self.connection.close().await;
    }
}

impl ServerLock for Mysql {
    async fn try_lock(&mut self) -> sqlx::Result<bool> {
        let rows = self.rows(&format!("SELECT GET_LOCK('{}', 0)", self.lock)).await?;
        Ok(first(rows).as_deref() == Some("1"))
    }

    async fn holder(&mut self) -> sqlx::Result<String> {
        let sql = format!(
            "SELECT CONCAT('connection ', ID, ' of user ', USER) FROM information_schema.PROCESSLIST \
             WHERE ID = IS_USED_LOCK('{}')",
            self.lock
        );
        Ok(first(self.rows(&sql).await?).unwrap_or_else(|| "another connection".to_owned()))
    }
}

impl super::private::Sealed for Mysql {}

impl Engine for Mysql {
    super::connection!(sqlx::MySql);

    fn dialect(&self) -> Dialect {
        self.dialect
    }

    fn words(&self) -> &'static Words {
        &WORDS
    }

    fn runnable<'s>(&self, sql: &'s str) -> &'s str {
        without_tail(sql)
    }

    async fn lock(&mut self, options: &Options<'_>) -> Result<(), Error> {
        lock(self, options).await
    }

    async fn unlock(&mut self) -> Result<(), Error> {
        Ok(self.run(&format!("DO RELEASE_LOCK('{}')", self.lock)).await?)
    }

    async fn begin(&mut self) -> sqlx::Result<()> {
        self.run("START TRANSACTION").await
    }

    async fn patience(&mut self, patience: Patience) -> sqlx::Result<()> {
        self.run(match patience {
            Patience::Short => "SET SESSION lock_wait_timeout = 3, SESSION innodb_lock_wait_timeout = 3",
            Patience::Endless => "SET SESSION lock_wait_timeout = DEFAULT, SESSION innodb_lock_wait_timeout = DEFAULT",
        })
        .await
    }

    fn is_blocked(&self, error: &sqlx::Error) -> bool {
        let error =
            error.as_database_error().and_then(|error| error.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>());
        error.is_some_and(|error| BLOCKED.contains(&error.number()))
    }

    /// Beginning a transaction would give the lock up, so there is one without a beginning; DDL ends it.
    fn last_rows(&self, table: &str, lock: Option<&str>) -> LastRows {
        let lock = lock.map_or_else(|| format!("LOCK TABLES {} WRITE", WORDS.name(table)), str::to_owned);
        LastRows {
            before: Some(format!("SET autocommit = 0; {lock}")),
            transaction: false,
            after: Some("UNLOCK TABLES; SET autocommit = 1".to_owned()),
        }
    }

    fn presence_query(&self, object: &Object) -> Option<String> {
        let name = WORDS.text(object.name());
        let table = WORDS.text(object.table().unwrap_or_default());
        Some(match object {
            Object::Table(_) => format!(
                "SELECT 1 FROM information_schema.TABLES \
                 WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME = {name}"
            ),
            Object::Column { .. } => format!(
                "SELECT 1 FROM information_schema.COLUMNS \
                 WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = {table} AND COLUMN_NAME = {name}"
            ),
            Object::Index { .. } => format!(
                "SELECT DISTINCT 1 FROM information_schema.STATISTICS \
                 WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = {table} AND INDEX_NAME = {name}"
            ),
            Object::Trigger { .. } => format!(
                "SELECT 1 FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME = {name}"
            ),
            Object::Constraint { .. } => format!(
                "SELECT 1 FROM information_schema.TABLE_CONSTRAINTS \
                 WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = {table} AND CONSTRAINT_NAME = {name}"
            ),
            Object::Function(_) | Object::Type(_) | Object::Collation(_) => return None,
        })
    }
}
