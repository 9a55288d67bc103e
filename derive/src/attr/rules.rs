//! `#[rules(…)]`: what a column's values must satisfy.

use regex_lite::RegexBuilder;
use syn::{Attribute, Expr, ExprLit, ExprUnary, Lit, LitStr, Meta, Path, UnOp};

use super::option;
use crate::errors::Errors;

/// One rule of a column.
pub(crate) struct Rule {
    /// Its name, as written.
    pub(crate) word: Path,
    pub(crate) check: Check,
}

/// What a rule asks.
pub(crate) enum Check {
    MinLength(u32),
    MaxLength(u32),
    NonEmpty,
    Pattern(LitStr),
    Url,
    Email,
    Min(Bound),
    Max(Bound),
    OneOf(Vec<Bound>),
}

/// A constant that values are compared with.
pub(crate) enum Bound {
    Integer(i64),
    /// A text, and whatever else is written as one: decimals, floats, dates, times and timestamps.
    Text(LitStr),
}

const OPTIONS: &[&str] = &["min_length", "max_length", "non_empty", "pattern", "format", "min", "max", "one_of"];

/// Adds the attribute's rules to those that were said before.
pub(super) fn read(errors: &mut Errors, attribute: &Attribute, rules: &mut Vec<Rule>) {
    for meta in option::of_attribute(errors, attribute) {
        let name = option::name(&meta);
        if !OPTIONS.contains(&name.as_str()) {
            option::unknown(errors, &meta, OPTIONS);
        } else if rules.iter().any(|rule| rule.word == *meta.path()) {
            errors.at(meta.path(), format_args!("`{name}` is said twice"));
        } else {
            let check = errors.ok(check(&name, &meta));
            rules.extend(check.map(|check| Rule { word: meta.path().clone(), check }));
        }
    }
}

fn check(name: &str, meta: &Meta) -> syn::Result<Check> {
    Ok(match name {
        "min_length" => Check::MinLength(length(meta)?),
        "max_length" => Check::MaxLength(length(meta)?),
        "non_empty" => option::word(meta).map(|_| Check::NonEmpty)?,
        "pattern" => Check::Pattern(pattern(meta)?),
        "format" => match option::choice(meta, &["url", "email"])? {
            format if format == "url" => Check::Url,
            _ => Check::Email,
        },
        "min" => Check::Min(bound(&option::expression(meta)?)?),
        "max" => Check::Max(bound(&option::expression(meta)?)?),
        _ => Check::OneOf(bounds(&option::expression(meta)?)?),
    })
}

fn length(meta: &Meta) -> syn::Result<u32> {
    option::whole(meta, "expected a number of characters")
}

/// As deep as the runtime reads patterns.
const NEST_LIMIT: u32 = 250;

/// A regular expression that compiles: at run time, nobody would be there to correct it.
fn pattern(meta: &Meta) -> syn::Result<LitStr> {
    let pattern = option::text(meta)?;
    match RegexBuilder::new(&pattern.value()).nest_limit(NEST_LIMIT).build() {
        Ok(_) => Ok(pattern),
        Err(error) => Err(syn::Error::new_spanned(&pattern, format_args!("not a regular expression: {error}"))),
    }
}

fn bounds(value: &Expr) -> syn::Result<Vec<Bound>> {
    match value {
        Expr::Array(array) if !array.elems.is_empty() => array.elems.iter().map(bound).collect(),
        other => Err(syn::Error::new_spanned(other, "expected values in brackets: `[\"a\", \"b\"]`")),
    }
}

fn bound(value: &Expr) -> syn::Result<Bound> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(Bound::Text(text.clone())),
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => {
            let help = format!("write a number with a fraction as text: `\"{}\"`", number.base10_digits());
            Err(syn::Error::new_spanned(number, help))
        }
        other => integer(other).map(Bound::Integer),
    }
}

fn integer(value: &Expr) -> syn::Result<i64> {
    let (sign, digits) = match value {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => ("-", &**expr),
        other => ("", other),
    };
    let number = match digits {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => format!("{sign}{}", number.base10_digits()).parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| syn::Error::new_spanned(value, "expected an integer of 64 bits or a text"))
}
