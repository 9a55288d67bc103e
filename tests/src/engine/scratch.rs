//! One fresh database for one test.

use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::Result;
use tempfile::TempDir;

use super::{Engine, mariadb, postgres, sqlite};
use crate::catalogue::{self, Catalogue};

/// A database of its own, removed when this is dropped.
#[derive(Debug)]
pub struct Scratch {
    engine: Engine,
    url: String,
    place: Place,
}

/// What has to be removed at the end.
#[derive(Debug)]
pub(super) enum Place {
    /// The folder of a SQLite file; it removes itself.
    Folder(#[expect(dead_code, reason = "held for its Drop")] TempDir),
    /// A database on a server, and the server's administration URL.
    Database { admin: String, name: String },
}

impl Scratch {
    pub(super) fn new(engine: Engine, url: String, place: Place) -> Self {
        Self { engine, url, place }
    }

    /// The engine that this database is on.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// `sqlite:FILE`, `postgres://postgres@127.0.0.1:PORT/NAME` or `mysql://root@127.0.0.1:PORT/NAME`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Runs any number of statements in order, up to the first that fails, with the server's own session settings (the
    /// driver's are switched off). PostgreSQL makes one transaction of them, unlike its own client; a statement that
    /// must not be in one (`CREATE INDEX CONCURRENTLY`) has to be applied alone.
    ///
    /// # Errors
    /// The engine's message for the statement that failed.
    pub fn apply(&self, sql: &str) -> Result<()> {
        match self.engine {
            Engine::Sqlite => sqlite::apply(&self.url, sql),
            Engine::Postgres => postgres::apply(&self.url, sql),
            Engine::Mariadb => mariadb::apply(&self.url, sql),
        }
    }

    /// Runs statements in order, each with at most one bound text, and then `while_open`, before the connection closes.
    ///
    /// # Errors
    /// The engine's message for the statement that failed.
    pub fn apply_bound<T: Send>(
        &self,
        statements: &[(&str, Option<&str>)],
        while_open: impl FnOnce() -> T + Send,
    ) -> Result<T> {
        match self.engine {
            Engine::Sqlite => sqlite::bound(&self.url, statements, while_open),
            Engine::Postgres => postgres::bound(&self.url, statements, while_open),
            Engine::Mariadb => mariadb::bound(&self.url, statements, while_open),
        }
    }

    /// The first column, which must be text or NULL, of every row of one query.
    ///
    /// # Errors
    /// The engine's message, or a first column that is no text.
    pub fn texts(&self, query: &str) -> Result<Vec<Option<String>>> {
        match self.engine {
            Engine::Sqlite => sqlite::texts(&self.url, query),
            Engine::Postgres => postgres::texts(&self.url, query),
            Engine::Mariadb => mariadb::texts(&self.url, query),
        }
    }

    /// The same in a session in which a statement was run before.
    ///
    /// # Errors
    /// The engine's message, or a first column that is no text.
    pub fn texts_after(&self, before: &str, query: &str) -> Result<Vec<Option<String>>> {
        match self.engine {
            Engine::Postgres if !before.is_empty() => postgres::texts_after(&self.url, before, query),
            _ => self.texts(query),
        }
    }

    /// What the engine's own catalogue says is there.
    ///
    /// # Errors
    /// No connection, or a catalogue that contradicts itself.
    pub fn catalogue(&self) -> Result<Catalogue> {
        catalogue::read(&self.url)
    }
}

impl Drop for Scratch {
    /// Best effort: a server that is already gone took the database with it.
    fn drop(&mut self) {
        let Place::Database { admin, name } = &self.place else {
            return;
        };
        let _ = match self.engine {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => postgres::remove(admin, name),
            Engine::Mariadb => mariadb::remove(admin, name),
        };
    }
}

/// A name that no other test, process or earlier run on the same server has.
pub(super) fn unique_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("scratch_{}_{}_{next}", std::process::id(), since_epoch.as_micros())
}

/// The server's URL with another database in it.
pub(super) fn on_server(admin: &str, name: &str) -> Result<String> {
    let mut url = url::Url::parse(admin)?;
    url.set_path(name);
    Ok(url.into())
}
