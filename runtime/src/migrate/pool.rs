//! Pools of the three engines.

use super::apply::{Applied, apply};
use super::engine::Engine;
use super::error::Error;
use super::migrations::Migrations;
use super::options::Options;
use crate::Keyring;

/// A database whose pools can be migrated: SQLite, PostgreSQL, or MariaDB and MySQL, each behind its feature.
pub trait Migratable: sqlx::Database + private::Sealed {
    /// Its engine.
    #[doc(hidden)]
    type Engine: Engine;

    /// A connection to migrate with.
    #[doc(hidden)]
    fn engine(pool: &sqlx::Pool<Self>) -> impl Future<Output = sqlx::Result<Self::Engine>> + Send;

    /// Done with it.
    #[doc(hidden)]
    fn close(engine: Self::Engine) -> impl Future<Output = ()> + Send;
}

mod private {
    /// What is asked of a database may change.
    pub trait Sealed {}
}

/// Applies what is pending. One call for a program's start, also of many at once: one applies, and the others wait for it.
///
/// ```no_run
/// # #[cfg(feature = "sqlite")]
/// # async fn start(keyring: schemalock::Keyring) -> Result<(), Box<dyn std::error::Error>> {
/// use schemalock::migrate::{self, Migrations};
///
/// // static MIGRATIONS: Migrations = schemalock::migrations!("../migrations");
/// # static MIGRATIONS: Migrations = Migrations::embedded(&[]);
/// let pool = sqlx::SqlitePool::connect("sqlite:app.db").await?;
/// migrate::run(&pool, &MIGRATIONS, Some(&keyring)).await?;
/// # Ok(())
/// # }
/// ```
///
/// The keys are needed only by migrations that seal or open values.
///
/// # Errors
/// When there is a reason not to begin, or when a phase fails. What was done before that stays done, and the next call goes on there.
pub async fn run<DB: Migratable>(
    pool: &sqlx::Pool<DB>,
    migrations: &Migrations,
    keyring: Option<&Keyring>,
) -> Result<Vec<Applied>, Error> {
    run_with(pool, migrations, &Options::default().keyring(keyring)).await
}

/// [`run`] with more to say about how.
///
/// # Errors
/// As of [`run`].
pub async fn run_with<DB: Migratable>(
    pool: &sqlx::Pool<DB>,
    migrations: &Migrations,
    options: &Options<'_>,
) -> Result<Vec<Applied>, Error> {
    let mut engine = DB::engine(pool).await?;
    let applied = apply(&mut engine, migrations, options).await;
    DB::close(engine).await;
    applied
}

/// A server's settings are the session's: the connection leaves its pool and does not come back.
#[cfg(any(feature = "postgres", feature = "mysql"))]
macro_rules! server {
    ($driver:ty, $engine:ty) => {
        impl private::Sealed for $driver {}

        impl Migratable for $driver {
            type Engine = $engine;

            async fn engine(pool: &sqlx::Pool<Self>) -> sqlx::Result<$engine> {
                <$engine>::new(pool.acquire().await?.detach()).await
            }

            async fn close(engine: $engine) {
                engine.close().await;
            }
        }
    };
}

#[cfg(feature = "postgres")]
server!(sqlx::Postgres, super::engine::Postgres);
#[cfg(feature = "mysql")]
server!(sqlx::MySql, super::engine::Mysql);

#[cfg(feature = "sqlite")]
impl private::Sealed for sqlx::Sqlite {}

#[cfg(feature = "sqlite")]
impl Migratable for sqlx::Sqlite {
    type Engine = super::engine::Sqlite;

    async fn engine(pool: &sqlx::Pool<Self>) -> sqlx::Result<Self::Engine> {
        super::engine::Sqlite::pooled(pool.acquire().await?).await
    }

    async fn close(engine: Self::Engine) {
        engine.close().await;
    }
}
