//! Live databases: where they are, what was applied to them, and applying more.
//!
//! An [`Engine`] answers the few questions that applying asks; one file is one engine. The *history* is a table in the database
//! that says which migrations it has, and how far an interrupted one came. A *job* is what the folder of migrations says a database
//! should have.

mod apply;
mod engine;
mod history;
mod job;
mod mysql;
mod postgres;
mod sqlite;
mod target;

pub(crate) use apply::Applied;
pub(crate) use job::{Job, Refusal};
pub(crate) use target::{Target, redact};

use std::time::Duration;

use anyhow::Context as _;

use crate::output::Output;
use engine::Engine;
use mysql::Mysql;
use postgres::Postgres;
use schemalock::census::{Census, CensusColumn};
use schemalock_codegen::model::DialectKind;
use sqlite::Sqlite;
use target::Place;

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
    Sqlite(Sqlite),
    Postgres(Postgres),
    Mysql(Mysql),
}

/// Calls one generic function with the engine, whichever it is.
macro_rules! with_engine {
    ($live:expr, $engine:ident => $call:expr) => {
        match &mut $live.connection {
            Connection::Sqlite($engine) => $call,
            Connection::Postgres($engine) => $call,
            Connection::Mysql($engine) => $call,
        }
    };
}

impl Live {
    /// Connects. A SQLite file that does not exist is not made by this.
    pub(crate) async fn connect(target: &Target) -> anyhow::Result<Self> {
        let answer = tokio::time::timeout(PATIENCE, Self::reach(target)).await;
        let connection = answer.unwrap_or_else(|_| Err(anyhow::anyhow!("no answer within {PATIENCE:?}")));
        Ok(Self { connection: connection.with_context(|| format!("cannot use the database {target}"))? })
    }

    async fn reach(target: &Target) -> anyhow::Result<Connection> {
        match target.place() {
            Place::Sqlite(options) => Sqlite::connect(options).await.map(Connection::Sqlite),
            Place::Postgres(options) => Postgres::connect(options).await.map(Connection::Postgres),
            Place::Mysql(options) => Mysql::connect(options).await.map(Connection::Mysql),
        }
    }

    /// Which dialect it speaks.
    pub(crate) fn kind(&mut self) -> DialectKind {
        with_engine!(self, engine => engine.dialect().kind())
    }

    /// Would the job be refused? Changes nothing.
    pub(crate) async fn inspect(&mut self, job: &Job) -> anyhow::Result<()> {
        with_engine!(self, engine => job::inspect(engine, job).await)
    }

    /// Applies what is pending, holding the database's lock.
    pub(crate) async fn apply(&mut self, job: &Job, wait: Duration, output: &Output) -> anyhow::Result<Vec<Applied>> {
        with_engine!(self, engine => apply::apply(engine, job, wait, output).await)
    }

    /// Counts sealed values by key. Changes nothing.
    pub(crate) async fn census(&mut self, columns: &[CensusColumn<'_>]) -> anyhow::Result<Census> {
        with_engine!(self, engine => engine.census(columns).await)
    }

    /// Says good-bye, so that nothing is left of the connection when the program ends.
    pub(crate) async fn close(self) {
        match self.connection {
            Connection::Sqlite(engine) => engine.close().await,
            Connection::Postgres(engine) => engine.close().await,
            Connection::Mysql(engine) => engine.close().await,
        }
    }
}
