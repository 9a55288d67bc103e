//! No two fields stand for one column, and no two columns have one context.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::Encryption;
use crate::ast::{Field, Input};
use crate::errors::Errors;

pub(super) fn check(errors: &mut Errors, input: &Input, encryption: &[Option<Encryption>]) {
    distinct_names(errors, input, encryption);
    distinct_contexts(errors, input, encryption);
}

/// Blind indexes have columns of their own.
fn distinct_names(errors: &mut Errors, input: &Input, encryption: &[Option<Encryption>]) {
    let mut seen = BTreeMap::new();
    for field in &input.fields {
        if let Some(first) = seen.insert(field.column(), field.ident) {
            errors.at(field.name_tokens(), taken(&field.column(), first));
        }
    }
    for (field, encryption) in input.fields.iter().zip(encryption) {
        let Some(blind_index) = encryption.as_ref().and_then(|it| it.blind_index.as_ref()) else { continue };
        if let Some(first) = seen.insert(blind_index.column.clone(), field.ident) {
            errors.at(blind_index_tokens(field), taken(&blind_index.column, first));
        }
    }
}

fn taken(column: &str, first: &proc_macro2::Ident) -> String {
    format!("column `{column}` already stands in field `{first}`")
}

fn blind_index_tokens(field: &Field) -> TokenStream {
    let said = field.options.encrypted.as_ref();
    match said.and_then(|it| it.blind_index.as_ref()) {
        Some(name) => name.to_token_stream(),
        None => said.map_or_else(|| field.name_tokens(), |it| it.searchable.to_token_stream()),
    }
}

fn distinct_contexts(errors: &mut Errors, input: &Input, encryption: &[Option<Encryption>]) {
    // Without the table there is no context.
    if input.options.table.is_none() {
        return;
    }
    let mut seen = BTreeMap::new();
    for (field, encryption) in input.fields.iter().zip(encryption) {
        let (Some(encryption), Some(said)) = (encryption, &field.options.encrypted) else { continue };
        if seen.insert(&encryption.context, field.ident).is_some() {
            let message = format!("context `{}` already belongs to another field", encryption.context);
            match &said.context {
                Some(context) => errors.at(context, message),
                None => errors.at(&said.word, message),
            }
        }
    }
}
