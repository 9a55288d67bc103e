//! What is in a folder.

use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::read::is_absent;

/// Every file below a folder, as sorted paths with `/`; none when there is no such folder. Links are not followed: a link counts as a
/// file. `skip` is asked with each path and leaves out what is behind it.
pub(crate) fn files(root: &Utf8Path, skip: impl Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for (name, is_folder) in entries(&root.join(&folder))? {
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            match (skip(&path), is_folder) {
                (true, _) => {}
                (false, true) => folders.push(path),
                (false, false) => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The folders directly in a folder, sorted.
pub(crate) fn folders(root: &Utf8Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> =
        entries(root)?.into_iter().filter(|(_, folder)| *folder).map(|(name, _)| name).collect();
    names.sort();
    Ok(names)
}

/// The folders that a file's path goes through below `root`, outermost first.
pub(crate) fn above(root: &Utf8Path, path: &str) -> Vec<Utf8PathBuf> {
    let parts: Vec<&str> = path.split('/').collect();
    (1..parts.len()).map(|end| root.join(parts[..end].join("/"))).collect()
}

/// Is this itself a link?
pub(crate) fn is_link(path: &Utf8Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
}

fn entries(folder: &Utf8Path) -> io::Result<Vec<(String, bool)>> {
    let folder = if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder };
    let listing = match fs::read_dir(folder.as_str().trim_end_matches('/')) {
        Err(error) if is_absent(&error) => return Ok(Vec::new()),
        listing => listing?,
    };
    listing
        .map(|entry| {
            entry.and_then(|entry| Ok((entry.file_name().to_string_lossy().into_owned(), entry.file_type()?.is_dir())))
        })
        .collect()
}
