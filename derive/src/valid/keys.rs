//! Keys and indexes are made of fields, and of fields that SQL can read.

use std::collections::BTreeSet;

use proc_macro2::Ident;

use crate::ast::Input;
use crate::attr::ForeignKey;
use crate::errors::Errors;
use crate::suggest;

pub(super) fn check(errors: &mut Errors, input: &Input) {
    required(errors, input);
    let options = &input.options;
    if let Some(primary_key) = &options.primary_key {
        columns(errors, input, primary_key);
    }
    for index in &options.indexes {
        columns(errors, input, &index.columns);
    }
    for unique in &options.uniques {
        columns(errors, input, &unique.columns);
    }
    for key in &options.foreign_keys {
        columns(errors, input, &key.columns);
        same_length(errors, key);
    }
    distinct_indexes(errors, input);
}

fn required(errors: &mut Errors, input: &Input) {
    if input.options.table.is_none() {
        errors.at(input.ident, "which table is this? say `#[model(table = \"…\")]`");
    }
    if input.options.primary_key.is_none() {
        errors.at(input.ident, "what is the primary key? say `#[model(primary_key = […])]`");
    }
}

fn columns(errors: &mut Errors, input: &Input, columns: &[Ident]) {
    let mut seen = BTreeSet::new();
    for column in columns {
        if !seen.insert(column) {
            errors.at(column, format_args!("`{column}` stands here twice"));
        } else {
            plain_field(errors, input, column);
        }
    }
}

fn plain_field(errors: &mut Errors, input: &Input, name: &Ident) {
    match input.fields.iter().find(|field| field.ident == name) {
        None => {
            let fields: Vec<String> = input.fields.iter().map(|it| it.ident.to_string()).collect();
            let help = suggest::help(&name.to_string(), fields.iter().map(String::as_str));
            errors.at(name, format_args!("no field `{name}`{help}"));
        }
        Some(field) if field.options.encrypted.is_some() => {
            errors.at(name, format_args!("`{name}` is encrypted: ciphertext is no key"));
        }
        Some(_) => {}
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
