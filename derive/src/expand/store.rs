//! The store of a model: its look-ups, and what the runtime's macros add.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Path;
use syn::ext::IdentExt;

use super::{at, given, local, patch, record};
use crate::attr::Index;
use crate::valid::{Field, Model};

/// Methods that every store has, and that no look-up can be called like.
const METHODS: &[&str] = &[
    "new",
    "rows",
    "get",
    "find",
    "create",
    "create_all",
    "insert",
    "insert_all",
    "update",
    "upsert",
    "patch",
    "delete",
];

pub(super) fn structure(krate: &Path, model: &Model) -> TokenStream {
    let (vis, ident, name) = (model.vis, model.ident, name(model));
    let summary = format!(
        " The rows of `{}`, in the database behind a pool, a connection or a transaction.",
        model.table.value()
    );
    quote! {
        #[doc = #summary]
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        #[allow(dead_code, non_camel_case_types, private_interfaces)]
        #vis struct #name<E>(#krate::store::Store<#ident, E>);
    }
}

fn name(model: &Model) -> Ident {
    format_ident!("{}Store", model.ident.unraw())
}

pub(super) fn methods(krate: &Path, model: &Model) -> TokenStream {
    let (vis, ident, name, new) = (model.vis, model.ident, name(model), &model.new);
    let (patch, unsaved) = (patch::name(model), record::unsaved_name(model));
    let lookups = model.indexes.iter().enumerate().filter_map(|(index, it)| lookup(krate, model, index, it));
    let indexes = (0..model.indexes.len()).map(Literal::usize_unsuffixed);
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
        impl<E> #name<E>
        where
            #given
        {
            /// A store over a pool, a connection or a transaction.
            #vis const fn new(executor: E) -> Self {
                Self(#krate::store::Store::new(executor))
            }

            /// All rows.
            #vis fn rows(self) -> #krate::store::Lookup<#ident, E> {
                #krate::store::Lookup::rows(self.0.into_executor())
            }

            #(#lookups)*
        }

        #krate::__statements! { #ident, #key, [#(#indexes)*] }
        #krate::__store! { #name, #vis, #ident, #unsaved, #new, #patch, #by_key, #create }
    }
}

fn word(word: &str) -> Ident {
    Ident::new(word, Span::call_site())
}

/// The look-up that an index exists for. One over expressions alone has none.
fn lookup(krate: &Path, model: &Model, index: usize, it: &Index) -> Option<TokenStream> {
    let fields: Vec<&Field> = it.columns.iter().map(|column| model.field(column)).collect::<Option<_>>()?;
    if fields.is_empty() {
        return None;
    }
    let (vis, ident, name) = (model.vis, model.ident, method(&it.name.value())?);
    let keys = local("keys");
    let searched = fields.iter().any(|field| field.encryption.is_some());
    let (generics, keys_parameter) = if searched {
        (quote!(<'k>), quote!(#keys: impl ::core::convert::Into<#krate::Keys<'k>>,))
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    let keys_value = searched.then(|| quote!(let #keys: #krate::Keys<'k> = ::core::convert::Into::into(#keys);));
    let parameters = fields.iter().map(|field| parameter(krate, field));
    let compared = fields.iter().map(|field| compared(krate, field, &keys));
    let summary = summary(model, it, &fields);
    Some(quote! {
        #[doc = #summary]
        #[allow(clippy::too_many_arguments, non_snake_case)]
        #vis fn #name #generics(
            self,
            #keys_parameter
            #(#parameters),*
        ) -> #krate::store::Lookup<#ident, E> {
            #keys_value
            #krate::store::Lookup::by(self.0.into_executor(), #index) #(#compared)*
        }
    })
}

/// The index's name as that of a method; what stores have already gets a `_` behind it.
fn method(name: &str) -> Option<Ident> {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    let name = if METHODS.contains(&name.as_str()) { name + "_" } else { name };
    let plain = syn::parse_str::<Ident>(&name);
    plain.or_else(|_| syn::parse_str(&format!("r#{name}"))).or_else(|_| syn::parse_str(&format!("{name}_"))).ok()
}

fn summary(model: &Model, index: &Index, fields: &[&Field]) -> String {
    let columns: Vec<String> = fields.iter().map(|field| format!("`{}`", field.column)).collect();
    let (columns, table) = (columns.join(", "), model.table.value());
    match index.unique {
        true => format!(" The row of `{table}` with these values of {columns}, if there is one."),
        false => format!(" The rows of `{table}` with these values of {columns}."),
    }
}

fn parameter(krate: &Path, field: &Field) -> TokenStream {
    let Field { ident, ty, .. } = field;
    match field.encryption {
        None => quote_spanned!(at(ty)=> #ident: impl ::core::convert::Into<#ty>),
        Some(_) => quote_spanned!(at(ty)=> #ident: impl ::core::convert::Into<<#ty as #krate::SealedField>::Value>),
    }
}

fn compared(krate: &Path, field: &Field, keys: &Ident) -> TokenStream {
    let Field { ident, ty, at: index, .. } = field;
    match field.encryption {
        None => quote_spanned!(at(ty)=> .plain::<#ty>(&__COLUMNS[#index], &::core::convert::Into::into(#ident))),
        Some(_) => quote_spanned!(at(ty)=>
            .sealed::<#ty>(
                &__COLUMNS[#index],
                #keys,
                ::core::option::Option::Some(
                    #krate::Secret::<<#ty as #krate::SealedField>::Value>::new(::core::convert::Into::into(#ident))
                        .expose(),
                ),
            )
        ),
    }
}
