//! Writing whole files or nothing: a temporary file in the same folder, forced to the disk, renamed over the old one.
#![allow(clippy::disallowed_methods, reason = "the command line is where files are written")]

use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};

use camino::{Utf8Path, Utf8PathBuf};

/// Writes a file so that a reader sees the old contents or the new ones, whatever happens. Makes its folders.
pub(crate) fn atomic(path: &Utf8Path, contents: &[u8]) -> io::Result<()> {
    replace(path, contents)?;
    sync_folder(&parent(path))
}

/// The same, but for the last step, [`sync_folders`], which one who writes many files takes once.
pub(crate) fn replace(path: &Utf8Path, contents: &[u8]) -> io::Result<()> {
    let folder = parent(path);
    fs::create_dir_all(&folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".schemalock.");
    if let Some(permissions) = permissions(path) {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(&folder)?;
    file.write_all(contents)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// What to do about a file that is already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// Put the new one in its place.
    Replace,
    /// Leave it, and fail.
    Keep,
}

/// [`atomic`] for what is its owner's alone: from its first byte on, nobody else can read it. It belongs to whom it belonged to before:
/// the service that reads it should also be able to after root has written it.
pub(crate) fn private(path: &Utf8Path, contents: &[u8], existing: Existing) -> io::Result<()> {
    let folder = parent(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".schemalock.");
    if let Some(permissions) = private_permissions() {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(&folder)?;
    if existing == Existing::Replace {
        keep_owner(path, file.as_file())?;
    }
    file.write_all(contents)?;
    file.as_file().sync_all()?;
    match existing {
        Existing::Replace => file.persist(path),
        Existing::Keep => file.persist_noclobber(path),
    }
    .map_err(|error| error.error)?;
    sync_folder(&folder)
}

#[cfg(unix)]
fn private_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(Permissions::from_mode(0o600))
}

#[cfg(unix)]
fn keep_owner(path: &Utf8Path, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let (old, metadata) = (fs::metadata(path)?, new.metadata()?);
    if (old.uid(), old.gid()) == (metadata.uid(), metadata.gid()) {
        return Ok(());
    }
    fchown(new, Some(old.uid()), Some(old.gid()))
        .map_err(|error| io::Error::new(error.kind(), format!("it belongs to another user ({}): {error}", old.uid())))
}

#[cfg(not(unix))]
fn private_permissions() -> Option<Permissions> {
    None
}

#[cfg(not(unix))]
fn keep_owner(_path: &Utf8Path, _new: &File) -> io::Result<()> {
    Ok(())
}

/// The file that a path ends in, through links: a linked schema stays a link.
pub(crate) fn behind_links(path: &Utf8Path) -> Utf8PathBuf {
    path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned())
}

/// Makes a folder with these files in it; it appears complete or not at all, and never over another.
pub(crate) fn folder<'a>(path: &Utf8Path, files: impl Iterator<Item = (&'a str, &'a str)>) -> io::Result<()> {
    let beside = parent(path);
    fs::create_dir_all(&beside)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".schemalock.");
    if let Some(permissions) = folder_permissions(&beside) {
        builder.permissions(permissions);
    }
    let temporary = builder.tempdir_in(&beside)?;
    let inside =
        Utf8Path::from_path(temporary.path()).ok_or_else(|| io::Error::other("the folder's name is not UTF-8"))?;
    for (name, contents) in files {
        replace(&inside.join(name), contents.as_bytes())?;
    }
    sync_folder(inside)?;
    fs::rename(inside, path)?;
    // It has another name now.
    let _ = temporary.keep();
    sync_folder(&beside)
}

/// Removes a folder with what is in it; one that is not there is removed already.
pub(crate) fn remove_folder(path: &Utf8Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Makes sure of the renames in the folders of these files.
pub(crate) fn sync_folders(files: impl Iterator<Item = Utf8PathBuf>) -> io::Result<()> {
    let folders: BTreeSet<Utf8PathBuf> = files.map(|file| parent(&file)).collect();
    folders.iter().try_for_each(|folder| sync_folder(folder))
}

/// The folder of a file; `.` for a bare name.
pub(crate) fn parent(path: &Utf8Path) -> Utf8PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_str().is_empty() => parent.to_owned(),
        _ => Utf8PathBuf::from("."),
    }
}

/// A rename is on the disk once its folder is.
pub(super) fn sync_folder(folder: &Utf8Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Those of the file that is replaced, or the usual ones; temporary files are private otherwise.
#[cfg(unix)]
fn permissions(path: &Utf8Path) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    let old = fs::metadata(path).ok().map(|metadata| metadata.permissions());
    Some(old.unwrap_or_else(|| Permissions::from_mode(0o666)))
}

#[cfg(unix)]
pub(super) fn folder_permissions(beside: &Utf8Path) -> Option<Permissions> {
    fs::metadata(beside).ok().map(|metadata| metadata.permissions())
}

#[cfg(not(unix))]
fn permissions(_path: &Utf8Path) -> Option<Permissions> {
    None
}

#[cfg(not(unix))]
pub(super) fn folder_permissions(_beside: &Utf8Path) -> Option<Permissions> {
    None
}
