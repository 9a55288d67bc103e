//! The word for a dialect on the command line.

use clap::ValueEnum;
use schemalock_codegen::model::DialectKind;

/// A database engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dialect {
    /// SQLite
    Sqlite,
    /// PostgreSQL
    Postgres,
    /// MariaDB
    Mariadb,
    /// MySQL
    Mysql,
}

impl Dialect {
    pub(crate) const fn kind(self) -> DialectKind {
        match self {
            Self::Sqlite => DialectKind::Sqlite,
            Self::Postgres => DialectKind::Postgres,
            Self::Mariadb => DialectKind::Mariadb,
            Self::Mysql => DialectKind::Mysql,
        }
    }
}
