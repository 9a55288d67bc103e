//! `#[column(…)]`, `#[encrypted(…)]` and `#[rules(…)]` on a field.

use syn::{Attribute, Expr, LitStr, Path};

use super::encrypted::Encrypted;
use super::option;
use super::rules::{self, Rule};
use crate::errors::Errors;

/// What a field's attributes say.
#[derive(Default)]
pub(crate) struct Field {
    /// The column's name, if it isn't the field's.
    pub(crate) column: Option<LitStr>,
    /// What a new row holds if nothing else is said.
    pub(crate) default: Option<Expr>,
    /// That the database makes the value, by the word that says so.
    pub(crate) assigned: Option<Path>,
    /// That the column is encrypted.
    pub(crate) encrypted: Option<Encrypted>,
    /// What values must satisfy.
    pub(crate) rules: Vec<Rule>,
}

impl Field {
    pub(crate) fn read(errors: &mut Errors, attributes: &[Attribute]) -> Self {
        let mut field = Self::default();
        for attribute in attributes {
            if attribute.path().is_ident("column") {
                field.read_column(errors, attribute);
            } else if attribute.path().is_ident("encrypted") {
                field.read_encrypted(errors, attribute);
            } else if attribute.path().is_ident("rules") {
                rules::read(errors, attribute, &mut field.rules);
            }
        }
        field
    }

    fn read_column(&mut self, errors: &mut Errors, attribute: &Attribute) {
        for meta in option::of_attribute(errors, attribute) {
            match option::name(&meta).as_str() {
                "name" => option::once(errors, &meta, &mut self.column, option::text),
                "default" => option::once(errors, &meta, &mut self.default, option::expression),
                "assigned" => option::once(errors, &meta, &mut self.assigned, option::word),
                _ => option::unknown(errors, &meta, &["name", "default", "assigned"]),
            }
        }
    }

    fn read_encrypted(&mut self, errors: &mut Errors, attribute: &Attribute) {
        let encrypted = Encrypted::read(errors, attribute);
        option::once(errors, &attribute.meta, &mut self.encrypted, |_| Ok(encrypted));
    }
}
