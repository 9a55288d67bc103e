//! From the model to artefacts: one artefact is one file or folder here.

#[cfg(any())]
pub mod rust;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    /// Below the folder of generated files, with `/` between its parts.
    pub path: String,
    /// The whole file.
    pub contents: String,
}
