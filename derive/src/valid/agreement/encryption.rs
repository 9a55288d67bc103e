//! What is encrypted in the schema is encrypted in the struct, in the same way.

use quote::ToTokens;

use crate::ast::Field;
use crate::attr::Encrypted;
use crate::errors::Errors;
use crate::schema::{self, Column};

pub(super) fn check(errors: &mut Errors, field: &Field, column: &Column) {
    match (&field.options.encrypted, &column.encrypted) {
        (None, Some(_)) => {
            let message = "is encrypted in the schema: add `#[encrypted]` and make its type `Sealed<_>`";
            errors.at(field.ident, format_args!("`{}` {message}", column.name));
        }
        (Some(said), None) => {
            errors.at(&said.word, format_args!("`{}` is not encrypted in the schema", column.name));
        }
        (Some(said), Some(declared)) => how(errors, said, declared, &column.name),
        (None, None) => {}
    }
}

/// What isn't said is taken over from the schema.
fn how(errors: &mut Errors, said: &Encrypted, declared: &schema::Encrypted, column: &str) {
    if let Some(context) = said.context.as_ref().filter(|it| it.value() != declared.context) {
        differs(errors, context, column, "context", &declared.context);
    }
    if let Some(bind) = said.bind.as_ref().filter(|it| *it != declared.bind.name()) {
        differs(errors, bind, column, "`bind`", declared.bind.name());
    }
    if let Some(pad) = said.pad.as_ref().filter(|_| !declared.pad) {
        errors.at(pad, format_args!("`{column}` is not padded in the schema"));
    }
    match (&said.searchable, &declared.searchable) {
        (Some(searchable), None) => {
            errors.at(searchable, format_args!("`{column}` cannot be searched in the schema"));
        }
        (None, Some(_)) => {
            let message =
                "can be searched in the schema: say `#[encrypted(searchable)]` and make its type `Searchable<_>`";
            errors.at(&said.word, format_args!("`{column}` {message}"));
        }
        (Some(_), Some(declared)) => blind_index(errors, said, declared, column),
        (None, None) => {}
    }
}

fn blind_index(errors: &mut Errors, said: &Encrypted, declared: &schema::Searchable, column: &str) {
    if let Some(name) = said.blind_index.as_ref().filter(|it| it.value() != declared.column) {
        differs(errors, name, column, "column of blind indexes", &declared.column);
    }
    if let Some(normalise) = said.normalise.as_ref().filter(|it| *it != declared.normalise.name()) {
        differs(errors, normalise, column, "`normalise`", declared.normalise.name());
    }
}

fn differs(errors: &mut Errors, said: impl ToTokens, column: &str, what: &str, declared: &str) {
    errors.at(said, format_args!("the schema's {what} of `{column}` is `{declared}`"));
}
