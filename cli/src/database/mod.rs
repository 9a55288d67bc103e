//! Live databases: where they are and how they are reached. What is done to them is the runtime's (`schemalock::migrate`).

mod catalogue;
mod connect;
mod indexes;
mod introspect;
mod progress;
mod scratch;
mod target;
mod transfer;

pub(crate) use catalogue::Catalogue;
pub(crate) use indexes::{BIG, Chosen, Entry, Evidence, LookupEvidence, Origin, SELECTIVE, TableEvidence};
pub(crate) use progress::Bar;
pub(crate) use scratch::Scratches;
pub(crate) use target::{Target, redact};

use std::num::NonZeroU32;
use std::time::Duration;

use anyhow::Context as _;
use schemalock::Keyring;
use schemalock::census::{Census, CensusColumn};
use schemalock::migrate::{
    self, Applied, Migrations, Mysql, Object, Options, Planned, Postgres, Repair, Sqlite, Status,
};
use schemalock::reencrypt;
use schemalock_codegen::dialect;
use schemalock_codegen::inventory::Inventory;
use schemalock_codegen::model::{DialectKind, Model, Version};
use sqlx::sqlite::SqliteConnectOptions;

use crate::output::Output;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

const NO_FILE: &str = "there is no such file";

/// How migrations are applied and undone.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct How<'a> {
    /// How long to wait for others.
    pub(crate) wait: Duration,
    /// The keys.
    pub(crate) keyring: Option<&'a Keyring>,
    /// Go back also where that cannot give back everything.
    pub(crate) irreversible: bool,
}

impl<'a> How<'a> {
    fn options<'o>(&self, bar: &'o Bar<'_>) -> Options<'o>
    where
        'a: 'o,
    {
        Options::default().wait(self.wait).keyring(self.keyring).irreversible(self.irreversible).progress(bar)
    }
}

/// How fast values are sealed anew.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// No more rows in a second than this.
    pub(crate) rate: Option<NonZeroU32>,
    /// How long to wait for others.
    pub(crate) wait: Duration,
}

/// A database that answers.
#[derive(Debug)]
pub(crate) struct Live {
    connection: Connection,
}

/// A connection of its engine.
#[derive(Debug)]
enum Connection {
    /// A SQLite file that is not there yet: it is made when something is first written.
    NoFile(Box<SqliteConnectOptions>),
    Sqlite(Sqlite),
    Postgres(Postgres),
    Mysql(Mysql),
}

/// Calls one generic function with the engine, whichever it is; `$none` is what a file says that is not there.
macro_rules! with_engine {
    ($live:expr, $engine:ident => $call:expr, $none:expr) => {
        match &mut $live.connection {
            Connection::NoFile(_) => $none,
            Connection::Sqlite($engine) => $call,
            Connection::Postgres($engine) => $call,
            Connection::Mysql($engine) => $call,
        }
    };
}

impl Live {
    /// Connects. A SQLite file that does not exist is not made by this.
    pub(crate) async fn connect(target: &Target) -> anyhow::Result<Self> {
        let answer = tokio::time::timeout(PATIENCE, connect::reach(target.place())).await;
        let connection = answer.unwrap_or_else(|_| Err(anyhow::anyhow!("no answer within {PATIENCE:?}")));
        Ok(Self { connection: connection.with_context(|| format!("cannot use the database {target}"))? })
    }

    /// Which dialect it speaks.
    pub(crate) fn kind(&mut self) -> DialectKind {
        let dialect = with_engine!(self, engine => migrate::Engine::dialect(engine), migrate::Dialect::Sqlite);
        match dialect {
            migrate::Dialect::Sqlite => DialectKind::Sqlite,
            migrate::Dialect::Postgres => DialectKind::Postgres,
            migrate::Dialect::Mariadb => DialectKind::Mariadb,
            migrate::Dialect::Mysql => DialectKind::Mysql,
        }
    }

    /// Would the migrations be refused? Changes nothing.
    pub(crate) async fn inspect(&mut self, migrations: &Migrations) -> Result<(), migrate::Error> {
        with_engine!(self, engine => migrate::inspect(engine, migrations).await, Ok(()))
    }

    /// The dialect, in the runtime's words.
    pub(crate) fn dialect(&self) -> migrate::Dialect {
        match &self.connection {
            Connection::NoFile(_) | Connection::Sqlite(_) => migrate::Dialect::Sqlite,
            Connection::Postgres(engine) => migrate::Engine::dialect(engine),
            Connection::Mysql(engine) => migrate::Engine::dialect(engine),
        }
    }

    /// Applies what is pending, holding the database's lock.
    pub(crate) async fn apply(
        &mut self,
        migrations: &Migrations,
        how: &How<'_>,
        output: &Output,
    ) -> Result<Vec<Applied>, migrate::Error> {
        self.make_file().await?;
        let bar = Bar::new(output);
        let options = how.options(&bar);
        with_engine!(self, engine => migrate::apply(engine, migrations, &options).await, Ok(Vec::new()))
    }

    /// Is there a database? A file may not be there yet.
    pub(crate) const fn exists(&self) -> bool {
        !matches!(self.connection, Connection::NoFile(_))
    }

    /// What would be applied. Changes nothing.
    pub(crate) async fn plan(
        &mut self,
        migrations: &Migrations,
        how: &How<'_>,
    ) -> Result<Vec<Planned>, migrate::Error> {
        let options = Options::default().wait(how.wait).keyring(how.keyring);
        with_engine!(
            self,
            engine => migrate::plan(engine, migrations, &options).await,
            migrate::plan(&mut connect::nothing().await?, migrations, &options).await
        )
    }

