//! The forms an option can have.
//!
//! Lists stand in brackets and not in parentheses: to clippy, `index(columns(id))` beside another
//! `index(columns(id))` would be a duplicated attribute.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, MetaList, Path, Token};

use crate::errors::Errors;
use crate::suggest;

/// The options of an attribute that has parentheses.
pub(crate) fn of_attribute(errors: &mut Errors, attribute: &Attribute) -> Vec<Meta> {
    of_meta(errors, &attribute.meta)
}

/// The options in `name(…)`.
pub(crate) fn of_meta(errors: &mut Errors, meta: &Meta) -> Vec<Meta> {
    errors.ok(parse(meta)).unwrap_or_default()
}

/// The options in `name(…)`, if its parentheses can be read at all.
pub(crate) fn parse(meta: &Meta) -> syn::Result<Vec<Meta>> {
    let parse = |list: &MetaList| list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    let options = meta.require_list().and_then(parse)?;
    Ok(options.into_iter().collect())
}

/// `name = "text"`, where the text is not empty.
pub(crate) fn text(meta: &Meta) -> syn::Result<LitStr> {
    match &meta.require_name_value()?.value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if !text.value().is_empty() => Ok(text.clone()),
        other => Err(syn::Error::new_spanned(other, "expected a text that is not empty")),
    }
}

/// `name = some::path`
pub(crate) fn path(meta: &Meta) -> syn::Result<Path> {
    match &meta.require_name_value()?.value {
        Expr::Path(path) if path.qself.is_none() => Ok(path.path.clone()),
        other => Err(syn::Error::new_spanned(other, "expected a path such as `::schemalock`")),
    }
}

/// `name = expression`
pub(crate) fn expression(meta: &Meta) -> syn::Result<Expr> {
    meta.require_name_value().map(|meta| meta.value.clone())
}

/// `name = TypeName`
pub(crate) fn type_name(meta: &Meta) -> syn::Result<Ident> {
    identifier(&meta.require_name_value()?.value, "expected the name of a struct, such as `NewApp`")
}

/// `name = word`, one of a few.
pub(crate) fn choice(meta: &Meta, words: &[&str]) -> syn::Result<Ident> {
    let value = &meta.require_name_value()?.value;
    let expected = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ");
    let word = identifier(value, &format!("expected {expected}"))?;
    if words.iter().any(|known| word == known) {
        return Ok(word);
    }
    let help = suggest::help(&word.to_string(), words.iter().copied());
    Err(syn::Error::new_spanned(&word, format_args!("`{}` cannot be `{word}`{help}", name(meta))))
}

fn identifier(value: &Expr, expected: &str) -> syn::Result<Ident> {
    let ident = match value {
        Expr::Path(path) if path.qself.is_none() => path.path.get_ident().cloned(),
        _ => None,
    };
    ident.ok_or_else(|| syn::Error::new_spanned(value, expected))
}

/// `name = 120`
pub(crate) fn whole(meta: &Meta, expected: &str) -> syn::Result<u32> {
    let value = &meta.require_name_value()?.value;
    let number = match value {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| syn::Error::new_spanned(value, expected))
}

/// `name = [field, field]`
pub(crate) fn fields(meta: &Meta) -> syn::Result<Vec<Ident>> {
    elements(meta, "expected fields in brackets: `[id]`", |element| match element {
        Expr::Path(path) => path.path.get_ident().cloned(),
        _ => None,
    })
}

/// `name = ["text", "text"]`
pub(crate) fn texts(meta: &Meta) -> syn::Result<Vec<LitStr>> {
    elements(meta, "expected texts in brackets: `[\"id\"]`", |element| match element {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.clone()),
        _ => None,
    })
}

fn elements<T>(meta: &Meta, help: &str, read: impl Fn(&Expr) -> Option<T>) -> syn::Result<Vec<T>> {
    let wrong = |tokens: &Expr| syn::Error::new_spanned(tokens, help);
    match &meta.require_name_value()?.value {
        Expr::Array(array) => array.elems.iter().map(|it| read(it).ok_or_else(|| wrong(it))).collect(),
        other => Err(wrong(other)),
    }
}

/// An option that is there or isn't.
pub(crate) fn flag(meta: &Meta) -> syn::Result<()> {
    meta.require_path_only().map(drop)
}

/// An option that is there or isn't, by its word.
pub(crate) fn word(meta: &Meta) -> syn::Result<Path> {
    meta.require_path_only().cloned()
}

/// Fills a place that one option at most may fill.
pub(crate) fn once<T>(
    errors: &mut Errors,
    meta: &Meta,
    place: &mut Option<T>,
    read: impl FnOnce(&Meta) -> syn::Result<T>,
) {
    if place.is_some() {
        errors.at(meta.path(), format_args!("`{}` is said twice", name(meta)));
        return;
    }
    *place = errors.ok(read(meta));
}

/// An option that is none of `known`.
pub(crate) fn unknown(errors: &mut Errors, meta: &Meta, known: &[&str]) {
    let name = name(meta);
    let help = suggest::help(&name, known.iter().copied());
    errors.at(meta.path(), format_args!("unknown option `{name}`{help}"));
}

/// The option's name as it was written.
pub(crate) fn name(meta: &Meta) -> String {
    meta.path().to_token_stream().to_string().replace(' ', "")
}
