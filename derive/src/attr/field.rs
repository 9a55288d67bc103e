//! `#[column(…)]` and `#[encrypted]` on a field.

use syn::{Attribute, LitStr, Meta, Path};

use super::option;
use crate::errors::Errors;

/// What a field's attributes say.
#[derive(Default)]
pub(crate) struct Field {
    /// The column's name, if it isn't the field's.
    pub(crate) column: Option<LitStr>,
    /// That the column is encrypted.
    pub(crate) encrypted: Option<Encrypted>,
}

/// `#[encrypted]`
pub(crate) struct Encrypted {
    /// The word itself.
    pub(crate) word: Path,
    /// The context, if it isn't `table.column`.
    pub(crate) context: Option<LitStr>,
}

impl Field {
    pub(crate) fn read(errors: &mut Errors, attributes: &[Attribute]) -> Self {
        let mut field = Self::default();
        for attribute in attributes {
            if attribute.path().is_ident("column") {
                field.read_column(errors, attribute);
            } else if attribute.path().is_ident("encrypted") {
                field.read_encrypted(errors, attribute);
            }
        }
        field
    }

    fn read_column(&mut self, errors: &mut Errors, attribute: &Attribute) {
        for meta in option::of_attribute(errors, attribute) {
            match option::name(&meta).as_str() {
                "name" => option::once(errors, &meta, &mut self.column, option::text),
                _ => option::unknown(errors, &meta, &["name"]),
            }
        }
    }

    fn read_encrypted(&mut self, errors: &mut Errors, attribute: &Attribute) {
        let context = context(errors, attribute);
        option::once(errors, &attribute.meta, &mut self.encrypted, |meta| {
            Ok(Encrypted { word: meta.path().clone(), context })
        });
    }
}

fn context(errors: &mut Errors, attribute: &Attribute) -> Option<LitStr> {
    if let Meta::Path(_) = attribute.meta {
        return None;
    }
    let mut context = None;
    for meta in option::of_attribute(errors, attribute) {
        match option::name(&meta).as_str() {
            "context" => option::once(errors, &meta, &mut context, option::text),
            _ => option::unknown(errors, &meta, &["context"]),
        }
    }
    context
}
