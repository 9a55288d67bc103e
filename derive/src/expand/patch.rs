//! The struct of some columns and what they are to become.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use super::{at, docs, given, keys, local, plaintext_type, record, row};
use crate::valid::{Field, Model};

pub(super) fn structure(krate: &Path, model: &Model) -> TokenStream {
    let (vis, name) = (model.vis, &model.patch);
    let fields = patched(model).map(|field| {
        let Field { ident, vis, .. } = field;
        let ty = plaintext_type(krate, field);
        let docs = if field.version { quote!(#[doc = " The version that the row must have."]) } else { docs(field) };
        quote!(#docs #vis #ident: ::core::option::Option<#ty>)
    });
    let summary = format!(
        " Some columns of a row of `{}`, and what they are to become. What is `None` stays as it is.",
        model.table.value()
    );
    quote! {
        #[doc = #summary]
        #[derive(::core::fmt::Debug, ::core::default::Default)]
        #[allow(dead_code, non_camel_case_types, non_snake_case)]
        #vis struct #name {
            #(#fields,)*
        }
    }
}

/// What may be changed, and the version that is expected.
fn patched<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Field<'a>> {
    let kept = |field: &&Field| field.assigned || field.touched || field.immutable;
    model.fields.iter().filter(move |field| !kept(field) && !model.primary_key.contains(field.ident))
}

pub(super) fn implementation(krate: &Path, model: &Model) -> TokenStream {
    let (ident, name) = (model.ident, &model.patch);
    let (out, keys, key) = (local("out"), local("keys"), local("key"));
    let checks = patched(model).filter(|field| !field.rules.is_empty()).map(|field| check(krate, field, &out));
    let changes = patched(model).map(|field| change(krate, model, field, &out));
    let given = given(krate, model.fields.iter());
    quote! {
        #[automatically_derived]
        impl #krate::store::Patch for #name
        where
            #given
        {
            type Row = #ident;

            #[allow(unused_variables)]
            fn write<'a>(
                &'a self,
                #keys: ::core::option::Option<#krate::Keys<'_>>,
                #key: &<#ident as #krate::Model>::Key,
                #out: &mut #krate::store::Changes<'a>,
            ) -> ::core::result::Result<(), #krate::store::StoreError> {
                #(#checks)*
                #out.checked()?;
                #(#changes)*
                ::core::result::Result::Ok(())
            }
        }
    }
}

fn check(krate: &Path, field: &Field, out: &Ident) -> TokenStream {
    let (ident, value) = (field.ident, local("value"));
    let check = row::check_of(krate, field, &quote!(#out.violations()), &quote!(#value));
    quote! {
        if let ::core::option::Option::Some(#value) = &self.#ident {
            #check
        }
    }
}

fn change(krate: &Path, model: &Model, field: &Field, out: &Ident) -> TokenStream {
    let Field { ident, ty, at: index, .. } = field;
    if field.version {
        return quote_spanned!(at(ty)=> #out.version(&__COLUMNS[#index], &self.#ident)?;);
    }
    let Some(how) = &field.encryption else {
        return quote_spanned!(at(ty)=> #out.plain(#index, &__COLUMNS[#index], &self.#ident)?;);
    };
    let (keys, key) = (local("keys"), local("key"));
    let parts = record::key_parts(model, &key);
    let part = |part: &Field| {
        let at = model.primary_key.iter().position(|name| name == part.ident);
        at.map(|at| parts[at].clone()).unwrap_or_default()
    };
    let bound = keys::row(krate, model, how.bind, part);
    quote_spanned! {at(ty)=>
        #out.sealed::<#ty>(
            #index,
            &__COLUMNS[#index],
            #bound,
            #keys,
            ::core::option::Option::as_ref(&self.#ident),
        )?;
    }
}
