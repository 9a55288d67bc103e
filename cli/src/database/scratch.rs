//! Databases that are made for a proof and gone after it.

use std::cell::RefCell;
use std::future::poll_fn;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::pin::Pin;

use anyhow::Context as _;
use camino::Utf8PathBuf;
use schemalock_codegen::model::DialectKind;
use tempfile::TempDir;
use tokio::task::JoinHandle;

use super::{Live, Target};

/// The scratch databases of one run on one server. Whoever makes this calls [`remove`](Self::remove) at the end, whatever happened:
/// each is noted before it is made.
#[derive(Debug)]
pub(crate) struct Scratches {
    server: Target,
    kind: DialectKind,
    noted: RefCell<Noted>,
}

#[derive(Debug, Default)]
struct Noted {
    names: Vec<String>,
    folders: Vec<TempDir>,
    /// One that is being made. It is not broken off, or it might appear after it was removed.
    making: Option<JoinHandle<anyhow::Result<()>>>,
}

impl Scratches {
    /// On the server that a database is on; on SQLite, files in folders of their own.
    pub(crate) fn beside(server: &Target, kind: DialectKind) -> Self {
        Self { server: server.clone(), kind, noted: RefCell::default() }
    }

    /// An empty database.
    pub(crate) async fn make(&self) -> anyhow::Result<Target> {
        // Two programs may have the same process number on one server.
        let random = RandomState::new().build_hasher().finish();
        let name = format!("schemalock_verify_{}_{random:016x}", std::process::id());
        let Some(target) = self.server.beside(&name) else { return self.file() };
        let make = tokio::spawn(run(self.server.clone(), self.create(&name)));
        {
            let mut noted = self.noted.borrow_mut();
            noted.names.push(name);
            noted.making = Some(make);
        }
        let made = self.made().await;
        made.with_context(|| format!("cannot make a scratch database beside {}", self.server))?;
        Ok(target)
    }

    fn file(&self) -> anyhow::Result<Target> {
        let folder = tempfile::tempdir().context("cannot make a folder for a scratch database")?;
        let path = Utf8PathBuf::try_from(folder.path().join("scratch.db"))?;
        self.noted.borrow_mut().folders.push(folder);
        Ok(Target::sqlite_file(&path))
    }

    /// The names are ours, and plain on every engine. What others have put into PostgreSQL's usual template is not ours.
    fn create(&self, name: &str) -> String {
        let template = if self.kind == DialectKind::Postgres { " TEMPLATE template0" } else { "" };
        format!("CREATE DATABASE {name}{template}")
    }

    /// PostgreSQL refuses while a connection that was dropped has not yet noticed.
    fn drop(&self, name: &str) -> String {
        let force = if self.kind == DialectKind::Postgres { " WITH (FORCE)" } else { "" };
        format!("DROP DATABASE IF EXISTS {name}{force}")
    }

    /// Waits for the one that is being made.
    async fn made(&self) -> anyhow::Result<()> {
        let making = poll_fn(|context| match self.noted.borrow_mut().making.as_mut() {
            Some(making) => Pin::new(making).poll(context).map(Some),
            None => std::task::Poll::Ready(None),
        });
        let made = making.await;
        self.noted.borrow_mut().making = None;
        made.unwrap_or(Ok(Ok(())))?
    }

    /// Removes all that there are.
    pub(crate) async fn remove(&self) -> anyhow::Result<()> {
        // Whether it was made or not.
        let _ = self.made().await;
        let Noted { names, folders, .. } = self.noted.take();
        drop(folders);
        let mut left = Vec::new();
        for name in names {
            if let Err(error) = run(self.server.clone(), self.drop(&name)).await {
                left.push(format!("`{name}` ({error:#})"));
            }
        }
        anyhow::ensure!(
            left.is_empty(),
            "scratch databases are left beside {}; drop them by hand: {}",
            self.server,
            left.join(", ")
        );
        Ok(())
    }
}

async fn run(server: Target, sql: String) -> anyhow::Result<()> {
    let mut live = Live::connect(&server).await?;
    let done = live.run(&sql).await;
    live.close().await;
    done
}
