//! `file:PATH`: the KEK in a file that is its owner's alone.

use std::io;
use std::path::Path;

use super::{KekError, LocalKek};
use crate::keyring::private_file::{self, PrivateFileError};

/// Far more than any KEK's text.
const MOST: usize = 4096;

impl LocalKek {
    /// The KEK in a file that group and others have no access to.
    ///
    /// # Errors
    /// When the file cannot be read, is open to others, or holds no KEK.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, KekError> {
        let path = path.as_ref();
        let place = || format!("the file `{}`", path.display());
        match private_file::read(path, MOST) {
            Ok(text) => Self::from_text(&text, place()),
            Err(PrivateFileError::Mode(mode)) => Err(KekError::Permissions { path: path.to_owned(), mode }),
            Err(PrivateFileError::TooLong) => Err(KekError::NotAKey { place: place() }),
            // What is no UTF-8 is no KEK.
            Err(PrivateFileError::Io(error)) if error.kind() == io::ErrorKind::InvalidData => {
                Err(KekError::NotAKey { place: place() })
            }
            Err(PrivateFileError::Io(source)) => Err(KekError::File { path: path.to_owned(), source }),
        }
    }
}
