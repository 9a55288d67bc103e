//! No two fields stand for one column, and no two columns have one context.

use std::collections::BTreeMap;

use crate::ast::Input;
use crate::errors::Errors;

pub(super) fn check(errors: &mut Errors, input: &Input) {
    distinct_names(errors, input);
    if let Some(table) = &input.options.table {
        distinct_contexts(errors, input, &table.value());
    }
}

fn distinct_names(errors: &mut Errors, input: &Input) {
    let mut seen = BTreeMap::new();
    for field in &input.fields {
        if let Some(first) = seen.insert(field.column(), field.ident) {
            let message = format!("column `{}` already stands in field `{first}`", field.column());
            match &field.options.column {
                Some(name) => errors.at(name, message),
                None => errors.at(field.ident, message),
            }
        }
    }
}

fn distinct_contexts(errors: &mut Errors, input: &Input, table: &str) {
    let mut seen = BTreeMap::new();
    for field in &input.fields {
        let (Some(context), Some(encrypted)) = (field.context(table), &field.options.encrypted) else {
            continue;
        };
        let message = format!("context `{context}` already belongs to another field");
        if seen.insert(context, field.ident).is_some() {
            match &encrypted.context {
                Some(context) => errors.at(context, message),
                None => errors.at(&encrypted.word, message),
            }
        }
    }
}
