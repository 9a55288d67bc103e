//! The methods of encrypted columns: seal, open, search.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Path;
use syn::ext::IdentExt;

use super::{at, column, keys, lenient, local, plaintext_type};
use crate::schema::Bind;
use crate::valid::{Encryption, Field, Model};

pub(super) fn methods(krate: &Path, model: &Model) -> Option<TokenStream> {
    let methods: Vec<_> = model.encrypted().map(|(field, how)| of_field(krate, model, field, how)).collect();
    let (ident, lenient) = (model.ident, lenient());
    (!methods.is_empty()).then(|| {
        quote! {
            #lenient
            impl #ident {
                #(#methods)*
            }
        }
    })
}

fn of_field(krate: &Path, model: &Model, field: &Field, how: &Encryption) -> TokenStream {
    let seal = seal(krate, model, field, how);
    let seal_for = seal_for(krate, model, field, how);
    let open = open(krate, model, field, how);
    let search = how.blind_index.is_some().then(|| search(krate, field));
    quote!(#seal #seal_for #open #search)
}

fn method(before: &str, field: &Field, after: &str) -> Ident {
    format_ident!("{before}_{}{after}", field.ident.unraw(), span = field.ident.span())
}

/// An expression that seals `plaintext`, which is a reference, whatever its column's rules.
pub(super) fn seal_expression(
    krate: &Path,
    field: &Field,
    row: &TokenStream,
    keys: &Ident,
    plaintext: &TokenStream,
) -> TokenStream {
    let (ty, how) = (field.ty, column::constant(field));
    quote_spanned!(at(ty)=> #krate::__private::seal::<#ty>(&#how, #row, #keys, #plaintext))
}

/// The same, if the plaintext satisfies the rules.
fn seal_ruled(krate: &Path, field: &Field, row: &TokenStream, keys: &Ident, plaintext: &TokenStream) -> TokenStream {
    if field.rules.is_empty() {
        return seal_expression(krate, field, row, keys, plaintext);
    }
    let Field { ty, at: index, .. } = field;
    quote_spanned!(at(ty)=> #krate::__private::seal_ruled::<#ty>(&__COLUMNS[#index], #row, #keys, #plaintext))
}

fn seal(krate: &Path, model: &Model, field: &Field, how: &Encryption) -> TokenStream {
    let Field { ident, vis, column, .. } = field;
    let name = method("seal", field, "");
    let (keys, plaintext) = (local("keys"), local("plaintext"));
    let plaintext_type = plaintext_type(krate, field);
    let row = keys::row(krate, model, how.bind, keys::part_of_self);
    let seal = seal_ruled(krate, field, &row, &keys, &quote!(&#plaintext));
    let summary = match how.bind {
        Bind::Row => format!(" Seals a plaintext for `{column}` of this row, in place of what is there."),
        Bind::Column => format!(" Seals a plaintext for `{column}`, in place of what is there."),
    };
    quote! {
        #[doc = #summary]
        ///
        /// # Errors
        /// When there is no key to seal with, or the plaintext breaks the column's rules.
        #vis fn #name<'k>(
            &mut self,
            #keys: impl ::core::convert::Into<#krate::Keys<'k>>,
            #plaintext: impl ::core::convert::Into<#plaintext_type>,
        ) -> ::core::result::Result<(), #krate::SealError> {
            let #keys: #krate::Keys<'k> = ::core::convert::Into::into(#keys);
            let #plaintext: #plaintext_type = ::core::convert::Into::into(#plaintext);
            self.#ident = #seal?;
            ::core::result::Result::Ok(())
        }
    }
}

fn seal_for(krate: &Path, model: &Model, field: &Field, how: &Encryption) -> TokenStream {
    let Field { vis, ty, column, .. } = field;
    let name = method("seal", field, "_for");
    let (keys, plaintext) = (local("keys"), local("plaintext"));
    let plaintext_type = plaintext_type(krate, field);
    // A part of the key may be called like another parameter, which is the macro's own.
    let row = keys::row(krate, model, how.bind, |part| part.ident.to_token_stream());
    let seal = seal_ruled(krate, field, &row, &keys, &quote!(&#plaintext));
    let key = model.key().filter(|_| how.bind == Bind::Row).map(|part| {
        let (ident, ty) = (part.ident, part.ty);
        quote!(#ident: &#ty)
    });
    let summary = match how.bind {
        Bind::Row => {
            format!(" Seals a plaintext for `{column}` of the row with this key, to update that column alone.")
        }
        Bind::Column => format!(" Seals a plaintext for `{column}` of any row, to update that column alone."),
    };
    quote! {
        #[doc = #summary]
        ///
        /// # Errors
        /// When there is no key to seal with, or the plaintext breaks the column's rules.
        #vis fn #name<'k>(
            #(#key,)*
            #keys: impl ::core::convert::Into<#krate::Keys<'k>>,
            #plaintext: impl ::core::convert::Into<#plaintext_type>,
        ) -> ::core::result::Result<#ty, #krate::SealError> {
            let #keys: #krate::Keys<'k> = ::core::convert::Into::into(#keys);
            let #plaintext: #plaintext_type = ::core::convert::Into::into(#plaintext);
            #seal
        }
    }
}

fn open(krate: &Path, model: &Model, field: &Field, how: &Encryption) -> TokenStream {
    let Field { ident, vis, ty, column, .. } = field;
    let name = method("open", field, "");
    let keyring = local("keyring");
    let plaintext_type = plaintext_type(krate, field);
    let row = keys::row(krate, model, how.bind, keys::part_of_self);
    let constant = column::constant(field);
    let open = quote_spanned!(at(ty)=> #krate::__private::open::<#ty>(&self.#ident, &#constant, #row, #keyring));
    let summary = format!(" Opens `{column}`.");
    quote! {
        #[doc = #summary]
        ///
        /// # Errors
        /// When the keyring lacks the key, or the value was sealed for another place.
        #vis fn #name(
            &self,
            #keyring: &#krate::Keyring,
        ) -> ::core::result::Result<#plaintext_type, #krate::OpenError> {
            #open
        }
    }
}

fn search(krate: &Path, field: &Field) -> TokenStream {
    let Field { vis, ty, column, .. } = field;
    let name = method("search", field, "");
    let (keys, value) = (local("keys"), local("value"));
    let constant = column::constant(field);
    let value_type = quote_spanned!(at(ty)=> <#ty as #krate::SealedField>::Value);
    let search = quote_spanned!(at(ty)=>
        #krate::__private::search::<#ty>(&#constant, ::core::convert::Into::into(#keys), #value)
    );
    let summary = format!(
        " What rows whose `{column}` is this value have as its blind index: one for each index key, the primary key's first."
    );
    quote! {
        #[doc = #summary]
        ///
        /// # Errors
        /// When there is no index key.
        #vis fn #name<'k>(
            #keys: impl ::core::convert::Into<#krate::Keys<'k>>,
            #value: &#value_type,
        ) -> ::core::result::Result<#krate::__private::Vec<#krate::BlindIndex>, #krate::SealError> {
            #search
        }
    }
}
