//! `manifest.json`: what was generated, by which version, from which model.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Artefact;
use crate::model::Model;
use crate::text::{pretty_json, sha256};

/// The manifest's own path.
pub const PATH: &str = "manifest.json";

/// The list of generated files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of Schemalock that wrote the files.
    pub tool: String,
    /// The version of the schema's language.
    pub language: u32,
    /// SHA-256 of the model's JSON form, without blanks.
    pub model: String,
    /// SHA-256 of each file but this one, by path.
    pub files: BTreeMap<String, String>,
}

/// The version that this compiler writes into manifests.
#[must_use]
pub fn tool_version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// Reads a manifest.
///
/// # Errors
/// When the text is not a manifest's JSON.
pub fn parse(text: &str) -> Result<Manifest, serde_json::Error> {
    serde_json::from_str(text)
}

pub(super) fn emit(model: &Model, artefacts: &[Artefact]) -> Artefact {
    let manifest = Manifest {
        tool: tool_version().to_owned(),
        language: model.schemalock,
        model: sha256(&serde_json::to_vec(model).unwrap_or_default()),
        files: artefacts.iter().map(|file| (file.path.clone(), sha256(file.contents.as_bytes()))).collect(),
    };
    Artefact { path: PATH.to_owned(), contents: pretty_json(&manifest) }
}
