//! From the model to artefacts: one artefact is one file or folder here.

pub mod json_schema;
pub mod manifest;
mod not_yet;
mod reference_page;
mod rules_page;
pub mod rust;
pub mod sql;
pub mod yaml;

pub use not_yet::NotYet;
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
///
/// # Errors
/// Every construct of the schema whose back end this version does not have: refused by name, never left out in silence.
pub fn artefacts(model: &Model) -> Result<Vec<Artefact>, Vec<NotYet>> {
    let missing = not_yet::find(model);
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut all = sql::emit(model);
    if model.targets.rust.is_some() {
        all.extend(rust::emit(model));
    }
    all.push(json_schema::emit());
    all.push(manifest::emit(model, &all));
    Ok(all)
}
