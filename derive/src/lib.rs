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
//! | `valid` | that | a model that can be written out |
//! | `expand` | a model | the impl |
//! | `fallback` | an input with mistakes | the errors, and an impl that keeps rustc from adding more |
//!
//! Every pass goes on after a mistake and leaves it in `errors`, so that one run of the compiler
//! shows them all. Whether a type can stand for a column isn't asked here: the impl demands the
//! runtime's traits, and rustc answers.

mod ast;
mod attr;
mod errors;
mod expand;
mod fallback;
mod suggest;
mod valid;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `schemalock::Model`. The trait's documentation lists the options.
#[proc_macro_derive(Model, attributes(model, column, encrypted))]
pub fn derive_model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    model(&input).into()
}

fn model(input: &DeriveInput) -> proc_macro2::TokenStream {
    let mut errors = errors::Errors::new();
    let options = attr::Struct::read(&mut errors, &input.attrs);
    let krate = options.krate();
    let model = ast::Input::read(&mut errors, input, options).and_then(|input| valid::Model::check(&mut errors, input));
    match (model, errors.finish()) {
        (Some(model), Ok(())) => expand::model(&krate, &model),
        (_, Err(error)) => fallback::model(&krate, input, &error),
        (None, Ok(())) => unreachable!("a model is missing only after a mistake"),
    }
}
