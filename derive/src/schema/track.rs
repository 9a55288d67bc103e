//! The compiler compiles a crate again when a file changes that it was told about.

use std::sync::{Mutex, PoisonError};

use proc_macro2::TokenStream;
use quote::quote;

use super::Schema;

/// The paths that the compiler was told about.
static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// What tells the compiler about the file: once for each crate and path, for every mention holds the file in memory. A process
/// of the compiler compiles one crate.
pub(crate) fn track(schema: &Schema) -> TokenStream {
    let path = schema.path().value();
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    if told.contains(&path) {
        return TokenStream::new();
    }
    let from_manifest = format!("/{path}");
    told.push(path);
    quote! {
        const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #from_manifest));
    }
}
