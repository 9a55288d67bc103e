//! What goes wrong with KEKs.

use std::io;
use std::path::PathBuf;

use crate::RandomError;

/// Why a KEK cannot be had, or does not do its work. None shows any of a key.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KekError {
    /// The word names no provider. It may be the KEK itself, so it is not repeated.
    #[error("not a source of a KEK: say `env:NAME`, `file:PATH` or `exec:PROGRAM`")]
    UnknownSource,
    /// The KEK stands where the way to it should.
    #[error("this is the KEK itself, and others can see it there: put it into an environment variable or a file")]
    KeyAsSource,
    /// No such environment variable.
    #[error("the environment variable `{0}` is not set: it should hold the KEK")]
    NoVariable(String),
    /// What is there is no KEK.
    #[error(
        "{place} holds no KEK: 32 bytes as base64 (44 characters) or as 64 hexadecimal digits, such as \
         `openssl rand -base64 32` prints"
    )]
    NotAKey {
        /// Where it was found.
        place: String,
    },
    /// The file cannot be read.
    #[error("cannot read the KEK in `{}`", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Others may read or write the file.
    #[error("others may use the KEK in `{}` (mode {mode:04o}): run `chmod 600 {}`", path.display(), path.display())]
    Permissions {
        /// The file.
        path: PathBuf,
        /// What may be done with it.
        mode: u32,
    },
    /// `exec:` without a program.
    #[error("`exec:` names no program")]
    NoProgram,
    /// The program cannot be run, or does not do its work.
    #[error("the program `{program}`, asked to {task}, {why}")]
    Program {
        /// The program.
        program: String,
        /// `wrap` or `unwrap`.
        task: &'static str,
        /// What happened.
        why: String,
    },
    /// The wrapped key was changed, or belongs to another entry.
    #[error("the wrapped key was changed, or was moved here from another entry")]
    DoesNotUnwrap,
    /// The system gave no random numbers.
    #[error(transparent)]
    Random(#[from] RandomError),
}
