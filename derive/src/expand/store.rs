//! The store of a model: what the runtime's macros add to its look-ups.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

use super::{given, lookup, record};
use crate::valid::Model;

pub(super) fn structure(krate: &Path, model: &Model) -> TokenStream {
    let (vis, ident, name) = (model.vis, model.ident, &model.store);
    let summary = format!(
        " The rows of `{}`, in the database behind a pool, a connection or a transaction.",
        model.table.value()
    );
    quote! {
        #[doc = #summary]
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        #[allow(dead_code, non_camel_case_types, private_interfaces)]
        #vis struct #name<__E>(#krate::store::Store<#ident, __E>);
    }
}

pub(super) fn methods(krate: &Path, model: &Model) -> TokenStream {
    let (vis, ident, name, new) = (model.vis, model.ident, &model.store, &model.new);
    let (patch, unsaved) = (&model.patch, record::unsaved_name(model));
    let (lookups, sources) = lookup::methods(krate, model);
    let key = word(if model.primary_key.is_empty() { "keyless" } else { "keyed" });
    let by_key = if model.key().any(|field| field.assigned) { word("numbered") } else { key.clone() };
    let create = word(match (model.encrypted().next(), model.assigned().next()) {
        (Some(_), _) => "sealed",
        (None, Some(_)) => "assigned",
        (None, None) => "plain",
    });
    let given = given(krate, model.fields.iter());
    quote! {
        #[allow(dead_code, private_interfaces)]
        impl<__E> #name<__E>
        where
            #given
        {
            /// A store over a pool, a connection or a transaction.
            #vis const fn new(executor: __E) -> Self {
                Self(#krate::store::Store::new(executor))
            }

            /// All rows.
            #vis fn rows(self) -> #krate::store::Lookup<#ident, __E> {
                #krate::store::Lookup::rows(self.0.into_executor())
            }

            #(#lookups)*
        }

        #krate::__statements! { #ident, #key, #sources }
        #krate::__store! { #name, #vis, #ident, #unsaved, #new, #patch, #by_key, #create }
    }
}

fn word(word: &str) -> Ident {
    Ident::new(word, Span::call_site())
}
