//! Keys and indexes are made of fields, and of fields that SQL can read.

use std::collections::BTreeSet;

use proc_macro2::Ident;

use crate::ast::{Field, Input};
use crate::attr::ForeignKey;
use crate::errors::Errors;
use crate::schema::Table;
use crate::suggest;

/// Whether a column is compared with values of other tables, or only within its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Key,
    Index,
}

/// The primary key: what the struct says, or what the schema does.
pub(super) fn primary_key(input: &Input, declared: Option<&Table>) -> Option<Vec<Ident>> {
    if let Some(said) = &input.options.primary_key {
        return Some(said.columns.clone());
    }
    let field = |column: &String| input.fields.iter().find(|field| field.column() == *column);
    Some(declared?.primary_key.iter().filter_map(field).map(|field| field.ident.clone()).collect())
}

pub(super) fn check(errors: &mut Errors, input: &Input) {
    required(errors, input);
    let options = &input.options;
    if let Some(primary_key) = &options.primary_key {
        columns(errors, input, &primary_key.columns, Use::Key);
    }
    for index in &options.indexes {
        columns(errors, input, &index.columns, Use::Index);
    }
    for unique in &options.uniques {
        columns(errors, input, &unique.columns, Use::Index);
    }
    for key in &options.foreign_keys {
        columns(errors, input, &key.columns, Use::Key);
        same_length(errors, key);
    }
    distinct_indexes(errors, input);
}

fn required(errors: &mut Errors, input: &Input) {
    let options = &input.options;
    if !options.said("table") {
        errors.at(input.ident, "which table is this? say `#[model(table = \"…\")]`");
    }
    // The schema says it, if there is one.
    if !options.said("primary_key") && !options.said("schema") {
        errors.at(input.ident, "what is the primary key? say `#[model(primary_key = […])]`");
    }
}

fn columns(errors: &mut Errors, input: &Input, columns: &[Ident], use_: Use) {
    let mut seen = BTreeSet::new();
    for column in columns {
        if !seen.insert(column) {
            errors.at(column, format_args!("`{column}` stands here twice"));
        } else {
            compared_field(errors, input, column, use_);
        }
    }
}

fn compared_field(errors: &mut Errors, input: &Input, name: &Ident, use_: Use) {
    match input.fields.iter().find(|field| field.ident == name) {
        None => {
            let fields: Vec<String> = input.fields.iter().map(|it| it.ident.to_string()).collect();
            let help = suggest::help(&name.to_string(), fields.iter().map(String::as_str));
            errors.at(name, format_args!("no field `{name}`{help}"));
        }
        Some(field) if !is_comparable(field, use_) => {
            errors.at(name, format_args!("`{name}` is encrypted: {}", advice(use_)));
        }
        Some(_) => {}
    }
}

/// Ciphertext never equals ciphertext; a blind index equals that of the same value in the same column.
fn is_comparable(field: &Field, use_: Use) -> bool {
    match &field.options.encrypted {
        None => true,
        Some(encrypted) => encrypted.searchable.is_some() && use_ == Use::Index,
    }
}

fn advice(use_: Use) -> &'static str {
    match use_ {
        Use::Key => "ciphertext is no key",
        Use::Index => "ciphertext cannot be looked up, but `#[encrypted(searchable)]` can",
    }
}

fn same_length(errors: &mut Errors, key: &ForeignKey) {
    let (columns, references) = (key.columns.len(), key.references.len());
    if columns != references {
        let message = format_args!("{columns} columns refer to {references}");
        errors.at(&key.table, message);
    }
}

fn distinct_indexes(errors: &mut Errors, input: &Input) {
    let mut seen = BTreeSet::new();
    for index in &input.options.indexes {
        if !seen.insert(index.name.value()) {
            let message = format_args!("index `{}` is declared twice", index.name.value());
            errors.at(&index.name, message);
        }
    }
}
