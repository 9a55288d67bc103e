//! An impl for an input with mistakes.
//!
//! It lets the rest of the program believe that the struct is a model, so that rustc reports the
//! mistakes and not every place where the struct is used.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Path};

pub(crate) fn model(krate: &Path, input: &DeriveInput, error: &syn::Error) -> TokenStream {
    let errors = error.to_compile_error();
    let ident = &input.ident;
    let (parameters, arguments, bounds) = input.generics.split_for_impl();
    quote! {
        #errors

        #[automatically_derived]
        impl #parameters #krate::Model for #ident #arguments #bounds {
            type Key = ();

            const TABLE: &'static #krate::Table = &#krate::Table::new("", &[]);

            fn key(&self) -> Self::Key {}
        }
    }
}
