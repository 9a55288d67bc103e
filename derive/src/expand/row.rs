//! Holding the values of `self` against the rules of their columns.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Path;

use super::{at, local};
use crate::valid::Field;

/// Notes what is wrong with a field; with its plaintext, if it is encrypted.
pub(super) fn check(krate: &Path, field: &Field) -> TokenStream {
    let Field { ident, ty, at: index, .. } = field;
    let check = match field.encryption {
        None => quote_spanned!(at(ty)=> check_plain),
        Some(_) => quote_spanned!(at(ty)=> check_sealed::<#ty>),
    };
    let violations = local("violations");
    quote_spanned!(at(ty)=> #krate::__private::#check(&mut #violations, &__COLUMNS[#index], &self.#ident);)
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
