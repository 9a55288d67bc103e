//! The derive macro of Schemalock's models.
//!
//! Use it through the `schemalock` crate, which re-exports it beside the trait that it implements
//! and documents its options there.
//!
//! # The way of an input
//!
//! | module | from | to |
//! | --- | --- | --- |
//! | `attr` | attributes | options, each with the tokens it came from |
//! | `ast` | `syn`'s input | a struct and its fields, with their options |
//! | `schema` | `models.json` | what the schema says of the table |
//! | `valid` | both | a model that can be written out |
//! | `expand` | a model | the impls, and the structs of rows to be |
//! | `fallback` | an input with mistakes | the errors, and an impl that keeps rustc from adding more |
//!
//! Every pass goes on after a mistake and leaves it in `errors`, so that one run of the compiler
//! shows them all. Whether a type can stand for a column isn't asked here: the impl demands the
//! runtime's traits, and rustc answers.
//!
//! Apart from that way, `migrations` embeds a folder of migrations.

mod ast;
mod attr;
mod errors;
mod expand;
mod fallback;
mod migrations;
mod schema;
mod suggest;
#[cfg(test)]
mod tests;
mod valid;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `schemalock::Model`. The trait's documentation lists the options.
#[proc_macro_derive(Model, attributes(model, column, encrypted, rules))]
pub fn derive_model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    model(&input, schema::track).into()
}

/// The migrations of a folder, as a `schemalock::migrate::Migrations`: its documentation is there.
#[proc_macro]
pub fn migrations(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as migrations::Input);
    migrations::migrations(&input).into()
}

/// `track` tells the compiler about the schema's file.
fn model(input: &DeriveInput, track: fn(&schema::Schema) -> proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    let mut errors = errors::Errors::new();
    let options = attr::Struct::read(&mut errors, &input.attrs);
    let krate = options.krate();
    let schema = options.schema.as_ref().and_then(|path| schema::Schema::read(&mut errors, path));
    let tracked = schema.as_ref().map(track);
    let model = ast::Input::read(&mut errors, input, options)
        .and_then(|input| valid::Model::check(&mut errors, input, schema.as_ref()));
    match (model, errors.finish()) {
        (Some(model), Ok(())) => expand::model(&krate, &model, tracked),
        // The struct alone is in order: whatever uses it may go on doing so.
        (Some(model), Err(error)) => {
            let errors = error.to_compile_error();
            let model = expand::model(&krate, &model.unchecked(), tracked);
            quote::quote!(#errors #model)
        }
        (None, Err(error)) => fallback::model(&krate, input, &error),
        (None, Ok(())) => unreachable!("a model is missing only after a mistake"),
    }
}
