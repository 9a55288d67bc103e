//! What the derive macro is told: `#[model(…)]` on a struct, `#[column]` and `#[encrypted]` on a field.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::names;
use crate::model::{Column, ForeignKey, Index, IndexPart, Table, Unique, sql_name};

/// `#[model(table = "…", …)]`
pub(super) fn table(table: &Table) -> TokenStream {
    let name = &table.name;
    let key = fields(&table.primary_key);
    let uniques = table.uniques.iter().map(|it| unique(table, it));
    let foreign_keys = table.foreign_keys.iter().map(foreign_key);
    let indexes = table.indexes.iter().map(|it| index(table, it));
    let options = uniques.chain(foreign_keys).chain(indexes);
    quote!(#[model(table = #name, primary_key(#(#key),*) #(, #options)*)])
}

/// `#[column(…)]`, where the field isn't called like the column, and `#[encrypted(…)]`
pub(super) fn column(column: &Column) -> TokenStream {
    let name = &column.name;
    // The compiler normalises identifiers, but the column keeps the letters that the schema has.
    let same = name.is_ascii() && names::field_name(name).trim_start_matches("r#") == name;
    let renamed = (!same).then(|| quote!(#[column(name = #name)] #[serde(rename = #name)]));
    let encrypted = column.encrypted.as_ref().map(|encryption| {
        let context = &encryption.context;
        quote!(#[encrypted(context = #context)])
    });
    quote!(#renamed #encrypted)
}

fn unique(table: &Table, unique: &Unique) -> TokenStream {
    let parts: Vec<&str> = unique.columns.iter().map(String::as_str).chain(["key"]).collect();
    let name = sql_name(&table.name, &parts);
    let columns = fields(&unique.columns);
    quote!(unique(name = #name, columns(#(#columns),*)))
}

fn foreign_key(key: &ForeignKey) -> TokenStream {
    let ForeignKey { table, references, .. } = key;
    let columns = fields(&key.columns);
    quote!(foreign_key(columns(#(#columns),*), table = #table, references(#(#references),*)))
}

fn index(table: &Table, index: &Index) -> TokenStream {
    let name = &index.name;
    let sql_name = sql_name(&table.name, &[name]);
    // The macro makes the usual name itself.
    let usual = sql_name == format!("{}_{name}", table.name);
    let sql_name = (!usual).then(|| quote!(sql_name = #sql_name,));
    let columns = index.columns.iter().map(|column| &column.part).filter_map(IndexPart::column).map(field);
    let unique = index.unique.then(|| quote!(, unique));
    quote!(index(name = #name, #sql_name columns(#(#columns),*) #unique))
}

fn fields(columns: &[String]) -> Vec<Ident> {
    columns.iter().map(|column| field(column)).collect()
}

/// The field of a column.
pub(super) fn field(column: &str) -> Ident {
    format_ident!("{}", names::field_name(column))
}
