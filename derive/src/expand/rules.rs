//! The rules of columns, as constants.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{LitStr, Path};

use crate::attr::{Bound, Check, Rule};
use crate::valid::Field;

/// The statics that patterns live in, so that each is compiled once.
pub(super) fn patterns(krate: &Path, field: &Field) -> TokenStream {
    let patterns = field.rules.iter().filter_map(|rule| match &rule.check {
        Check::Pattern(pattern) => Some(pattern),
        _ => None,
    });
    let name = pattern_name(field);
    quote!(#(static #name: #krate::rules::Pattern = #krate::rules::Pattern::new(#patterns);)*)
}

/// A column has one pattern at most.
fn pattern_name(field: &Field) -> proc_macro2::Ident {
    format_ident!("__PATTERN_{}", field.at)
}

/// `.with_rules(…)`
pub(super) fn builder(krate: &Path, field: &Field) -> Option<TokenStream> {
    let rules = field.rules.iter().map(|it| rule(krate, field, it));
    (!field.rules.is_empty()).then(|| quote!(.with_rules(&[#(#rules),*])))
}

/// Asks whether the rules fit values of the field's type.
pub(super) fn questions(krate: &Path, field: &Field) -> TokenStream {
    let questions = field.rules.iter().map(|it| question(krate, field, it));
    quote!(#(#questions)*)
}

fn question(krate: &Path, field: &Field, asked: &Rule) -> TokenStream {
    let at = asked.word.span().resolved_at(proc_macro2::Span::call_site());
    let index = field.at;
    let message = misfit(asked);
    let rule = rule(krate, field, asked);
    quote_spanned! {at=>
        const _: () = if !#krate::__private::column::rule_applies(#rule, __COLUMNS[#index].kind) {
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
        Bound::Text(text) => text_bound(krate, text),
    }
}

fn text_bound(krate: &Path, text: &LitStr) -> TokenStream {
    quote!(#krate::rules::Bound::Text(#text))
}
