//! The impl of `Model`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use super::{keys, row};
use crate::valid::Model;

pub(super) fn implementation(krate: &Path, model: &Model) -> TokenStream {
    let Model { ident, table, .. } = model;
    let indexes = model.indexes.iter().map(|it| keys::index(krate, model, it));
    let uniques = model.uniques.iter().map(|it| keys::unique(krate, model, it));
    let foreign_keys = model.foreign_keys.iter().map(|it| keys::foreign_key(krate, model, it));
    let primary_key = keys::names(model, &model.primary_key);
    let (key_type, key_value) = keys::key(model);
    let validate = validate(krate, model);
    quote! {
        const __INDEXES: &[#krate::Index] = &[#(#indexes),*];
        const __UNIQUES: &[#krate::Unique] = &[#(#uniques),*];
        const __FOREIGN_KEYS: &[#krate::ForeignKey] = &[#(#foreign_keys),*];

        #[automatically_derived]
        impl #krate::Model for #ident {
            type Key = #key_type;

            const TABLE: &'static #krate::Table = &#krate::Table::new(#table, __COLUMNS)
                .with_primary_key(#primary_key)
                .with_indexes(__INDEXES)
                .with_uniques(__UNIQUES)
                .with_foreign_keys(__FOREIGN_KEYS);

            #[allow(clippy::unused_unit)]
            fn key(&self) -> Self::Key {
                #key_value
            }

            #validate
        }
    }
}

/// Nothing, where there is nothing to validate: the trait's own does that.
fn validate(krate: &Path, model: &Model) -> Option<TokenStream> {
    let checks = row::plain_checks(krate, model.fields.iter());
    if checks.is_empty() {
        return None;
    }
    let body = row::verdict(krate, &checks);
    Some(quote! {
        fn validate(&self) -> ::core::result::Result<(), #krate::Violations> {
            #body
        }
    })
}
