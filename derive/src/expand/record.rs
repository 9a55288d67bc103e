//! Writing rows and reading them, column by column.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Index, Path};

use super::{at, given, local, row, unsaved};
use crate::valid::{Field, Model};

/// The impls of `Record` and of `Unsaved`.
pub(super) fn implementations(krate: &Path, model: &Model) -> TokenStream {
    let record = record(krate, model);
    let unsaved = unsaved(krate, model);
    quote!(#record #unsaved)
}

fn record(krate: &Path, model: &Model) -> TokenStream {
    let ident = model.ident;
    let (out, row, key) = (local("out"), local("row"), local("key"));
    let writes = model.fields.iter().map(|field| write(&out, field));
    let reads = model.fields.iter().map(|field| read(&row, field));
    let keys = key_parts(model, &key);
    let key_writes = model.key().zip(keys).map(|(field, part)| {
        let index = field.at;
        quote_spanned!(at(field.ty)=> #out.plain(&__COLUMNS[#index], #part)?;)
    });
    let given = given(krate, model.fields.iter());
    quote! {
        #[automatically_derived]
        impl #krate::store::Record for #ident
        where
            #given
        {
            fn write<'a>(
                &'a self,
                #out: &mut #krate::store::Values<'a>,
            ) -> ::core::result::Result<(), #krate::store::WriteError> {
                #(#writes)*
                ::core::result::Result::Ok(())
            }

            fn read(
                #row: &mut #krate::store::Reader<'_>,
            ) -> ::core::result::Result<Self, #krate::store::ReadError> {
                ::core::result::Result::Ok(Self { #(#reads),* })
            }

            #[allow(unused_variables)]
            fn write_key<'a>(
                #key: &'a Self::Key,
                #out: &mut #krate::store::Values<'a>,
            ) -> ::core::result::Result<(), #krate::store::WriteError> {
                #(#key_writes)*
                ::core::result::Result::Ok(())
            }
        }
    }
}

/// References to the parts of a key.
pub(super) fn key_parts(model: &Model, key: &Ident) -> Vec<TokenStream> {
    match model.primary_key.len() {
        1 => vec![quote!(#key)],
        several => (0..several).map(Index::from).map(|part| quote!(&#key.#part)).collect(),
    }
}

fn write(out: &Ident, field: &Field) -> TokenStream {
    let Field { ident, ty, at: index, .. } = field;
    match field.encryption {
        None => quote_spanned!(at(ty)=> #out.plain(&__COLUMNS[#index], &self.#ident)?;),
        Some(_) => quote_spanned!(at(ty)=> #out.sealed::<#ty>(&self.#ident);),
    }
}

fn read(row: &Ident, field: &Field) -> TokenStream {
    let Field { ident, ty, at: index, .. } = field;
    match field.encryption {
        None => quote_spanned!(at(ty)=> #ident: #row.plain::<#ty>(&__COLUMNS[#index])?),
        Some(_) => quote_spanned!(at(ty)=> #ident: #row.sealed::<#ty>(&__COLUMNS[#index])?),
    }
}

/// The struct that a new row is written from.
pub(super) fn unsaved_name(model: &Model) -> Ident {
    let new = || if model.assigned().next().is_some() { model.new.clone() } else { model.ident.clone() };
    unsaved::name(model).unwrap_or_else(new)
}

fn unsaved(krate: &Path, model: &Model) -> TokenStream {
    let (model_name, name) = (model.ident, unsaved_name(model));
    let out = local("out");
    let given = given(krate, model.fields.iter());
    let writes = if name == *model_name {
        quote!(#krate::store::Record::write(self, #out)?;)
    } else {
        model.written().map(|field| write(&out, field)).collect()
    };
    let (validate, into_row) = if name == *model_name {
        (quote!(#krate::Model::validate(self)), quote!(::core::option::Option::Some(self)))
    } else if name == model.new {
        (quote!(self.validate()), quote!(::core::option::Option::None))
    } else {
        let checks = row::plain_checks(krate, model.written());
        (row::verdict(krate, &checks), quote!(::core::option::Option::None))
    };
    quote! {
        #[automatically_derived]
        impl #krate::store::Unsaved for #name
        where
            #given
        {
            type Row = #model_name;

            #[allow(unused_variables)]
            fn write<'a>(
                &'a self,
                #out: &mut #krate::store::Values<'a>,
            ) -> ::core::result::Result<(), #krate::store::WriteError> {
                #writes
                ::core::result::Result::Ok(())
            }

            fn validate(&self) -> ::core::result::Result<(), #krate::Violations> {
                #validate
            }

            fn into_row(self) -> ::core::option::Option<#model_name> {
                #into_row
            }
        }
    }
}
