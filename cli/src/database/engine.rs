//! What applying asks of a database.

use std::time::Duration;

use schemalock::census::{Census, CensusColumn};
use schemalock_codegen::dialect::Dialect;
use sqlx::{AssertSqlSafe, ColumnIndex, Database, Decode, Executor, Row as _};

/// A row as text.
pub(super) type Texts = Vec<Option<String>>;

/// One live database.
///
/// SQL comes from the compiler's writers and from migration files, which are to be run as they are: that is what
/// `AssertSqlSafe` asserts in the engines' files.
pub(super) trait Engine {
    /// What it speaks.
    fn dialect(&self) -> &'static dyn Dialect;

    /// Keeps all others from migrating this database, until [`Engine::unlock`] or the end of the connection. Gives up after
    /// `wait`; `waiting` is told who holds the lock, once.
    async fn lock(&mut self, wait: Duration, waiting: &dyn Fn(&str)) -> anyhow::Result<()>;

    /// Lets others in again.
    async fn unlock(&mut self) -> anyhow::Result<()>;

    /// Begins a transaction that may write.
    async fn begin(&mut self) -> sqlx::Result<()>;

    /// Runs statements.
    async fn run(&mut self, sql: &str) -> sqlx::Result<()>;

    /// The rows of a query.
    async fn rows(&mut self, sql: &str) -> sqlx::Result<Vec<Texts>>;

    /// Rows that break a reference, in words. Engines that check by themselves have none.
    async fn violations(&mut self) -> sqlx::Result<Vec<String>> {
        Ok(Vec::new())
    }

    /// Counts sealed values by key.
    async fn census(&mut self, columns: &[CensusColumn<'_>]) -> anyhow::Result<Census>;

    /// Ends the connection.
    async fn close(self);
}

/// [`Engine::run`] on a connection.
pub(super) async fn run<DB>(connection: &mut DB::Connection, sql: &str) -> sqlx::Result<()>
where
    DB: Database,
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
{
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.map(|_| ())
}

/// [`Engine::rows`] on a connection.
pub(super) async fn rows<DB>(connection: &mut DB::Connection, sql: &str) -> sqlx::Result<Vec<Texts>>
where
    DB: Database,
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
    for<'r> String: Decode<'r, DB>,
    usize: ColumnIndex<DB::Row>,
{
    let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(connection).await?;
    // Unchecked: in the text protocol, and in SQLite, every value can be had as text.
    rows.iter()
        .map(|row| (0..row.len()).map(|at| row.try_get_unchecked::<Option<String>, usize>(at)).collect())
        .collect()
}

/// A lock of the server's that is looked at, and not waited for.
pub(super) trait Lock {
    /// Takes it, if nobody has it.
    async fn try_lock(&mut self) -> sqlx::Result<bool>;

    /// Who has it.
    async fn holder(&mut self) -> sqlx::Result<String>;
}

/// How long to sleep between two looks at a lock that another holds.
const POLL: Duration = Duration::from_millis(100);

/// [`Engine::lock`] by a server's lock.
pub(super) async fn lock(server: &mut impl Lock, wait: Duration, waiting: &dyn Fn(&str)) -> anyhow::Result<()> {
    for attempt in 0..=wait.as_millis() / POLL.as_millis() {
        if server.try_lock().await? {
            return Ok(());
        }
        if attempt == 0 {
            waiting(&server.holder().await?);
        }
        tokio::time::sleep(POLL).await;
    }
    anyhow::bail!("{} is migrating this database, and did not finish within {wait:?}", server.holder().await?)
}

/// The first value of the first row.
pub(super) fn first(rows: Vec<Texts>) -> Option<String> {
    rows.into_iter().next()?.into_iter().next()?
}
