//! Keys and indexes, and the key of a row.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use super::at;
use crate::attr::{ForeignKey, Index, Unique};
use crate::schema::Bind;
use crate::valid::{Field, Model};

pub(super) fn index(krate: &Path, model: &Model, index: &Index) -> TokenStream {
    let name = &index.name;
    let sql_name = match &index.sql_name {
        Some(sql_name) => sql_name.value(),
        None => format!("{}_{}", model.table.value(), name.value()),
    };
    let columns = names(model, &index.columns);
    let unique = index.unique.then(|| quote!(.unique()));
    let partial = index.partial.then(|| quote!(.partial()));
    quote!(#krate::Index::new(#name, #sql_name, #columns) #unique #partial)
}

pub(super) fn unique(krate: &Path, model: &Model, unique: &Unique) -> TokenStream {
    let name = &unique.name;
    let columns = names(model, &unique.columns);
    quote!(#krate::Unique::new(#name, #columns))
}

pub(super) fn foreign_key(krate: &Path, model: &Model, key: &ForeignKey) -> TokenStream {
    let ForeignKey { table, references, .. } = key;
    let name = foreign_key_name(model, key);
    let columns = names(model, &key.columns);
    quote!(#krate::ForeignKey::new(#name, #columns, #table, &[#(#references),*]))
}

/// `connections_app_id_fkey`, unless another is said: what is too long for that has a name of its own.
fn foreign_key_name(model: &Model, key: &ForeignKey) -> String {
    if let Some(name) = &key.name {
        return name.value();
    }
    let table = model.table.value();
    let columns = compared(model, &key.columns);
    [table.as_str()].into_iter().chain(columns).chain(["fkey"]).collect::<Vec<_>>().join("_")
}

/// The names of these fields' columns, as a slice.
pub(super) fn names(model: &Model, fields: &[Ident]) -> TokenStream {
    let names = compared(model, fields);
    quote!(&[#(#names),*])
}

fn compared<'m>(model: &'m Model, fields: &'m [Ident]) -> impl Iterator<Item = &'m str> {
    fields.iter().filter_map(|it| model.field(it)).map(Field::compared_column)
}

/// The key's type, and the key of `self`.
pub(super) fn key(model: &Model) -> (TokenStream, TokenStream) {
    let fields: Vec<_> = model.key().collect();
    let types = fields.iter().map(|field| field.ty);
    let values = fields.iter().map(|field| {
        let ident = field.ident;
        quote_spanned!(at(field.ty)=> ::core::clone::Clone::clone(&self.#ident))
    });
    match fields.len() {
        1 => (quote!(#(#types)*), quote!(#(#values)*)),
        _ => (quote!((#(#types,)*)), quote!((#(#values,)*))),
    }
}

/// What a value is bound to: the parts of the row's key, given where each part is. Nothing, if it is bound to its column alone.
pub(super) fn row(krate: &Path, model: &Model, bind: Bind, part: impl Fn(&Field) -> TokenStream) -> TokenStream {
    if bind == Bind::Column {
        return quote!(&[]);
    }
    let parts = model.key().map(|field| {
        let part = part(field);
        quote_spanned!(at(field.ty)=> #part as &dyn #krate::KeyPart)
    });
    quote!(&[#(#parts),*])
}

/// The part of a row's key in `self`.
pub(super) fn part_of_self(field: &Field) -> TokenStream {
    let ident = field.ident;
    quote_spanned!(at(field.ty)=> &self.#ident)
}
