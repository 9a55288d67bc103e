//! `migrations!`: a folder of migrations inside a program.
//!
//! The folder is held against its lock file while the program is compiled, so that what was edited after it was recorded stops the
//! build and not the deployment. Only what applying needs is embedded.

mod expand;
mod folder;
mod lock;

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Path, Token, parse_quote};

/// What stands between the brackets.
pub(crate) struct Input {
    path: LitStr,
    krate: Path,
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let path = input.parse()?;
        let mut krate = parse_quote!(::schemalock);
        if input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            input.parse::<Token![crate]>()?;
            input.parse::<Token![=]>()?;
            krate = input.call(Path::parse_mod_style)?;
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(Self { path, krate })
    }
}

/// The migrations, or an error and none.
pub(crate) fn migrations(input: &Input) -> TokenStream {
    let Input { path, krate } = input;
    let read = folder::Folder::read(&path.value());
    match read.and_then(|folder| folder.verified()) {
        Ok(recorded) => expand::migrations(krate, &path.value(), &recorded),
        Err(messages) => {
            let errors = messages.iter().map(|message| syn::Error::new_spanned(path, message).to_compile_error());
            quote::quote!({ #(#errors;)* #krate::migrate::Migrations::embedded(&[]) })
        }
    }
}
