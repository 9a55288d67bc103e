//! The keyring's file: its owner's alone, written whole or not at all, by one writer at a time.

use std::fs::{self, File, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use schemalock::keyring::{Document, LoadError};

use super::write;

/// How long to wait for another who is writing. Wrapping by a program may take its time.
const PATIENCE: Duration = Duration::from_secs(120);
const POLL: Duration = Duration::from_millis(20);

/// Reads a keyring.
pub(crate) fn read(path: &Utf8Path) -> anyhow::Result<Document> {
    Document::read(path).map_err(|error| explain(path, error))
}

/// What the person should know beside the error: where, and what to do.
pub(crate) fn explain(path: &Utf8Path, error: LoadError) -> anyhow::Error {
    match error {
        LoadError::File { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
            anyhow::anyhow!("there is no keyring `{path}` (`schemalock keys new` makes one)")
        }
        LoadError::File { .. } | LoadError::Permissions { .. } => error.into(),
        other => anyhow::Error::new(other).context(format!("keyring `{path}`")),
    }
}

/// A keyring's file while nobody else writes it. The lock ends with the process, however that ends.
#[derive(Debug)]
pub(crate) struct Locked {
    path: Utf8PathBuf,
    _lock: File,
}

impl Locked {
    /// Waits until nobody else writes. Makes the folder; the lock is on it, since the file is another one after each change.
    pub(crate) fn new(path: &Utf8Path) -> anyhow::Result<Self> {
        let path = write::behind_links(path);
        let folder = write::parent(&path);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder `{folder}`"))?;
        let lock = wait(&lock_file(&folder, &path)?).with_context(|| format!("cannot lock the folder `{folder}`"));
        Ok(Self { _lock: lock?, path })
    }

    /// Is there a file already?
    pub(crate) fn exists(&self) -> bool {
        self.path.symlink_metadata().is_ok()
    }

    /// Reads it, as it is while nobody else writes.
    pub(crate) fn read(&self) -> anyhow::Result<Document> {
        read(&self.path)
    }

    /// Writes it: a reader sees the old keyring or the new one.
    pub(crate) fn write(&self, document: &Document) -> anyhow::Result<()> {
        let written = write::private(&self.path, document.to_text().as_bytes(), write::Existing::Replace);
        written.with_context(|| format!("cannot write `{}`", self.path))
    }

    /// Writes it where nothing is.
    pub(crate) fn create(&self, document: &Document) -> anyhow::Result<()> {
        let written = write::private(&self.path, document.to_text().as_bytes(), write::Existing::Keep);
        written.with_context(|| format!("cannot write `{}`", self.path))
    }
}

#[cfg(unix)]
fn lock_file(folder: &Utf8Path, _path: &Utf8Path) -> anyhow::Result<File> {
    File::open(folder).with_context(|| format!("cannot open the folder `{folder}`"))
}

/// Where folders cannot be locked, a file beside it is.
#[cfg(not(unix))]
fn lock_file(_folder: &Utf8Path, path: &Utf8Path) -> anyhow::Result<File> {
    let lock = Utf8PathBuf::from(format!("{path}.lock"));
    let file = File::options().create(true).truncate(false).write(true).open(&lock);
    file.with_context(|| format!("cannot open `{lock}`"))
}

#[allow(clippy::disallowed_methods, reason = "the command line is where time passes")]
fn wait(file: &File) -> anyhow::Result<File> {
    let end = Instant::now() + PATIENCE;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file.try_clone()?),
            Err(TryLockError::WouldBlock) if Instant::now() < end => thread::sleep(POLL),
            Err(TryLockError::WouldBlock) => anyhow::bail!("another writer did not finish within {PATIENCE:?}"),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
}
