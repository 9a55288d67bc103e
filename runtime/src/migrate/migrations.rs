//! The migrations themselves: embedded in a program, or read from a folder.

use std::borrow::Cow;

use serde::Deserialize;

use super::lock::checksum;
use super::script::{Script, ScriptError};

/// The file that says which migrations one takes the place of.
pub const REPLACES_FILE: &str = "replaces.json";

/// All migrations of a schema, in order.
///
/// [`migrations!`](crate::migrations!) embeds those of a folder.
#[derive(Clone, Debug, Default)]
pub struct Migrations {
    all: Cow<'static, [Migration]>,
}

/// One migration.
#[derive(Clone, Debug)]
pub struct Migration {
    name: Cow<'static, str>,
    checksum: Cow<'static, str>,
    files: Cow<'static, [File]>,
}

/// A file of a migration.
#[derive(Clone, Debug)]
pub struct File {
    path: Cow<'static, str>,
    contents: Cow<'static, str>,
}

/// What a database speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MariaDB.
    Mariadb,
    /// MySQL.
    Mysql,
}

/// From a schema to the next, or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the next.
    Up,
    /// Back.
    Down,
}

/// A migration that another takes the place of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// Its name.
    pub name: String,
    /// The checksum of its files.
    pub checksum: String,
}

/// Why a migration cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MigrationError {
    /// It has nothing for the database.
    #[error("the migration `{migration}` has no `{file}`: the schema it was written from has no such target")]
    NoScript {
        /// Its name.
        migration: String,
        /// The file that is not there.
        file: String,
    },
    /// A script cannot be read.
    #[error("`{migration}/{file}` is not a migration: {source}")]
    Script {
        /// Its name.
        migration: String,
        /// The file.
        file: String,
        /// Why not.
        source: ScriptError,
    },
    /// What it replaces cannot be read.
    #[error("`{0}/replaces.json` is not a list of names and checksums")]
    Replaces(String),
}

impl Dialect {
    /// The word for it in files' names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mariadb => "mariadb",
            Self::Mysql => "mysql",
        }
    }
}

impl Direction {
    /// The word for it in files' names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

impl Migrations {
    /// These, in this order.
    pub fn new(all: impl IntoIterator<Item = Migration>) -> Self {
        Self { all: all.into_iter().collect() }
    }

    /// What [`migrations!`](crate::migrations!) writes.
    #[must_use]
    pub const fn embedded(all: &'static [Migration]) -> Self {
        Self { all: Cow::Borrowed(all) }
    }

    /// All of them in order.
    #[must_use]
    pub fn all(&self) -> &[Migration] {
        &self.all
    }

    /// The one of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Migration> {
        self.all.iter().find(|migration| migration.name == name)
    }
}

impl Migration {
    /// A migration of all the files in its folder.
    pub fn new<P: Into<String>, C: Into<String>>(
        name: impl Into<String>,
        files: impl IntoIterator<Item = (P, C)>,
    ) -> Self {
        let file = |(path, contents): (P, C)| File { path: path.into().into(), contents: contents.into().into() };
        let files: Vec<File> = files.into_iter().map(file).collect();
        let checksum = checksum(files.iter().map(|file| (&*file.path, &*file.contents)));
        Self { name: name.into().into(), checksum: checksum.into(), files: files.into() }
    }

    /// What [`migrations!`](crate::migrations!) writes: `files` are those that applying needs, the checksum is that of all.
    #[must_use]
    pub const fn embedded(name: &'static str, checksum: &'static str, files: &'static [File]) -> Self {
        Self { name: Cow::Borrowed(name), checksum: Cow::Borrowed(checksum), files: Cow::Borrowed(files) }
    }

    /// Its folder's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The checksum of its files.
    #[must_use]
    pub fn checksum(&self) -> &str {
        &self.checksum
    }

    /// One of its files.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| &*file.contents)
    }

    /// Its script for a database.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn script(&self, dialect: Dialect, direction: Direction) -> Result<Script, MigrationError> {
        let file = format!("{}.{}.sql", dialect.word(), direction.word());
        let migration = self.name.to_string();
        match self.file(&file).map(Script::parse) {
            None => Err(MigrationError::NoScript { migration, file }),
            Some(Err(source)) => Err(MigrationError::Script { migration, file, source }),
            Some(Ok(script)) => Ok(script),
        }
    }

    /// The migrations that it takes the place of, in order; none for most.
    ///
    /// # Errors
    /// When its list cannot be read.
    pub fn replaces(&self) -> Result<Vec<Replaced>, MigrationError> {
        let Some(text) = self.file(REPLACES_FILE) else { return Ok(Vec::new()) };
        serde_json::from_str(text).map_err(|_| MigrationError::Replaces(self.name.to_string()))
    }
}

impl File {
    /// What [`migrations!`](crate::migrations!) writes.
    #[must_use]
    pub const fn embedded(path: &'static str, contents: &'static str) -> Self {
        Self { path: Cow::Borrowed(path), contents: Cow::Borrowed(contents) }
    }
}
