//! Reading with a limit: neither `/dev/zero` nor a database that was mistaken for a schema is read to its end.
#![allow(clippy::disallowed_methods, reason = "the command line is where files are read")]

use std::fs::File;
use std::io::{self, Read};

use camino::Utf8Path;

/// The most that is read of any file but a schema: far beyond what is ever written.
const MOST: u64 = 256 << 20;

/// At most `most` bytes of a file, or of the standard input for `-`.
pub(crate) fn source(path: &Utf8Path, most: u64) -> io::Result<Vec<u8>> {
    if path == "-" { limited(io::stdin().lock(), most) } else { file(path, most) }
}

/// The whole file, or `None` when there is none.
pub(crate) fn optional(path: &Utf8Path) -> io::Result<Option<Vec<u8>>> {
    match file(path, MOST) {
        Ok(bytes) if bytes.len() as u64 == MOST => Err(io::Error::other("the file is far too large")),
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Does the error say that there is nothing? A path through a file leads nowhere, too.
pub(crate) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn file(path: &Utf8Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder, not a file"));
    }
    limited(file, most)
}

fn limited(reader: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
