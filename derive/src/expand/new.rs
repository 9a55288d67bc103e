//! The struct of rows that are not written yet.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Path;

use super::{at, docs, keys, lenient, local, plaintext_type, row, sealed, unsaved};
use crate::valid::{Field, Model};

pub(super) fn structure(krate: &Path, model: &Model) -> TokenStream {
    let Model { vis, new, .. } = model;
    let fields = model.written().map(|field| {
        let Field { ident, vis, .. } = field;
        let (docs, ty) = (docs(field), plaintext_type(krate, field));
        quote!(#docs #vis #ident: #ty)
    });
    let summary = summary(model);
    quote! {
        #[doc = #summary]
        #[derive(::core::fmt::Debug)]
        #[allow(dead_code, non_camel_case_types, non_snake_case)]
        #vis struct #new {
            #(#fields,)*
        }
    }
}

fn summary(model: &Model) -> String {
    let table = model.table.value();
    match model.encrypted().next() {
        Some(_) => format!(" A row of `{table}` before it is sealed: what is encrypted is plaintext here."),
        None => format!(" A row of `{table}` before it is written."),
    }
}

pub(super) fn methods(krate: &Path, model: &Model) -> TokenStream {
    let (new, lenient) = (&model.new, lenient());
    let constructor = constructor(krate, model);
    let defaults = model.written().filter_map(|it| default(krate, it));
    let validate = validate(krate, model);
    let finish = match model.encrypted().next() {
        Some(_) => seal(krate, model),
        None => unsaved::into_row(model),
    };
    quote! {
        #(#defaults)*

        #lenient
        impl #new {
            #constructor
            #validate
            #finish
        }
    }
}

fn constructor(krate: &Path, model: &Model) -> TokenStream {
    let vis = model.vis;
    let parameters = model.written().filter(|it| is_required(it)).map(|it| parameter(krate, it));
    let values = model.written().map(value);
    let table = model.table.value();
    let summary = format!(" A new row of `{table}`, of what has no default.");
    quote! {
        #[doc = #summary]
        #[must_use]
        #vis fn new(#(#parameters),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// Whether `new` asks for it.
fn is_required(field: &Field) -> bool {
    field.default.is_none() && !field.is_optional()
}

fn parameter(krate: &Path, field: &Field) -> TokenStream {
    let (ident, ty) = (field.ident, plaintext_type(krate, field));
    match field.encryption {
        Some(_) => quote!(#ident: impl ::core::convert::Into<#ty>),
        None => quote!(#ident: #ty),
    }
}

/// A function around the expression, outside of `new`: the expression doesn't see the parameters, nor the compiler their names.
fn default(krate: &Path, field: &Field) -> Option<TokenStream> {
    let expression = field.default.as_ref()?;
    let (name, ty) = (default_name(field), plaintext_type(krate, field));
    let value = match field.encryption {
        Some(_) => quote!(::core::convert::Into::into(#expression)),
        None => quote!(#expression),
    };
    Some(quote! {
        #[allow(dead_code)]
        fn #name() -> #ty {
            #value
        }
    })
}

fn default_name(field: &Field) -> Ident {
    format_ident!("__default_{}", field.at)
}

fn value(field: &Field) -> TokenStream {
    let ident = field.ident;
    if field.default.is_some() {
        let name = default_name(field);
        quote!(#ident: #name())
    } else if field.is_optional() {
        quote!(#ident: ::core::option::Option::None)
    } else if field.encryption.is_some() {
        quote!(#ident: ::core::convert::Into::into(#ident))
    } else {
        quote!(#ident)
    }
}

fn validate(krate: &Path, model: &Model) -> TokenStream {
    let vis = model.vis;
    let ruled = model.written().filter(|field| !field.rules.is_empty());
    let checks: Vec<_> = ruled.map(|field| row::check(krate, field)).collect();
    let body = row::verdict(krate, &checks);
    quote! {
        /// Holds the columns against their rules, what is encrypted included.
        ///
        /// # Errors
        /// Every rule that is broken, by column and rule, without the value.
        #vis fn validate(&self) -> ::core::result::Result<(), #krate::Violations> {
            #body
        }
    }
}

fn seal(krate: &Path, model: &Model) -> TokenStream {
    let vis = model.vis;
    let result = unsaved::name(model).unwrap_or_else(|| model.ident.clone());
    let keys = local("keys");
    let sealed = model.encrypted().map(|(field, how)| {
        let (ident, name) = (field.ident, sealed_name(field));
        let row = keys::row(krate, model, how.bind, keys::part_of_self);
        let plaintext = quote_spanned!(at(field.ty)=> &self.#ident);
        let seal = sealed::seal_expression(krate, field, &row, &keys, &plaintext);
        quote!(let #name = #seal?;)
    });
    let values = model.written().map(|field| {
        let (ident, name) = (field.ident, sealed_name(field));
        match field.encryption {
            Some(_) => quote!(#ident: #name),
            None => quote!(#ident: self.#ident),
        }
    });
    quote! {
        /// Seals what is encrypted, if all columns satisfy their rules.
        ///
        /// # Errors
        /// Every rule that is broken; or there is no key to seal with, or a value cannot be sealed.
        #vis fn seal<'k>(
            self,
            #keys: impl ::core::convert::Into<#krate::Keys<'k>>,
        ) -> ::core::result::Result<#result, #krate::SealError> {
            self.validate()?;
            let #keys: #krate::Keys<'k> = ::core::convert::Into::into(#keys);
            #(#sealed)*
            ::core::result::Result::Ok(#result { #(#values),* })
        }
    }
}

fn sealed_name(field: &Field) -> Ident {
    format_ident!("__sealed_{}", field.at)
}
