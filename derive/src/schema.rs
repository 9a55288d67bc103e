//! `models.json`: what the schema says of the tables, beside the crate that stands for them.
//!
//! `schemalock generate` writes the file. A struct that names it in `#[model(schema = "models.json")]` is held against it, so
//! that a struct and a schema that drift apart stop the build and not the program.

mod document;
mod read;
mod track;

pub(crate) use document::{Bind, Column, Encrypted, Normalise, Searchable, Table, Type};
pub(crate) use track::track;

use std::sync::Arc;

use syn::LitStr;

use crate::errors::Errors;
use crate::suggest;
use document::Document;

/// The file that a struct is held against, and the path that leads there from Cargo.toml.
pub(crate) struct Schema {
    path: LitStr,
    document: Arc<Document>,
}

impl Schema {
    pub(crate) fn read(errors: &mut Errors, path: &LitStr) -> Option<Self> {
        let document = read::document(&path.value()).map_err(|message| syn::Error::new_spanned(path, message));
        Some(Self { path: path.clone(), document: errors.ok(document)? })
    }

    pub(crate) fn path(&self) -> &LitStr {
        &self.path
    }

    /// The table of that name.
    pub(crate) fn table(&self, errors: &mut Errors, name: &LitStr) -> Option<&Table> {
        let tables = &self.document.tables;
        let table = tables.get(&name.value());
        if table.is_none() {
            let help = suggest::help(&name.value(), tables.keys().map(String::as_str));
            errors.at(name, format_args!("the schema has no table `{}`{help}", name.value()));
        }
        table
    }
}
