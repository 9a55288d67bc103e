//! The struct of sealed rows that lack what the database assigns.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::{docs, lenient};
use crate::valid::{Field, Model};

/// Its name, if there is anything to seal and anything to lack.
pub(super) fn name(model: &Model) -> Option<Ident> {
    let needed = model.encrypted().next().is_some() && model.assigned().next().is_some();
    needed.then(|| format_ident!("Unsaved{}", model.ident.unraw()))
}

pub(super) fn structure(model: &Model) -> Option<TokenStream> {
    let name = name(model)?;
    let vis = model.vis;
    let fields = model.written().map(|field| {
        let Field { ident, vis, ty, .. } = field;
        let docs = docs(field);
        quote!(#docs #vis #ident: #ty)
    });
    let table = model.table.value();
    let summary = format!(" A sealed row of `{table}`, without what the database assigns.");
    Some(quote! {
        #[doc = #summary]
        #[derive(::core::fmt::Debug)]
        #[allow(dead_code, non_camel_case_types, non_snake_case)]
        #vis struct #name {
            #(#fields,)*
        }
    })
}

pub(super) fn methods(model: &Model) -> Option<TokenStream> {
    let (name, lenient) = (name(model)?, lenient());
    let into_row = into_row(model);
    Some(quote! {
        #lenient
        impl #name {
            #into_row
        }
    })
}

/// The row: `self`, and what the database assigned.
pub(super) fn into_row(model: &Model) -> TokenStream {
    let Model { ident, vis, .. } = model;
    let parameters = model.assigned().map(|field| {
        let Field { ident, ty, .. } = field;
        quote!(#ident: #ty)
    });
    let values = model.fields.iter().map(|field| {
        let ident = field.ident;
        if field.assigned { quote!(#ident) } else { quote!(#ident: self.#ident) }
    });
    let summary = match model.assigned().next() {
        Some(_) => " The row, once the database has assigned what it assigns.",
        None => " The row.",
    };
    quote! {
        #[doc = #summary]
        #[must_use]
        #vis fn into_row(self, #(#parameters),*) -> #ident {
            #ident { #(#values),* }
        }
    }
}
