//! What applying asks of a database. One file is one engine.

#[cfg(feature = "mysql")]
pub(crate) mod mysql;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
#[cfg(any(feature = "postgres", feature = "mysql"))]
mod server_lock;
#[cfg(feature = "sqlite")]
pub(crate) mod sqlite;
#[cfg(feature = "mysql")]
mod tail;

#[cfg(feature = "mysql")]
pub use mysql::Mysql;
#[cfg(feature = "postgres")]
pub use postgres::Postgres;
#[cfg(feature = "sqlite")]
pub use sqlite::Sqlite;

use super::error::{Error, Failure};
use super::migrations::Dialect;
use super::object::Object;
use super::options::Options;

/// A row as text.
pub(super) type Texts = Vec<Option<String>>;

/// A value that is bound as text.
pub(super) type Bound<'a> = Option<&'a str>;

/// How SQL is written for an engine.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Around names; doubled inside.
    pub(crate) quote: char,
    /// A backslash in a text has a meaning of its own.
    pub(crate) backslash: bool,
    /// The n-th bound value, counted from 1.
    pub(crate) placeholder: fn(usize) -> String,
    /// Equal to the last byte, whatever the collation: `{0}` and `{1}` are expressions that give a text.
    pub(crate) same: &'static str,
    /// Equal, or both NULL.
    pub(crate) same_or_null: &'static str,
    /// A value of any type as text, without loss.
    pub(crate) as_text: &'static str,
}

impl Words {
    /// A name as SQL.
    pub(crate) fn name(&self, name: &str) -> String {
        let quote = self.quote.to_string();
        format!("{quote}{}{quote}", name.replace(&quote, &quote.repeat(2)))
    }

    /// A text as SQL.
    pub(crate) fn text(&self, text: &str) -> String {
        let text = text.replace('\'', "''");
        format!("'{}'", if self.backslash { text.replace('\\', "\\\\") } else { text })
    }

    pub(crate) fn same(&self, one: &str, other: &str) -> String {
        self.same.replace("{0}", one).replace("{1}", other)
    }

    pub(crate) fn same_or_null(&self, one: &str, other: &str) -> String {
        self.same_or_null.replace("{0}", one).replace("{1}", other)
    }

    pub(crate) fn as_text(&self, column: &str) -> String {
        self.as_text.replace("{0}", column)
    }
}

/// Is an object there?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// No.
    Absent,
    /// There is something, but it does not work: an index whose build was broken off.
    Broken,
    /// Yes.
    Present,
    /// This engine cannot be asked for such things.
    Unknown,
}

/// How long a phase waits for locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// A short time, so that what queues up behind it does not wait long; then it is tried again.
    Short,
    /// As long as it takes: it keeps nobody waiting, and broken off it would leave a broken index.
    Endless,
}

/// A live database: [`Sqlite`], [`Postgres`] or [`Mysql`].
///
/// SQL comes from the compiler's writers and from migration files, which are to be run as they are: that is what
/// `AssertSqlSafe` asserts in the engines' files.
#[doc(hidden)]
pub trait Engine: private::Sealed + Send {
    /// What it speaks.
    fn dialect(&self) -> Dialect;

    /// How to write for it.
    fn words(&self) -> &'static Words;

