//! Each column is written by one, and as often as it says.

use proc_macro2::Ident;
use syn::Path;

use crate::ast::{Field, Input};
use crate::errors::Errors;

pub(super) fn check(errors: &mut Errors, input: &Input, primary_key: Option<&[Ident]>) {
    one_version(errors, input);
    for field in &input.fields {
        written_once_or_always(errors, field);
        assigned(errors, input, field);
        changing(errors, field, primary_key.unwrap_or_default());
    }
}

fn one_version(errors: &mut Errors, input: &Input) {
    let mut versions = input.fields.iter().filter_map(|field| Some((field, field.options.version.as_ref()?)));
    let Some((first, _)) = versions.next() else { return };
    for (_, word) in versions {
        errors.at(word, format_args!("`{}` counts the row's changes already", first.ident));
    }
}

/// The words that contradict each other, with why.
fn written_once_or_always(errors: &mut Errors, field: &Field) {
    let options = &field.options;
    let contradictions = [
        (&options.touched, &options.assigned, "what the database assigns is not `touched`"),
        (&options.version, &options.assigned, "the models count, and not the database: a `version` is not `assigned`"),
        (&options.version, &options.touched, "a `version` is a number, and what is `touched` a time"),
        (&options.immutable, &options.assigned, "what the database assigns is never written: `immutable` adds nothing"),
        (&options.immutable, &options.touched, "what is `touched` changes with its row: it is not `immutable`"),
        (&options.immutable, &options.version, "a `version` changes with its row: it is not `immutable`"),
    ];
    for (word, other, why) in contradictions {
        if let Some(word) = word.as_ref().filter(|_| other.is_some()) {
            errors.at(word, why);
        }
    }
}

/// What the database assigns is read back by the key, where no statement returns it.
fn assigned(errors: &mut Errors, input: &Input, field: &Field) {
    let is_keyless = input.options.primary_key.as_ref().is_some_and(|said| said.columns.is_empty());
    if let Some(word) = field.options.assigned.as_ref().filter(|_| is_keyless) {
        errors.at(word, "a row without a key cannot be found again for what the database assigns");
    }
}

/// What changes with its row is no part of its key, and no ciphertext.
fn changing(errors: &mut Errors, field: &Field, primary_key: &[Ident]) {
    let options = &field.options;
    for word in [&options.touched, &options.version].into_iter().flatten() {
        if primary_key.contains(field.ident) {
            errors.at(word, format_args!("a primary key does not change with its row: it is not `{}`", name(word)));
        } else if options.encrypted.is_some() {
            errors.at(
                word,
                format_args!(
                    "the database cannot compare or set ciphertext: an encrypted column is not `{}`",
                    name(word)
                ),
            );
        }
    }
}

fn name(word: &Path) -> String {
    word.get_ident().map(ToString::to_string).unwrap_or_default()
}
