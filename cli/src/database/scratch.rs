//! A database that is made for a proof and gone after it.

use anyhow::Context as _;
use camino::Utf8PathBuf;
use tempfile::TempDir;

use super::{Live, Target};

/// An empty database of its own.
#[derive(Debug)]
pub(crate) struct Scratch {
    /// The database itself.
    pub(crate) target: Target,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// The folder of a file; it removes itself.
    Folder { _folder: TempDir },
    /// On a server that the target is on.
    Server { server: Target, name: String },
}

impl Scratch {
    /// A SQLite file in a folder of its own.
    pub(crate) fn file() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir().context("cannot make a folder for a scratch database")?;
        let path = Utf8PathBuf::try_from(folder.path().join("scratch.db"))?;
        Ok(Self { target: Target::sqlite_file(&path), place: Place::Folder { _folder: folder } })
    }

    /// One on the server that a URL names; on SQLite, a file of its own. `number` tells those of one run apart.
    pub(crate) async fn beside(server: &Target, number: usize) -> anyhow::Result<Self> {
        let name = format!("schemalock_verify_{}_{number}", std::process::id());
        let Some(target) = server.beside(&name) else { return Self::file() };
        let mut live = Live::connect(server).await?;
        // The name is ours, and plain on every engine.
        let made = live.run(&format!("CREATE DATABASE {name}")).await;
        live.close().await;
        made.with_context(|| format!("cannot make a scratch database beside {server}"))?;
        Ok(Self { target, place: Place::Server { server: server.clone(), name } })
    }

    /// Removes it.
    pub(crate) async fn remove(self) -> anyhow::Result<()> {
        let Place::Server { server, name } = &self.place else { return Ok(()) };
        let mut live = Live::connect(server).await?;
        let gone = live.run(&format!("DROP DATABASE IF EXISTS {name}")).await;
        live.close().await;
        gone.with_context(|| format!("cannot remove the scratch database `{name}` beside {server}: drop it by hand"))
    }
}