    /// Keeps all others from migrating this database, until [`Engine::unlock`] or the end of the connection.
    fn lock(&mut self, options: &Options<'_>) -> impl Future<Output = Result<(), Error>> + Send;

    /// Lets others in again.
    fn unlock(&mut self) -> impl Future<Output = Result<(), Error>> + Send;

    /// Begins a transaction that may write.
    fn begin(&mut self) -> impl Future<Output = sqlx::Result<()>> + Send;

    /// The part of statements that the engine takes: some mind comments that stand alone.
    fn runnable<'s>(&self, sql: &'s str) -> &'s str {
        sql
    }

    /// Runs statements.
    fn run(&mut self, sql: &str) -> impl Future<Output = sqlx::Result<()>> + Send;

    /// Runs one statement with bound texts; says how many rows it changed.
    fn execute(&mut self, sql: &str, values: &[Bound<'_>]) -> impl Future<Output = sqlx::Result<u64>> + Send;

    /// The rows of a query.
    fn rows(&mut self, sql: &str) -> impl Future<Output = sqlx::Result<Vec<Texts>>> + Send;

    /// The query for an object: a row if it is there, of `1`, or of `0` if it does not work. `None` of what cannot be asked for.
    fn presence_query(&self, object: &Object) -> Option<String>;

    /// Is an object there?
    fn presence(&mut self, object: &Object) -> impl Future<Output = sqlx::Result<Presence>> + Send {
        let query = self.presence_query(object);
        async move {
            let Some(query) = query else { return Ok(Presence::Unknown) };
            let row = self.rows(&query).await?.into_iter().next();
            Ok(match row.and_then(|row| row.into_iter().next().flatten()).as_deref() {
                None => Presence::Absent,
                Some("0") => Presence::Broken,
                Some(_) => Presence::Present,
            })
        }
    }

    /// Sets how long statements wait for locks.
    fn patience(&mut self, _patience: Patience) -> impl Future<Output = sqlx::Result<()>> + Send {
        async { Ok(()) }
    }

    /// Did it fail because of others, so that it may be tried again?
    fn is_blocked(&self, _error: &sqlx::Error) -> bool {
        false
    }

    /// How long a statement waits.
    fn patience_for(&self, _sql: &str) -> Patience {
        Patience::Short
    }

    /// Drops what is there and does not work.
    fn drop_broken(&mut self, _object: &Object) -> impl Future<Output = sqlx::Result<()>> + Send {
        async { Ok(()) }
    }

    /// Rows that break a reference, in words. Engines that check by themselves have none.
    fn violations(&mut self) -> impl Future<Output = sqlx::Result<Vec<String>>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Before a transaction that rebuilds tables.
    fn enter_rebuild(&mut self) -> impl Future<Output = Result<(), Failure>> + Send {
        async { Err(Failure::NoSuchKind("rebuild")) }
    }

    /// After it, whatever became of it.
    fn leave_rebuild(&mut self) -> impl Future<Output = sqlx::Result<()>> + Send {
        async { Ok(()) }
    }

    /// What hangs on tables and goes with them.
    fn attachments(&mut self) -> impl Future<Output = sqlx::Result<Vec<Attachment>>> + Send {
        async { Ok(Vec::new()) }
    }

    /// The same as a phase has noted it before it could be lost; `None` where it has not.
    fn noted(&mut self) -> impl Future<Output = sqlx::Result<Option<Vec<Attachment>>>> + Send {
        async { Ok(None) }
    }

    /// How the last rows of a table are done while nobody else writes.
    fn last_rows(&self, table: &str, lock: Option<&str>) -> LastRows {
        let _ = table;
        LastRows { before: lock.map(str::to_owned), transaction: true, after: None }
    }

    /// Is the engine's own lock the lock, so that another may be between any two transactions?
    fn is_shared(&self) -> bool {
        false
    }
}

/// How the last rows of a table are done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastRows {
    /// Keeps writers away.
    pub(super) before: Option<String>,
    /// In one transaction with what follows.
    pub(super) transaction: bool,
    /// Lets them in again.
    pub(super) after: Option<String>,
}

/// A trigger or an index, as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// `trigger` or `index`.
    pub(super) kind: String,
    /// Its name.
    pub(super) name: String,
    /// Its table.
    pub(super) table: String,
    /// The statement.
    pub(super) sql: String,
}

pub(super) mod private {
    /// What is asked of an engine may change.
    pub trait Sealed {}
}

/// The parts of an engine that differ by no more than their types: its driver and where its connection is.
macro_rules! connection {
    ($driver:ty) => {
        async fn run(&mut self, sql: &str) -> sqlx::Result<()> {
            let sql = self.runnable(sql);
            if sql.is_empty() {
                return Ok(());
            }
            let query = sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()));
            query.execute(&mut *self.connection).await.map(|_| ())
        }

        async fn execute(&mut self, sql: &str, values: &[super::Bound<'_>]) -> sqlx::Result<u64> {
            let mut query = sqlx::query::<$driver>(sqlx::AssertSqlSafe(sql.to_owned()));
            for value in values {
                query = query.bind(value.map(str::to_owned));
            }
            Ok(query.execute(&mut *self.connection).await?.rows_affected())
        }

        async fn rows(&mut self, sql: &str) -> sqlx::Result<Vec<super::Texts>> {
            use sqlx::Row as _;
            let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).fetch_all(&mut *self.connection).await?;
            // Unchecked: in the text protocol, and in SQLite, every value can be had as text.
            let texts = |row: &<$driver as sqlx::Database>::Row| {
                (0..row.len()).map(|at| row.try_get_unchecked::<Option<String>, usize>(at)).collect()
            };
            rows.iter().map(texts).collect()
        }
    };
}
use connection;

/// The first value of the first row.
pub(super) fn first(rows: Vec<Texts>) -> Option<String> {
    rows.into_iter().next()?.into_iter().next()?
}