    /// What the database has, and what it lacks. Changes nothing.
    pub(crate) async fn status(&mut self, migrations: &Migrations) -> Result<Status, migrate::Error> {
        with_engine!(
            self,
            engine => migrate::status(engine, migrations).await,
            migrate::status(&mut connect::nothing().await?, migrations).await
        )
    }

    /// Undoes the last so many migrations.
    pub(crate) async fn down(
        &mut self,
        migrations: &Migrations,
        count: usize,
        how: &How<'_>,
        output: &Output,
    ) -> Result<Vec<Applied>, migrate::Error> {
        let bar = Bar::new(output);
        let options = how.options(&bar);
        with_engine!(self, engine => migrate::down(engine, migrations, count, &options).await, Ok(Vec::new()))
    }

    /// Notes migrations as done without running them.
    pub(crate) async fn baseline(
        &mut self,
        migrations: &Migrations,
        last: &str,
        needed: &[Object],
        how: &How<'_>,
        output: &Output,
    ) -> anyhow::Result<Result<Vec<String>, migrate::Error>> {
        let bar = Bar::new(output);
        let options = how.options(&bar);
        Ok(with_engine!(
            self,
            engine => migrate::baseline(engine, migrations, last, needed, &options).await,
            anyhow::bail!(NO_FILE)
        ))
    }

    /// Puts right the entry of a migration that was broken off.
    pub(crate) async fn repair(
        &mut self,
        migrations: &Migrations,
        name: &str,
        to: Repair,
        how: &How<'_>,
        output: &Output,
    ) -> anyhow::Result<Result<(), migrate::Error>> {
        let bar = Bar::new(output);
        let options = how.options(&bar);
        Ok(with_engine!(
            self,
            engine => migrate::repair(engine, migrations, name, to, &options).await,
            anyhow::bail!(NO_FILE)
        ))
    }

    /// What the database holds, in its engine's words. Changes nothing.
    pub(crate) async fn catalogue(&mut self) -> anyhow::Result<Catalogue> {
        Ok(with_engine!(self, engine => Catalogue::read(engine).await?, Catalogue::default()))
    }

    /// The engine's version, as far as it decides anything; SQLite's is the program's own, and no database's.
    pub(crate) async fn version(&mut self) -> anyhow::Result<Option<Version>> {
        let (rows, parts) = match &mut self.connection {
            Connection::NoFile(_) | Connection::Sqlite(_) => return Ok(None),
            Connection::Postgres(engine) => (migrate::Engine::rows(engine, "SHOW server_version").await?, 1),
            Connection::Mysql(engine) => (migrate::Engine::rows(engine, "SELECT VERSION()").await?, 2),
        };
        let text = rows.into_iter().flatten().flatten().next().unwrap_or_default();
        let numbers = text.split(|letter: char| !letter.is_ascii_digit()).take(parts).collect::<Vec<_>>().join(".");
        Ok(Version::parse(&numbers))
    }

    /// Everything that it holds, object by object. Changes nothing.
    pub(crate) async fn inventory(&mut self) -> anyhow::Result<Inventory> {
        with_engine!(self, engine => introspect::read(engine).await, Ok(Inventory::empty(DialectKind::Sqlite)))
    }

    /// What its indexes can do for the look-ups of the schema. Changes nothing.
    pub(crate) async fn indexes(&mut self, model: &Model) -> anyhow::Result<Evidence> {
        let dialect = dialect::of(self.kind());
        let tables = dialect::lookups(dialect, model);
        with_engine!(self, engine => indexes::gather(engine, dialect, tables).await, Err(anyhow::anyhow!(NO_FILE)))
    }

    /// Runs a statement of ours.
    pub(crate) async fn run(&mut self, sql: &str) -> anyhow::Result<()> {
        self.make_file().await?;
        with_engine!(self, engine => migrate::Engine::run(engine, sql).await?, ());
        Ok(())
    }

    async fn make_file(&mut self) -> Result<(), migrate::Error> {
        if let Connection::NoFile(options) = &self.connection {
            self.connection = connect::sqlite((**options).clone().create_if_missing(true)).await?;
        }
        Ok(())
    }

    /// Counts sealed values by key. Changes nothing.
    pub(crate) async fn census(&mut self, columns: &[CensusColumn<'_>]) -> anyhow::Result<Census> {
        use schemalock::census::census;
        with_engine!(
            self,
            engine => Ok(census(engine.connection(), columns).await?),
            Err(anyhow::anyhow!(NO_FILE))
        )
    }

    /// Seals values anew.
    pub(crate) async fn reencrypt(
        &mut self,
        keyring: &Keyring,
        targets: &[reencrypt::Target],
        how: &Pace,
        output: &Output,
    ) -> anyhow::Result<reencrypt::Report> {
        let bar = Bar::new(output);
        let tell = |event: reencrypt::Event<'_>| bar.tell_rows(event);
        let options = reencrypt::Options::default().rate(how.rate).wait(how.wait).progress(&tell);
        Ok(with_engine!(
            self,
            engine => reencrypt::run(engine.connection(), keyring, targets, &options).await?,
            anyhow::bail!(NO_FILE)
        ))
    }

    /// Says good-bye, so that nothing is left of the connection when the program ends.
    pub(crate) async fn close(self) {
        match self.connection {
            Connection::NoFile(_) => {}
            Connection::Sqlite(engine) => engine.close().await,
            Connection::Postgres(engine) => engine.close().await,
            Connection::Mysql(engine) => engine.close().await,
        }
    }
}
