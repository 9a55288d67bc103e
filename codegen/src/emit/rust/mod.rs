//! The crate of Rust models: one module per table, and one for the enums.
//!
//! Files are written as text, in the shape that rustfmt gives them; the crate brings its own `rustfmt.toml`, so the style
//! of the project around it does not matter. (A printer of tokens would break lines at another width than rustfmt, and
//! lists in attributes at places of its own.) Three functions make that safe: every identifier comes from `names`, every
//! literal from `print::text`, every comment from `docs`.
//!
//! | module | room |
//! | --- | --- |
//! | `names` | what Rust calls tables, columns and enums |
//! | `types` | which type a field has |
//! | `scope` | which names a file imports, and which it must spell out |
//! | `attributes` | what the derive macro is told |
//! | `defaults` | what a new row has in a column that its maker does not mention |
//! | `docs` | descriptions as Markdown that says what was written |
//! | `manifest`, `models_json`, `crate_root`, `table`, `enums` | one file each of the crate |

mod attributes;
mod crate_root;
mod defaults;
mod docs;
mod enums;
mod manifest;
mod models_json;
pub mod names;
mod print;
mod scope;
mod singular;
mod table;
#[cfg(test)]
mod tests;
mod types;

use super::Artefact;
use crate::model::Model;

/// The files of the crate, relative to its folder.
#[must_use]
pub fn emit(model: &Model) -> Vec<Artefact> {
    let mut files = vec![
        artefact("Cargo.toml", manifest::cargo(model)),
        artefact("rustfmt.toml", manifest::rustfmt()),
        artefact("models.json", models_json::file(model)),
        artefact("src/lib.rs", crate_root::file(model)),
    ];
    if !model.enums.is_empty() {
        files.push(artefact("src/enums.rs", enums::file(&model.enums)));
    }
    for table in &model.tables {
        files.push(artefact(&format!("src/{}.rs", names::module_file(table)), table::file(model, table)));
    }
    files
}

fn artefact(path: &str, contents: String) -> Artefact {
    Artefact { path: path.to_owned(), contents }
}
