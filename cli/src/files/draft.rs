//! Files that are written over some time and appear together, whole, or not at all.
#![allow(clippy::disallowed_methods, reason = "the command line is where files are written")]

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::write::{folder_permissions, parent, sync_folder, sync_folders};

/// Files on their way into a folder. They stand in one beside it until they are whole, or inside, if it is there: it may be a disk of its
/// own. Dropped, they are gone.
#[derive(Debug)]
pub(crate) struct Draft {
    place: Utf8PathBuf,
    temporary: TempDir,
    files: Vec<String>,
}

impl Draft {
    /// Files for this folder, which need not be there yet.
    pub(crate) fn begin(place: &Utf8Path) -> io::Result<Self> {
        let beside = if place.is_dir() { place.to_owned() } else { parent(place) };
        fs::create_dir_all(&beside)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".schemalock.");
        if let Some(permissions) = folder_permissions(&beside) {
            builder.permissions(permissions);
        }
        Ok(Self { place: place.to_owned(), temporary: builder.tempdir_in(&beside)?, files: Vec::new() })
    }

    /// A file by its path in the folder. It is closed by [`close`].
    pub(crate) fn file(&mut self, path: &str) -> io::Result<BufWriter<File>> {
        let inside = self.inside()?.join(path);
        fs::create_dir_all(parent(&inside))?;
        let file = File::options().write(true).create_new(true).open(inside)?;
        self.files.push(path.to_owned());
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    /// Puts the files where they belong, none over another.
    pub(crate) fn keep(self) -> io::Result<()> {
        let inside = self.inside()?;
        sync_folders(self.files.iter().map(|path| inside.join(path)))?;
        if self.place.exists() {
            return self.keep_beside_others();
        }
        fs::rename(self.inside()?, &self.place)?;
        // It has another name now.
        let _ = self.temporary.keep();
        sync_folder(&parent(&self.place))
    }

    /// File by file, in a folder that is there; if one cannot stay, none does.
    fn keep_beside_others(&self) -> io::Result<()> {
        for (done, path) in self.files.iter().enumerate() {
            if let Err(error) = self.keep_one(path) {
                for path in &self.files[..done] {
                    let _ = fs::remove_file(self.place.join(path));
                }
                return Err(error);
            }
        }
        sync_folders(self.files.iter().map(|path| self.place.join(path)))
    }

    fn keep_one(&self, path: &str) -> io::Result<()> {
        let to = self.place.join(path);
        if fs::symlink_metadata(&to).is_ok() {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("`{to}` is there already")));
        }
        fs::create_dir_all(parent(&to))?;
        fs::rename(self.inside()?.join(path), to)
    }

    fn inside(&self) -> io::Result<&Utf8Path> {
        Utf8Path::from_path(self.temporary.path()).ok_or_else(|| io::Error::other("the folder's name is not UTF-8"))
    }
}

/// Makes sure that a file is on the disk.
pub(crate) fn close(file: BufWriter<File>) -> io::Result<()> {
    let mut file = file;
    file.flush()?;
    file.get_ref().sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::walk;

    fn draft(place: &Utf8Path, files: &[&str]) -> Draft {
        let mut draft = Draft::begin(place).unwrap();
        for path in files {
            let mut file = draft.file(path).unwrap();
            file.write_all(path.as_bytes()).unwrap();
            close(file).unwrap();
        }
        draft
    }

    fn files(root: &Utf8Path) -> Vec<String> {
        walk::files(root, |_| false).unwrap()
    }

    #[test]
    fn files_appear_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        let place = root.join("a/export");
        drop(draft(&place, &["x/y", "z"]));
        assert_eq!(files(root), [] as [&str; 0]);
        draft(&place, &["x/y", "z"]).keep().unwrap();
        assert_eq!(files(root), ["a/export/x/y", "a/export/z"]);
        // Beside others, and never over them.
        draft(&place, &["x/other"]).keep().unwrap();
        assert_eq!(draft(&place, &["new", "z"]).keep().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(files(root), ["a/export/x/other", "a/export/x/y", "a/export/z"]);
    }
}
