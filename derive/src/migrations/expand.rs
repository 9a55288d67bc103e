//! What the program holds.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Path;

use super::folder::Migration;
use super::lock::LOCK_FILE;

/// The migrations as an expression that a `static` can be.
pub(super) fn migrations(krate: &Path, path: &str, migrations: &[Migration]) -> TokenStream {
    // Constants of their own: only those may be referred to for ever.
    let names: Vec<_> = (0..migrations.len()).map(|at| format_ident!("FILES_{at}")).collect();
    let files = migrations.iter().map(|migration| files(krate, path, migration));
    let all = migrations.iter().zip(&names).map(|(migration, files)| {
        let Migration { name, checksum, .. } = migration;
        quote!(#krate::migrate::Migration::embedded(#name, #checksum, #files))
    });
    let unused = migrations.iter().flat_map(|migration| unused(path, migration));
    let lock = manifest(path, LOCK_FILE);
    quote! {{
        const _: &[&[::core::primitive::u8]] = &[::core::include_bytes!(#lock), #(::core::include_bytes!(#unused)),*];
        #(const #names: &[#krate::migrate::File] = &#files;)*
        const ALL: &[#krate::migrate::Migration] = &[#(#all),*];
        #krate::migrate::Migrations::embedded(ALL)
    }}
}

/// Applying needs the scripts, and what a migration takes the place of.
fn is_used(file: &str) -> bool {
    file.ends_with(".sql") || file == "replaces.json"
}

fn files(krate: &Path, path: &str, migration: &Migration) -> TokenStream {
    let files = migration.files.keys().filter(|file| is_used(file)).map(|file| {
        let place = manifest(path, &format!("{}/{file}", migration.name));
        quote!(#krate::migrate::File::embedded(#file, ::core::include_str!(#place)))
    });
    quote!([#(#files),*])
}

/// The compiler is told about these, and the program does not hold them.
fn unused<'a>(path: &'a str, migration: &'a Migration) -> impl Iterator<Item = TokenStream> + 'a {
    let unused = migration.files.keys().filter(|file| !is_used(file));
    unused.map(move |file| manifest(path, &format!("{}/{file}", migration.name)))
}

fn manifest(path: &str, file: &str) -> TokenStream {
    let from_manifest = format!("/{path}/{file}");
    quote!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #from_manifest))
}
