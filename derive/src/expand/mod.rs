//! From a valid model to its impls.
//!
//! Whatever names stand around the struct, the impls mean the same: paths begin with `::core` or
//! with the runtime's, and the helper constants live in a block without a name. Names of locals are
//! those of the macro alone, for fields may be called like them.

mod agreement;
mod column;
mod keys;
mod lookup;
mod model;
mod new;
mod patch;
mod record;
mod row;
mod rules;
mod sealed;
mod store;
mod unsaved;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::{Path, Type};

use crate::valid::{Field, Model};

/// `tracked` tells the compiler about the schema's file.
pub(crate) fn model(krate: &Path, model: &Model, tracked: Option<TokenStream>) -> TokenStream {
    let columns = column::constants(krate, model);
    let agreement = agreement::questions(krate, model);
    let implementation = model::implementation(krate, model);
    let sealed = sealed::methods(krate, model);
    let (new, new_methods) = (new::structure(krate, model), new::methods(krate, model));
    let (unsaved, unsaved_methods) = (unsaved::structure(model), unsaved::methods(model));
    let record = record::implementations(krate, model);
    let (patch, patch_methods) = (patch::structure(krate, model), patch::implementation(krate, model));
    let (store, store_methods) = (store::structure(krate, model), store::methods(krate, model));
    quote! {
        #new
        #unsaved
        #patch
        #store
        const _: () = {
            #tracked
            #columns
            #agreement
            #implementation
            #sealed
            #new_methods
            #unsaved_methods
            #record
            #patch_methods
            #store_methods
        };
    }
}

/// The place of a field's type, for rustc to underline, with names that mean what they mean in the macro.
fn at(ty: &Type) -> Span {
    ty.span().resolved_at(Span::call_site())
}

/// That the types of these fields can stand for their columns, as conditions of an impl: the columns' constants have asked already,
/// and rustc would answer in every impl once more. Of conditions without a lifetime it would ask here, too.
fn given<'f>(krate: &Path, fields: impl Iterator<Item = &'f Field<'f>>) -> TokenStream {
    let conditions = fields.map(|field| {
        let ty = field.ty;
        match field.encryption {
            None => quote!(for<'given> #ty: #krate::PlainField,),
            Some(_) => quote!(for<'given> #ty: #krate::SealedField,),
        }
    });
    quote!(#(#conditions)*)
}

/// A local name that no name of the struct can be taken for.
fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// What users may be strict about, and what derived methods have no say in.
fn lenient() -> TokenStream {
    quote! {
        #[allow(
            dead_code,
            deprecated,
            non_snake_case,
            private_interfaces,
            clippy::new_without_default,
            clippy::too_many_arguments
        )]
    }
}

/// The type that a field has before it is sealed.
fn plaintext_type(krate: &Path, field: &Field) -> TokenStream {
    let ty = field.ty;
    match field.encryption {
        Some(_) => quote::quote_spanned!(at(ty)=> <#ty as #krate::SealedField>::Plaintext),
        None => quote!(#ty),
    }
}

/// The field's documentation, or a word for one that has none.
fn docs(field: &Field) -> TokenStream {
    let docs = &field.docs;
    if docs.is_empty() {
        let text = format!(" The column `{}`.", field.column);
        return quote!(#[doc = #text]);
    }
    quote!(#(#docs)*)
}
