//! The engines that the tests run on.
//!
//! A *server* is a PostgreSQL or MariaDB process on loopback, made for this run and gone after it. A *scratch* is one
//! fresh database for one test. Servers are shared: the `engines` binary starts them once for a whole test run and
//! names them in [`postgres::URL_VARIABLE`] and [`mariadb::URL_VARIABLE`]; without those, each test process starts
//! its own on first use.

mod account;
pub mod mariadb;
pub mod postgres;
mod scratch;
mod server;
pub mod sqlite;

pub use scratch::Scratch;
pub use server::Server;

/// An engine that generated SQL must run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// SQLite, compiled into this crate.
    Sqlite,
    /// PostgreSQL, as the machine has it.
    Postgres,
    /// MariaDB, as the machine has it.
    Mariadb,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Sqlite, Self::Postgres, Self::Mariadb];

    /// The name of the engine as schema.yaml and the command line write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mariadb => "mariadb",
        }
    }

    /// A fresh, empty database.
    ///
    /// # Panics
    /// When there is no server and none can be started: a missing engine fails the test and is never a skip.
    #[must_use]
    pub fn scratch(self) -> Scratch {
        let made = match self {
            Self::Sqlite => sqlite::scratch(),
            Self::Postgres => postgres::scratch(),
            Self::Mariadb => mariadb::scratch(),
        };
        made.unwrap_or_else(|error| panic!("no scratch database on {}: {error:?}", self.name()))
    }
}
