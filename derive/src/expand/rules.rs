//! The rules of columns, as constants.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use crate::attr::{Bound, Check, Rule};
use crate::valid::Field;

/// The rules of a field's column, and the statics that patterns live in, so that each is compiled once.
pub(super) fn constants(krate: &Path, field: &Field) -> Option<TokenStream> {
    let patterns = field.rules.iter().filter_map(|rule| match &rule.check {
        Check::Pattern(pattern) => Some(pattern),
        _ => None,
    });
    let (pattern, name) = (pattern_name(field), name(field));
    let rules = field.rules.iter().map(|it| rule(krate, field, it));
    (!field.rules.is_empty()).then(|| {
        quote! {
            #(static #pattern: #krate::rules::Pattern = #krate::rules::Pattern::new(#patterns);)*
            const #name: &[#krate::rules::Rule] = &[#(#rules),*];
        }
    })
}

fn name(field: &Field) -> Ident {
    format_ident!("__RULES_{}", field.at)
}

/// A column has one pattern at most.
fn pattern_name(field: &Field) -> Ident {
    format_ident!("__PATTERN_{}", field.at)
}

/// The column with its rules, if it has any.
pub(super) fn on_column(krate: &Path, field: &Field, column: TokenStream) -> TokenStream {
    if field.rules.is_empty() {
        return column;
    }
    let name = name(field);
    quote!(#krate::__private::column::with_rules(#column, #name))
}

/// Asks whether the rules fit values of the field's type.
pub(super) fn questions(krate: &Path, field: &Field) -> TokenStream {
    let questions = field.rules.iter().enumerate().map(|(nth, rule)| question(krate, field, nth, rule));
    quote!(#(#questions)*)
}

fn question(krate: &Path, field: &Field, nth: usize, asked: &Rule) -> TokenStream {
    let at = asked.word.span().resolved_at(Span::call_site());
    let (index, rules, message) = (field.at, name(field), misfit(asked));
    quote_spanned! {at=>
        const _: () = if !#krate::__private::column::rule_applies(#rules[#nth], __COLUMNS[#index].kind) {
            ::core::panic!(#message)
        };
    }
}

fn misfit(rule: &Rule) -> String {
    let name = rule.word.to_token_stream();
    let fits = match &rule.check {
        Check::Min(_) | Check::Max(_) => "numbers, dates and times",
        Check::OneOf(_) => "text, numbers, dates, times, UUIDs and enums",
        _ => "text",
    };
    format!("the rule `{name}` is for {fits}")
}

fn rule(krate: &Path, field: &Field, rule: &Rule) -> TokenStream {
    let kind = match &rule.check {
        Check::MinLength(least) => quote!(MinLength(#least)),
        Check::MaxLength(most) => quote!(MaxLength(#most)),
        Check::NonEmpty => quote!(NonEmpty),
        Check::Pattern(_) => {
            let pattern = pattern_name(field);
            quote!(Pattern(&#pattern))
        }
        Check::Url => quote!(Url),
        Check::Email => quote!(Email),
        Check::Min(least) => call("Min", bound(krate, least)),
        Check::Max(most) => call("Max", bound(krate, most)),
        Check::OneOf(bounds) => {
            let bounds = bounds.iter().map(|it| bound(krate, it));
            quote!(OneOf(&[#(#bounds),*]))
        }
    };
    quote!(#krate::rules::Rule::#kind)
}

fn call(variant: &str, bound: TokenStream) -> TokenStream {
    let variant = format_ident!("{variant}");
    quote!(#variant(#bound))
}

fn bound(krate: &Path, bound: &Bound) -> TokenStream {
    match bound {
        Bound::Integer(number) => quote!(#krate::rules::Bound::Integer(#number)),
        Bound::Text(text) => quote!(#krate::rules::Bound::Text(#text)),
    }
}
