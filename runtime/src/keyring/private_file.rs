//! Reading files that are nobody else's business.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

/// Why a private file was not read.
#[derive(Debug)]
pub(super) enum PrivateFileError {
    /// The system said no.
    Io(io::Error),
    /// Others may read or write it.
    Mode(u32),
    /// It is longer than anything that belongs there.
    TooLong,
}

impl From<io::Error> for PrivateFileError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The file's text, if it is its owner's alone. The buffer is wiped and never grows, so no copies of it are left behind.
pub(super) fn read(path: &Path, most: usize) -> Result<Zeroizing<String>, PrivateFileError> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder, not a file").into());
    }
    // Asked of the open file: its name may mean another one by now.
    check_mode(&metadata)?;
    let mut text = Zeroizing::new(String::with_capacity(room(metadata.len(), most)));
    file.take(most as u64 + 1).read_to_string(&mut text)?;
    if text.len() > most { Err(PrivateFileError::TooLong) } else { Ok(text) }
}

/// Beyond the file's length, since reading to the end looks for more; pipes have no length at all.
fn room(length: u64, most: usize) -> usize {
    usize::try_from(length).unwrap_or(most).max(4096).min(most) + 64
}

#[cfg(unix)]
fn check_mode(metadata: &std::fs::Metadata) -> Result<(), PrivateFileError> {
    use std::os::unix::fs::MetadataExt as _;
    let mode = metadata.mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(PrivateFileError::Mode(mode)) }
}

#[cfg(not(unix))]
fn check_mode(_metadata: &std::fs::Metadata) -> Result<(), PrivateFileError> {
    Ok(())
}
