//! From the model to artefacts: one artefact is one file or folder here.

pub mod convex;
pub mod json_schema;
pub mod manifest;
mod prose;
mod reference_page;
mod rules_page;
pub mod rust;
pub mod sql;
pub mod yaml;

pub use reference_page::reference_page;
pub use rules_page::rules_page;

use crate::model::Model;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    /// Below the folder of generated files, with `/` between its parts.
    pub path: String,
    /// The whole file.
    pub contents: String,
}

/// Every artefact of a model, the manifest last.
#[must_use]
pub fn artefacts(model: &Model) -> Vec<Artefact> {
    let mut all = sql::emit(model);
    if model.targets.rust.is_some() {
        all.extend(rust::emit(model));
    }
    if model.targets.convex.is_some() {
        all.extend(convex::emit(model));
    }
    all.push(json_schema::emit());
    all.push(manifest::emit(model, &all));
    all
}
