//! Keyrings from files and environment variables.

use std::io;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::document::{Document, DocumentError, UnwrapError};
use super::kek::Kek;
use super::private_file::{self, PrivateFileError};
use super::{Keyring, KeyringError};

/// The most bytes of a keyring's text: some sixty thousand keys.
const MOST: usize = 16 << 20;

/// Why a keyring could not be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The file cannot be read.
    #[error("cannot read the keyring `{}`", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Others may read or write the file.
    #[error("others may use the keyring `{}` (mode {mode:04o}): run `chmod 600 {}`", path.display(), path.display())]
    Permissions {
        /// The file.
        path: PathBuf,
        /// What may be done with it.
        mode: u32,
    },
    /// No such environment variable.
    #[error("the environment variable `{0}` is not set: it should hold a keyring")]
    NoVariable(String),
    /// What was read is far too long for a keyring.
    #[error("far too long for a keyring")]
    TooLong,
    /// What was read is no keyring.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A key does not unwrap.
    #[error(transparent)]
    Unwrap(#[from] UnwrapError),
    /// The keys make no keyring.
    #[error(transparent)]
    Keyring(#[from] KeyringError),
}

impl Document {
    /// Reads a keyring's file, which must be its owner's alone: on Unix, neither group nor others may have access.
    ///
    /// # Errors
    /// When the file cannot be read, is open to others, or is no keyring.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, LoadError> {
        let path = path.as_ref();
        let text = private_file::read(path, MOST).map_err(|error| match error {
            PrivateFileError::Mode(mode) => LoadError::Permissions { path: path.to_owned(), mode },
            PrivateFileError::TooLong => LoadError::TooLong,
            PrivateFileError::Io(source) => LoadError::File { path: path.to_owned(), source },
        })?;
        Ok(Self::parse(&text)?)
    }
}

impl Keyring {
    /// Loads a keyring's file and unwraps its keys.
    ///
    /// ```no_run
    /// use schemalock::{Keyring, kek};
    ///
    /// let kek = kek::source("env:SCHEMALOCK_KEK")?;
    /// let keyring = Keyring::open("keyring.json", &*kek)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the file cannot be read, is open to others or is no keyring, or when a key does not unwrap.
    pub fn open(path: impl AsRef<Path>, kek: &dyn Kek) -> Result<Self, LoadError> {
        Self::unwrap(&Document::read(path)?, kek)
    }

    /// Unwraps the keys of a keyring's text.
    ///
    /// # Errors
    /// When the text is no keyring, or when a key does not unwrap.
    pub fn from_text(text: &str, kek: &dyn Kek) -> Result<Self, LoadError> {
        Self::unwrap(&Document::parse(text)?, kek)
    }

    /// Unwraps the keys of the keyring in an environment variable.
    ///
    /// # Errors
    /// When the variable is not set or holds no keyring, or when a key does not unwrap.
    #[allow(clippy::disallowed_methods, reason = "the one place where a keyring is taken from the environment")]
    pub fn from_env(name: &str, kek: &dyn Kek) -> Result<Self, LoadError> {
        let text = std::env::var_os(name).ok_or_else(|| LoadError::NoVariable(name.to_owned()))?;
        // What is no UTF-8 is no keyring.
        let text = Zeroizing::new(text.into_string().unwrap_or_default());
        Self::from_text(&text, kek)
    }

    /// Loads the file anew and puts its keys in the place of these, while others read. When that fails, these stay.
    ///
    /// # Errors
    /// As of [`open`](Self::open).
    pub fn reload(&self, path: impl AsRef<Path>, kek: &dyn Kek) -> Result<(), LoadError> {
        self.replace(Self::open(path, kek)?);
        Ok(())
    }

    fn unwrap(document: &Document, kek: &dyn Kek) -> Result<Self, LoadError> {
        Ok(Self::new(document.unwrap(kek)?)?)
    }
}
