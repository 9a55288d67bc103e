//! Live databases: where they are and how they are reached. What is done to them is the runtime's (`schemalock::migrate`).

mod connect;
mod progress;
mod target;

pub(crate) use target::{Target, redact};

use std::time::Duration;

use anyhow::Context as _;
use schemalock::census::{Census, CensusColumn};
use schemalock::migrate::{self, Applied, Migrations, Mysql, Options, Postgres, Sqlite};
use schemalock_codegen::model::DialectKind;
use sqlx::sqlite::SqliteConnectOptions;

use crate::output::Output;
use progress::Bar;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

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

    /// Applies what is pending, holding the database's lock.
    pub(crate) async fn apply(
        &mut self,
        migrations: &Migrations,
        wait: Duration,
        output: &Output,
    ) -> Result<Vec<Applied>, migrate::Error> {
        self.make_file().await?;
        let bar = Bar::new(output);
        let options = Options::default().wait(wait).progress(&bar);
        with_engine!(self, engine => migrate::apply(engine, migrations, &options).await, Ok(Vec::new()))
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
            Err(anyhow::anyhow!("there is no such file"))
        )
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
