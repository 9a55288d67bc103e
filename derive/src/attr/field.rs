//! `#[column(…)]`, `#[encrypted(…)]` and `#[rules(…)]` on a field.

use syn::{Attribute, Expr, LitStr, Meta, Path};

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
    /// Of decimals, the digits behind the point.
    pub(crate) scale: Option<Scale>,
    /// That the database sets it whenever the row changes, by the word that says so.
    pub(crate) touched: Option<Path>,
    /// That it counts the row's changes.
    pub(crate) version: Option<Path>,
    /// That it is written once.
    pub(crate) immutable: Option<Path>,
    /// That the column is encrypted.
    pub(crate) encrypted: Option<Encrypted>,
    /// What values must satisfy.
    pub(crate) rules: Vec<Rule>,
}

/// `scale = 2`
pub(crate) struct Scale {
    pub(crate) digits: u32,
    pub(crate) value: Expr,
}

impl Field {
    const OPTIONS: &[&str] = &["name", "default", "scale", "assigned", "touched", "version", "immutable"];

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
                "scale" => option::once(errors, &meta, &mut self.scale, Scale::read),
                "assigned" => option::once(errors, &meta, &mut self.assigned, option::word),
                "touched" => option::once(errors, &meta, &mut self.touched, option::word),
                "version" => option::once(errors, &meta, &mut self.version, option::word),
                "immutable" => option::once(errors, &meta, &mut self.immutable, option::word),
                _ => option::unknown(errors, &meta, Self::OPTIONS),
            }
        }
    }

    fn read_encrypted(&mut self, errors: &mut Errors, attribute: &Attribute) {
        let encrypted = Encrypted::read(errors, attribute);
        option::once(errors, &attribute.meta, &mut self.encrypted, |_| Ok(encrypted));
    }
}

impl Scale {
    /// What 64 bits hold scaled, as in schema.yaml.
    const MOST: u32 = 18;
    const EXPECTED: &str = "expected a number of digits, at most 18";

    fn read(meta: &Meta) -> syn::Result<Self> {
        let value = option::expression(meta)?;
        let digits = option::whole(meta, Self::EXPECTED)?;
        if digits > Self::MOST {
            return Err(syn::Error::new_spanned(value, Self::EXPECTED));
        }
        Ok(Self { digits, value })
    }
}
