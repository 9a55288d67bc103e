//! The module of one table: its id type, if it has its own, and its struct.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::scope::Scope;
use super::{attributes, docs, ids, names, print, types};
use crate::model::{Column, Model, Table};

pub(super) fn file(model: &Model, table: &Table) -> String {
    let mut scope = Scope::new(vec![names::struct_name(table), names::id_name(table)]);
    let row = print::item(row(&mut scope, model, table));
    let items: Vec<String> = id(model, table).into_iter().chain([row]).collect();
    let about = format!("The table {}.", docs::code(&table.name));
    print::file(&[about], &scope.imports(), &items)
}

/// The types that a table's module declares.
pub(super) fn declared(model: &Model, table: &Table) -> Vec<String> {
    let id = ids::own(model, table).map(|_| names::id_name(table));
    [names::struct_name(table)].into_iter().chain(id).collect()
}

fn id(model: &Model, table: &Table) -> Option<String> {
    let value = types::id_value(&ids::own(model, table)?);
    let name = names::id_name(table);
    let docs = print::outer(&[format!("Names one row of {}.", docs::code(&table.name))], "    ");
    Some(format!("schemalock::typed_id! {{\n{docs}    pub struct {name}({value});\n}}\n"))
}

fn row(scope: &mut Scope, model: &Model, table: &Table) -> TokenStream {
    let docs = documentation(table.description.as_deref(), format!("One row of {}.", docs::code(&table.name)));
    let name = format_ident!("{}", names::struct_name(table));
    let (serialize, deserialize) = (scope.serde("Serialize"), scope.serde("Deserialize"));
    let derive_model = scope.runtime("Model");
    let attribute = attributes::table(table);
    let fields = table.columns.iter().map(|column| field(scope, model, table, column));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, #serialize, #deserialize, #derive_model)]
        #attribute
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn field(scope: &mut Scope, model: &Model, table: &Table, column: &Column) -> TokenStream {
    let docs = documentation(column.description.as_deref(), about(table, column));
    let attributes = attributes::column(column);
    let name = attributes::field(&column.name);
    let ty = types::field(scope, model, table, column);
    quote!(#docs #attributes pub #name: #ty)
}

/// The sentence for a column without a description.
fn about(table: &Table, column: &Column) -> String {
    let only = std::slice::from_ref(&column.name);
    let target = table.foreign_keys.iter().find(|key| key.columns == only).map(|key| &key.table);
    match target {
        _ if table.primary_key == only => String::from("The primary key."),
        Some(target) => format!("The row of {} that this one refers to.", docs::code(target)),
        None => format!("The column {}.", docs::code(&column.name)),
    }
}

fn documentation(description: Option<&str>, otherwise: String) -> TokenStream {
    let lines = docs::or(description, otherwise);
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}
