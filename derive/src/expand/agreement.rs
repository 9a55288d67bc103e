//! Questions to the compiler: do the fields' types stand for what the schema says?

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use super::at;
use crate::schema::{Column, Type};
use crate::valid::{Field, Model};

pub(super) fn questions(krate: &Path, model: &Model) -> TokenStream {
    let fields = model.fields.iter().filter_map(|field| Some((field, field.declared.as_ref()?)));
    let questions = fields.map(|(field, declared)| question(krate, field, declared));
    quote!(#(#questions)*)
}

fn question(krate: &Path, field: &Field, declared: &Column) -> TokenStream {
    let ty = field.ty;
    let form = if field.encryption.is_some() { quote!(SealedField) } else { quote!(PlainField) };
    let presence = if declared.optional { quote!(optional) } else { quote!(required) };
    let kind = Ident::new_raw(&declared.type_.name(), Span::call_site());
    let values = (declared.type_ == Type::Enum).then(|| values(krate, field, declared));
    quote_spanned! {at(ty)=>
        const _: () = #krate::__private::column::#kind::<<#ty as #krate::#form>::Value>();
        const _: () = #krate::__private::column::#presence::<#ty>();
        #values
    }
}

/// An enum has the schema's values: each of them, and no others.
fn values(krate: &Path, field: &Field, declared: &Column) -> TokenStream {
    let index = field.at;
    let kind = quote!(__COLUMNS[#index].kind);
    let values = &declared.values;
    let lacking = values.iter().map(|value| format!("the schema's enum has the value `{value}`, too: add it here"));
    let listed = values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    let surplus = format!("this enum has values that the schema's doesn't have: there are {listed}");
    quote_spanned! {at(field.ty)=>
        #(const _: () = if !#krate::__private::column::has_value(#kind, #values) {
            ::core::panic!("{}", #lacking)
        };)*
        const _: () = if !#krate::__private::column::has_only(#kind, &[#(#values),*]) {
            ::core::panic!("{}", #surplus)
        };
    }
}
