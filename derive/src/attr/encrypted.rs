//! `#[encrypted]` and its options.

use proc_macro2::Ident;
use syn::{Attribute, LitStr, Meta, Path};

use super::option;
use crate::errors::Errors;

/// `#[encrypted(context = "connections.credentials", bind = column, pad)]`
pub(crate) struct Encrypted {
    /// The word itself.
    pub(crate) word: Path,
    /// The context, if it isn't `table.column`.
    pub(crate) context: Option<LitStr>,
    /// `row` or `column`.
    pub(crate) bind: Option<Ident>,
    /// That the length is hidden.
    pub(crate) pad: Option<Path>,
    /// That equal values can be looked up.
    pub(crate) searchable: Option<Path>,
    /// `none` or `lowercase`.
    pub(crate) normalise: Option<Ident>,
    /// The companion column's name, if it isn't `<column>_blind_index`.
    pub(crate) blind_index: Option<LitStr>,
}

impl Encrypted {
    const OPTIONS: &[&str] = &["context", "bind", "pad", "searchable", "normalise", "blind_index"];

    pub(super) fn read(errors: &mut Errors, attribute: &Attribute) -> Self {
        let mut encrypted = Self::new(attribute.path().clone());
        if let Meta::Path(_) = attribute.meta {
            return encrypted;
        }
        for meta in option::of_attribute(errors, attribute) {
            encrypted.read_option(errors, &meta);
        }
        encrypted.only_searchable(errors);
        encrypted
    }

    fn new(word: Path) -> Self {
        Self { word, context: None, bind: None, pad: None, searchable: None, normalise: None, blind_index: None }
    }

    fn read_option(&mut self, errors: &mut Errors, meta: &Meta) {
        match option::name(meta).as_str() {
            "context" => option::once(errors, meta, &mut self.context, option::text),
            "bind" => option::once(errors, meta, &mut self.bind, |it| option::choice(it, &["row", "column"])),
            "pad" => option::once(errors, meta, &mut self.pad, option::word),
            "searchable" => option::once(errors, meta, &mut self.searchable, option::word),
            "normalise" => {
                option::once(errors, meta, &mut self.normalise, |it| option::choice(it, &["none", "lowercase"]));
            }
            "blind_index" => option::once(errors, meta, &mut self.blind_index, option::text),
            _ => option::unknown(errors, meta, Self::OPTIONS),
        }
    }

    /// Options of the blind index belong to columns that have one.
    fn only_searchable(&self, errors: &mut Errors) {
        if self.searchable.is_some() {
            return;
        }
        if let Some(normalise) = &self.normalise {
            errors.at(normalise, "`normalise` is for columns that can be searched: add `searchable`");
        }
        if let Some(blind_index) = &self.blind_index {
            errors.at(blind_index, "`blind_index` is for columns that can be searched: add `searchable`");
        }
    }
}
