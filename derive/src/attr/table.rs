//! `#[model(…)]` on the struct.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::{Attribute, LitStr, Meta, Path, parse_quote};

use super::keys::{ForeignKey, Index, PrimaryKey, Unique};
use super::option;
use crate::errors::Errors;

/// What the struct's attributes say.
#[derive(Default)]
pub(crate) struct Struct {
    pub(crate) table: Option<LitStr>,
    pub(crate) primary_key: Option<PrimaryKey>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) uniques: Vec<Unique>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    /// The path of the `models.json` that the struct is held against.
    pub(crate) schema: Option<LitStr>,
    /// The name of the struct of rows that are not written yet.
    pub(crate) new: Option<Ident>,
    /// The name of the struct of changes.
    pub(crate) patch: Option<Ident>,
    /// The name of the struct of its rows in a database.
    pub(crate) store: Option<Ident>,
    krate: Option<Path>,
    /// The names of the options that are there, whether or not they could be read.
    said: BTreeSet<String>,
    /// Whether an attribute could not be taken apart, so that any option may stand in it.
    unreadable: bool,
}

impl Struct {
    const OPTIONS: &[&str] =
        &["table", "primary_key", "index", "unique", "foreign_key", "schema", "new", "patch", "store", "crate"];

    pub(crate) fn read(errors: &mut Errors, attributes: &[Attribute]) -> Self {
        let mut options = Self::default();
        for attribute in attributes.iter().filter(|it| it.path().is_ident("model")) {
            match option::parse(&attribute.meta) {
                Ok(metas) => metas.iter().for_each(|meta| options.read_option(errors, meta)),
                Err(error) => {
                    options.unreadable = true;
                    errors.push(error);
                }
            }
        }
        options
    }

    fn read_option(&mut self, errors: &mut Errors, meta: &Meta) {
        let name = option::name(meta);
        match name.as_str() {
            "table" => option::once(errors, meta, &mut self.table, option::text),
            "primary_key" => option::once(errors, meta, &mut self.primary_key, PrimaryKey::read),
            "index" => self.indexes.extend(Index::read(errors, meta)),
            "unique" => self.uniques.extend(Unique::read(errors, meta)),
            "foreign_key" => self.foreign_keys.extend(ForeignKey::read(errors, meta)),
            "schema" => option::once(errors, meta, &mut self.schema, option::text),
            "new" => option::once(errors, meta, &mut self.new, option::type_name),
            "patch" => option::once(errors, meta, &mut self.patch, option::type_name),
            "store" => option::once(errors, meta, &mut self.store, option::type_name),
            "crate" => option::once(errors, meta, &mut self.krate, option::path),
            _ => option::unknown(errors, meta, Self::OPTIONS),
        }
        self.said.insert(name);
    }

    /// Whether the option is there, or may be. One that was said wrongly has had its word.
    pub(crate) fn said(&self, option: &str) -> bool {
        self.unreadable || self.said.contains(option)
    }

    /// Where the runtime is.
    pub(crate) fn krate(&self) -> Path {
        self.krate.clone().unwrap_or_else(|| parse_quote!(::schemalock))
    }
}
