//! The folder of migrations: reading history, and adding to it.

use std::collections::BTreeMap;

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use schemalock::migrate::{self, LOCK_FILE, Lock, LockError, Migrations};
use schemalock_codegen::emit::Artefact;
use schemalock_codegen::migration::{MODEL_FILE, Migration};
use schemalock_codegen::model::Model;

use super::{read, walk, write};

/// What is in the folder of migrations.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    /// Where it is.
    pub(crate) path: Utf8PathBuf,
    /// The chain; `None` when there is no lock file.
    pub(crate) lock: Option<Result<Lock, LockError>>,
    /// The lock file as it stands; empty when there is none.
    pub(crate) lock_text: String,
    /// The migrations' folders with their files, by name.
    pub(crate) found: BTreeMap<String, Vec<Artefact>>,
}

impl Folder {
    /// Reads the folder; one that does not exist is empty.
    pub(crate) fn read(path: Utf8PathBuf) -> anyhow::Result<Self> {
        let text = |file: &Utf8Path| -> anyhow::Result<Option<String>> {
            let bytes = read::optional(file).with_context(|| format!("cannot read `{file}`"))?;
            // What is not UTF-8 was not written by us: replaced characters give another checksum.
            Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
        };
        let lock_text = text(&path.join(LOCK_FILE))?;
        let lock = lock_text.as_ref().map(|text| Lock::parse(text));
        let lock_text = lock_text.unwrap_or_default();
        let mut found = BTreeMap::new();
        for name in walk::folders(&path).with_context(|| format!("cannot list `{path}`"))? {
            if name.starts_with('.') {
                continue;
            }
            let folder = path.join(&name);
            let mut files = Vec::new();
            for file in walk::files(&folder, is_hidden).with_context(|| format!("cannot list `{folder}`"))? {
                let contents = text(&folder.join(&file))?.unwrap_or_default();
                files.push(Artefact { path: file, contents });
            }
            found.insert(name, files);
        }
        Ok(Self { path, lock, lock_text, found })
    }

    /// The chain, as far as it can be read.
    pub(crate) fn chain(&self) -> Lock {
        self.lock.as_ref().and_then(|lock| lock.as_ref().ok()).cloned().unwrap_or_default()
    }

    /// The model that the last migration recorded.
    pub(crate) fn recorded(&self) -> Option<Model> {
        let last = self.chain().entries.pop()?;
        serde_json::from_str(self.file(&last.name, MODEL_FILE)?).ok()
    }

    /// A file of a migration.
    pub(crate) fn file(&self, migration: &str, path: &str) -> Option<&str> {
        let files = self.found.get(migration)?;
        files.iter().find(|file| file.path == path).map(|file| file.contents.as_str())
    }

    /// What the chain names, to be applied.
    pub(crate) fn migrations(&self) -> Migrations {
        let files = |name: &str| self.found.get(name).map(Vec::as_slice).unwrap_or_default();
        Migrations::new(self.chain().entries.into_iter().map(|entry| {
            let files = files(&entry.name).iter().map(|file| (file.path.as_str(), file.contents.as_str()));
            migrate::Migration::new(entry.name.clone(), files)
        }))
    }

    /// The folder as it will be with one more migration; nothing is written.
    pub(crate) fn with(&self, migration: Option<&Migration>) -> Self {
        let (mut lock, mut found) = (self.chain(), self.found.clone());
        if let Some(migration) = migration {
            lock.append(&migration.name, &checksum(&migration.files));
            found.insert(migration.name.clone(), migration.files.clone());
        }
        let lock_text = lock.render();
        Self { path: self.path.clone(), lock: Some(Ok(lock)), lock_text, found }
    }

    /// Adds a migration: its folder appears complete, then the lock file names it. A folder that is already there with the
    /// same files is one whose writer was interrupted between the two.
    pub(crate) fn add(&mut self, migration: &Migration) -> anyhow::Result<()> {
        let path = self.path.join(&migration.name);
        if self.found.get(&migration.name).is_none_or(Vec::is_empty) {
            let files = migration.files.iter().map(|file| (file.path.as_str(), file.contents.as_str()));
            write::folder(&path, files).with_context(|| format!("cannot write `{path}`"))?;
        }
        *self = self.with(Some(migration));
        self.write_lock()
    }

    /// Writes the chain into the lock file.
    pub(crate) fn write_lock(&self) -> anyhow::Result<()> {
        let file = self.path.join(LOCK_FILE);
        write::atomic(&file, self.chain().render().as_bytes()).with_context(|| format!("cannot write `{file}`"))
    }

    /// Records the files of the last migration as they are now.
    pub(crate) fn rehash(&mut self) -> anyhow::Result<()> {
        let mut lock = self.chain();
        if let Some(last) = lock.entries.pop() {
            let files = self.found.get(&last.name).map(Vec::as_slice).unwrap_or_default();
            lock.append(&last.name, &checksum(files));
        }
        self.lock = Some(Ok(lock));
        self.write_lock()
    }

    /// Removes a migration's files. The lock file names it until the next is added or the chain is written.
    pub(crate) fn remove(&mut self, migration: &str) -> anyhow::Result<()> {
        let path = self.path.join(migration);
        self.found.remove(migration);
        write::remove_folder(&path).with_context(|| format!("cannot remove `{path}`"))
    }
}

/// The checksum of a migration's files.
pub(crate) fn checksum(files: &[Artefact]) -> String {
    migrate::checksum(files.iter().map(|file| (file.path.as_str(), file.contents.as_str())))
}

impl Folder {
    /// Puts one migration in the place of all: its folder appears, then the lock file names it alone, then the others go.
    pub(crate) fn replace_all(&mut self, migration: &Migration) -> anyhow::Result<()> {
        let old: Vec<String> = self.chain().entries.into_iter().map(|entry| entry.name).collect();
        self.lock = Some(Ok(Lock::default()));
        self.add(migration)?;
        for name in old {
            let path = self.path.join(&name);
            write::remove_folder(&path).with_context(|| format!("cannot remove `{path}`"))?;
            self.found.remove(&name);
        }
        Ok(())
    }
}

/// Editors' and systems' own files.
fn is_hidden(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}
