//! Holding the values of `self` against the rules of their columns.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Path;

use super::{at, local};
use crate::valid::Field;

/// Notes what is wrong with a field; with its plaintext, if it is encrypted.
pub(super) fn check(krate: &Path, field: &Field) -> TokenStream {
    let (ident, violations) = (field.ident, local("violations"));
    check_of(krate, field, &quote!(&mut #violations), &quote!(&self.#ident))
}

/// The same of any value, noted anywhere.
pub(super) fn check_of(krate: &Path, field: &Field, violations: &TokenStream, value: &TokenStream) -> TokenStream {
    let Field { ty, at: index, .. } = field;
    let check = match field.encryption {
        None => quote_spanned!(at(ty)=> check_plain),
        Some(_) => quote_spanned!(at(ty)=> check_sealed::<#ty>),
    };
    quote_spanned!(at(ty)=> #krate::__private::#check(#violations, &__COLUMNS[#index], #value);)
}

/// The checks of the plain fields among these; what is sealed was held against its rules before.
pub(super) fn plain_checks<'m, 'a: 'm>(krate: &Path, fields: impl Iterator<Item = &'m Field<'a>>) -> Vec<TokenStream> {
    let ruled = fields.filter(|field| !field.rules.is_empty() && field.encryption.is_none());
    ruled.map(|field| check(krate, field)).collect()
}

/// The body of a method that runs these checks.
pub(super) fn verdict(krate: &Path, checks: &[TokenStream]) -> TokenStream {
    if checks.is_empty() {
        return quote!(::core::result::Result::Ok(()));
    }
    let violations = local("violations");
    quote! {
        let mut #violations = #krate::__private::Vec::new();
        #(#checks)*
        #krate::__private::finish(#violations)
    }
}
