//! SQLite.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::sqlite::SqliteConnection;

use super::{Attachment, Engine, Texts, Words, first};
use crate::migrate::error::{Error, Failure};
use crate::migrate::migrations::Dialect;
use crate::migrate::object::Object;
use crate::migrate::options::Options;

pub(crate) static WORDS: Words = Words {
    quote: '"',
    backslash: false,
    placeholder: |_| "?".to_owned(),
    // Bytes have neither collation nor affinity.
    same: "CAST({0} AS BLOB) = CAST({1} AS BLOB)",
    same_or_null: "CAST({0} AS BLOB) IS CAST({1} AS BLOB)",
    as_text: "CAST({0} AS TEXT)",
};

/// A SQLite database.
#[derive(Debug)]
pub struct Sqlite {
    connection: Held,
    /// What was set before, to be set again: a connection may go back to its pool.
    before: Settings,
}

#[derive(Clone, Debug, Default)]
struct Settings {
    busy_timeout: String,
    foreign_keys: String,
    legacy_alter_table: String,
}

/// A connection of our own, or one of a pool's: a database in memory may be that connection alone.
#[derive(Debug)]
enum Held {
    Own(Box<SqliteConnection>),
    Pooled(PooledConnection),
}

/// Goes back to its pool if everything was put back before; otherwise it is closed, also when a future is dropped.
#[derive(Debug)]
struct PooledConnection {
    connection: PoolConnection<sqlx::Sqlite>,
    clean: bool,
}

impl Drop for PooledConnection {
    fn drop(&mut self) {
        if !self.clean {
            self.connection.close_on_drop();
        }
    }
}

impl Deref for Held {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        match self {
            Self::Own(connection) => connection,
            Self::Pooled(pooled) => &pooled.connection,
        }
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self {
            Self::Own(connection) => connection,
            Self::Pooled(pooled) => &mut pooled.connection,
        }
    }
}

impl Sqlite {
    /// Takes over a connection.
    ///
    /// # Errors
    /// When the file is no database.
    pub async fn new(connection: SqliteConnection) -> sqlx::Result<Self> {
        Self::hold(Held::Own(Box::new(connection))).await
    }

    pub(in crate::migrate) async fn pooled(connection: PoolConnection<sqlx::Sqlite>) -> sqlx::Result<Self> {
        Self::hold(Held::Pooled(PooledConnection { connection, clean: false })).await
    }

    async fn hold(connection: Held) -> sqlx::Result<Self> {
        let mut engine = Self { connection, before: Settings::default() };
        engine.before = Settings {
            busy_timeout: engine.setting("busy_timeout").await?,
            foreign_keys: engine.setting("foreign_keys").await?,
            legacy_alter_table: engine.setting("legacy_alter_table").await?,
        };
        engine.run("PRAGMA foreign_keys = ON").await?;
        Ok(engine)
    }

    async fn setting(&mut self, name: &str) -> sqlx::Result<String> {
        Ok(first(self.rows(&format!("PRAGMA {name}")).await?).unwrap_or_else(|| "0".to_owned()))
    }

    /// The connection.
    pub fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    /// Says good-bye, or gives the connection back to its pool as it was.
    pub async fn close(mut self) {
        use sqlx::Connection as _;
        let Settings { busy_timeout, foreign_keys, legacy_alter_table } = self.before.clone();
        let put_back = format!(
            "PRAGMA busy_timeout = {busy_timeout}; PRAGMA foreign_keys = {foreign_keys}; PRAGMA legacy_alter_table = {legacy_alter_table}"
        );
        // An open transaction would be of no use to anyone: that such a connection does not go back is why it is asked for.
        let clean = self.run("BEGIN; ROLLBACK").await.is_ok() && self.run(&put_back).await.is_ok();
        match self.connection {
            // What was committed is in the file.
            Held::Own(connection) => drop(connection.close().await),
            Held::Pooled(mut pooled) => pooled.clean = clean,
        }
    }
}

impl super::private::Sealed for Sqlite {}

impl Engine for Sqlite {
    super::connection!(sqlx::Sqlite);

    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn words(&self) -> &'static Words {
        &WORDS
    }

    /// The engine's own lock is the lock: each phase begins with `BEGIN IMMEDIATE` and reads the history anew.
    async fn lock(&mut self, options: &Options<'_>) -> Result<(), Error> {
        Ok(self.run(&format!("PRAGMA busy_timeout = {}", options.wait.as_millis())).await?)
    }

    async fn unlock(&mut self) -> Result<(), Error> {
        Ok(())
    }

    fn is_shared(&self) -> bool {
        true
    }

    async fn begin(&mut self) -> sqlx::Result<()> {
        self.run("BEGIN IMMEDIATE").await
    }

    async fn violations(&mut self) -> sqlx::Result<Vec<String>> {
        let rows = self.rows("PRAGMA foreign_key_check").await?;
        let word = |row: &Texts, at: usize| row.get(at).cloned().flatten().unwrap_or_default();
        Ok(rows
            .iter()
            .take(10)
            .map(|row| format!("row {} of {} points at nothing in {}", word(row, 1), word(row, 0), word(row, 2)))
            .collect())
    }

    /// Inside of a transaction the first of these does nothing, and dropping a table would delete what points at it.
    async fn enter_rebuild(&mut self) -> Result<(), Failure> {
        Ok(self.run("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON").await?)
    }

    async fn leave_rebuild(&mut self) -> sqlx::Result<()> {
        self.run("PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON").await
    }

    async fn attachments(&mut self) -> sqlx::Result<Vec<Attachment>> {
        let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL";
        Ok(attachments(self.rows(sql).await?))
    }

    async fn noted(&mut self) -> sqlx::Result<Option<Vec<Attachment>>> {
        let there = "SELECT name FROM temp.sqlite_schema WHERE type = 'table' AND name = 'schemalock_kept'";
        if self.rows(there).await?.is_empty() {
            return Ok(None);
        }
        let sql = "SELECT type, name, \"table\", value FROM temp.schemalock_kept WHERE type IN ('index', 'trigger')";
        Ok(Some(attachments(self.rows(sql).await?)))
    }

    fn presence_query(&self, object: &Object) -> Option<String> {
        let name = WORDS.text(object.name());
        Some(match object {
            Object::Table(_) | Object::Index { .. } | Object::Trigger { .. } => {
                let word = object.word();
                format!("SELECT 1 FROM sqlite_schema WHERE type = '{word}' AND name = {name} COLLATE NOCASE")
            }
            Object::Column { table, .. } => {
                format!("SELECT 1 FROM pragma_table_xinfo({}) WHERE name = {name} COLLATE NOCASE", WORDS.text(table))
            }
            Object::Constraint { .. } | Object::Function(_) | Object::Type(_) | Object::Collation(_) => return None,
        })
    }
}

fn attachments(rows: Vec<Texts>) -> Vec<Attachment> {
    let attachment = |row: Texts| {
        let [kind, name, table, sql] = <[Option<String>; 4]>::try_from(row).ok()?;
        Some(Attachment { kind: kind?, name: name?, table: table?, sql: sql? })
    };
    rows.into_iter().filter_map(attachment).collect()
}
