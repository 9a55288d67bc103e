//! From a valid model to its impl.
//!
//! Whatever names stand around the struct, the impl means the same: paths begin with `::core` or
//! with the runtime's, and the helper constants live in a block without a name.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use crate::attr::{ForeignKey, Index, Unique};
use crate::valid::{Field, Model};

pub(crate) fn model(krate: &Path, model: &Model) -> TokenStream {
    let Model { ident, table, .. } = model;
    let columns = model.fields.iter().map(|it| column(krate, it));
    let indexes = model.indexes.iter().map(|it| index(krate, model, it));
    let uniques = model.uniques.iter().map(|it| unique(krate, model, it));
    let foreign_keys = model.foreign_keys.iter().map(|it| foreign_key(krate, model, it));
    let primary_key = names(model, &model.primary_key);
    let (key_type, key_value) = key(model);
    quote! {
        const _: () = {
            const __COLUMNS: &[#krate::Column] = &[#(#columns),*];
            const __INDEXES: &[#krate::Index] = &[#(#indexes),*];
            const __UNIQUES: &[#krate::Unique] = &[#(#uniques),*];
            const __FOREIGN_KEYS: &[#krate::ForeignKey] = &[#(#foreign_keys),*];

            #[automatically_derived]
            impl #krate::Model for #ident {
                type Key = #key_type;

                const TABLE: &'static #krate::Table = &#krate::Table::new(#table, __COLUMNS)
                    .with_primary_key(#primary_key)
                    .with_indexes(__INDEXES)
                    .with_uniques(__UNIQUES)
                    .with_foreign_keys(__FOREIGN_KEYS);

                fn key(&self) -> Self::Key {
                    #key_value
                }
            }
        };
    }
}

/// The demand on the field's type carries the type's span, for rustc to underline.
fn column(krate: &Path, field: &Field) -> TokenStream {
    let Field { ty, column, context, .. } = field;
    match context {
        None => quote_spanned!(ty.span()=> #krate::Column::plain::<#ty>(#column)),
        Some(context) => quote_spanned! {ty.span()=>
            #krate::Column::sealed::<#ty>(#column, #context)
        },
    }
}

fn index(krate: &Path, model: &Model, index: &Index) -> TokenStream {
    let name = &index.name;
    let sql_name = match &index.sql_name {
        Some(sql_name) => sql_name.value(),
        None => format!("{}_{}", model.table.value(), name.value()),
    };
    let columns = names(model, &index.columns);
    let unique = index.unique.then(|| quote!(.unique()));
    quote!(#krate::Index::new(#name, #sql_name, #columns) #unique)
}

fn unique(krate: &Path, model: &Model, unique: &Unique) -> TokenStream {
    let name = &unique.name;
    let columns = names(model, &unique.columns);
    quote!(#krate::Unique::new(#name, #columns))
}

fn foreign_key(krate: &Path, model: &Model, key: &ForeignKey) -> TokenStream {
    let ForeignKey { table, references, .. } = key;
    let columns = names(model, &key.columns);
    quote!(#krate::ForeignKey::new(#columns, #table, &[#(#references),*]))
}

/// The names of these fields' columns, as a slice.
fn names(model: &Model, fields: &[Ident]) -> TokenStream {
    let names = fields.iter().filter_map(|it| model.field(it)).map(|field| &field.column);
    quote!(&[#(#names),*])
}

/// The key's type, and the key of `self`.
fn key(model: &Model) -> (TokenStream, TokenStream) {
    let fields: Vec<_> = model.primary_key.iter().filter_map(|it| model.field(it)).collect();
    let types = fields.iter().map(|field| field.ty);
    let values = fields.iter().map(|field| {
        let ident = field.ident;
        quote_spanned!(field.ty.span()=> ::core::clone::Clone::clone(&self.#ident))
    });
    match fields.len() {
        1 => (quote!(#(#types)*), quote!(#(#values)*)),
        _ => (quote!((#(#types,)*)), quote!((#(#values,)*))),
    }
}
