//! What is in the folder, and whether it is what the lock file says.
#![allow(clippy::disallowed_methods, reason = "the macro reads one folder, and tells the compiler about it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use super::lock::{self, LOCK_FILE, Recorded};

/// A folder of migrations, as it is.
pub(super) struct Folder {
    /// As it is written in the program.
    path: String,
    recorded: Vec<Recorded>,
    /// Each migration's files by their paths.
    found: BTreeMap<String, BTreeMap<String, String>>,
}

/// A migration as it was recorded, with all its files.
pub(super) struct Migration {
    pub(super) name: String,
    pub(super) checksum: String,
    pub(super) files: BTreeMap<String, String>,
}

impl Folder {
    pub(super) fn read(path: &str) -> Result<Self, Vec<String>> {
        let folder = locate(path).map_err(|message| vec![message])?;
        let cannot = |error: io::Error| vec![cannot_read(path, &error)];
        let lock = fs::read_to_string(folder.join(LOCK_FILE)).map_err(cannot)?;
        let recorded = lock::parse(&lock).map_err(|reason| {
            vec![format!(
                "`{path}/{LOCK_FILE}` cannot be relied on: {reason}. Restore it: git restore {path}/{LOCK_FILE}"
            )]
        })?;
        let mut found = BTreeMap::new();
        for name in folders(&folder).map_err(cannot)? {
            found.insert(name.clone(), files(&folder.join(name)).map_err(cannot)?);
        }
        Ok(Self { path: path.to_owned(), recorded, found })
    }

    /// The migrations in order, if the folder has them as they were recorded, and no others.
    pub(super) fn verified(mut self) -> Result<Vec<Migration>, Vec<String>> {
        let (mut migrations, mut messages) = (Vec::new(), Vec::new());
        for Recorded { name, checksum } in std::mem::take(&mut self.recorded) {
            let restore = format!("restore it: git restore {}/{name}", self.path);
            match self.found.remove(&name) {
                Some(files) if lock::checksum(&files) == checksum => {
                    migrations.push(Migration { name, checksum, files })
                }
                Some(_) => messages.push(format!("the migration `{name}` was edited after it was recorded: {restore}")),
                None => messages
                    .push(format!("the migration `{name}` is recorded in the lock file, and missing: {restore}")),
            }
        }
        let path = &self.path;
        messages.extend(self.found.keys().map(|name| {
            format!("`{path}/{name}` is not recorded in the lock file: remove it, or restore {path}/{LOCK_FILE}")
        }));
        if messages.is_empty() { Ok(migrations) } else { Err(messages) }
    }
}

/// From the Cargo.toml of the crate that is compiled.
fn locate(path: &str) -> Result<PathBuf, String> {
    if Path::new(path).is_absolute() {
        return Err(String::from("expected a path that starts at this crate's Cargo.toml, such as `../migrations`"));
    }
    let folder = env::var_os("CARGO_MANIFEST_DIR");
    let folder = folder.ok_or("`migrations!` needs Cargo: CARGO_MANIFEST_DIR is not set")?;
    Ok(Path::new(&folder).join(path))
}

fn cannot_read(path: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!(
            "there is no `{path}/{LOCK_FILE}`, seen from this crate's Cargo.toml: correct the path, or run `schemalock sync`"
        ),
        _ => format!("cannot read `{path}`, seen from this crate's Cargo.toml: {error}"),
    }
}

/// The folders in it; editors' and systems' own are not looked at.
fn folders(root: &Path) -> io::Result<Vec<String>> {
    let entries = entries(root)?;
    Ok(entries.into_iter().filter(|(_, is_folder)| *is_folder).map(|(name, _)| name).collect())
}

/// All files below it, by paths with `/`.
fn files(root: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for (name, is_folder) in entries(&root.join(&folder))? {
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if is_folder {
                folders.push(path);
            } else {
                // What is not UTF-8 was not written by us: replaced characters give another checksum.
                let contents = String::from_utf8_lossy(&fs::read(root.join(&path))?).into_owned();
                found.insert(path, contents);
            }
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> io::Result<Vec<(String, bool)>> {
    let entry = |entry: io::Result<fs::DirEntry>| {
        entry.and_then(|entry| Ok((entry.file_name().to_string_lossy().into_owned(), entry.file_type()?.is_dir())))
    };
    let mut entries: Vec<(String, bool)> = fs::read_dir(folder)?.map(entry).collect::<io::Result<_>>()?;
    entries.retain(|(name, _)| !name.starts_with('.'));
    Ok(entries)
}
