//! What is left alone: its definition without what says again what it is and how it is called.

use super::numbering;
use super::tokens::{Tok, joined, tokens};
use super::{Scope, Spelling, row};
use crate::inventory::{Table, Unmanaged};

pub(super) fn normal(spelling: &dyn Spelling, of: &Unmanaged) -> Unmanaged {
    let definition = match of.kind.as_str() {
        "trigger" => spelling.trigger(&of.definition, &Scope::of(&Table::default(), &[])),
        "sequence" => numbering::sequence(&row(spelling.syntax(), &of.definition)),
        _ => definition(spelling, of),
    };
    Unmanaged { kind: of.kind.clone(), name: of.name.clone(), definition, origin: None }
}

fn definition(spelling: &dyn Spelling, of: &Unmanaged) -> String {
    let syntax = spelling.syntax();
    let Some(mut tokens) = tokens(syntax, &of.definition) else { return of.definition.trim().to_owned() };
    while tokens.last().is_some_and(|tok| is(tok, ";")) {
        tokens.pop();
    }
    let mut rest = headless(&tokens, &of.kind).unwrap_or(&tokens).to_vec();
    if of.kind == "index" && rest.len() < tokens.len() && tokens.iter().any(|tok| is(tok, "unique")) {
        rest.insert(0, Tok::Word("unique".to_owned()));
    }
    if syntax.postgres && matches!(of.kind.as_str(), "function" | "procedure") {
        on_one_line(&mut rest);
    }
    joined(syntax, &rest)
}

/// Without `CREATE OR REPLACE kind name`; none when it does not begin so.
fn headless<'t>(tokens: &'t [Tok], kind: &str) -> Option<&'t [Tok]> {
    let mut rest = after(tokens, "create")?;
    rest = after(rest, "or").and_then(|rest| after(rest, "replace")).unwrap_or(rest);
    if kind == "index" {
        return index(rest);
    }
    for word in kind.split(' ') {
        rest = after(rest, word)?;
    }
    for word in ["if", "not", "exists"] {
        rest = after(rest, word).unwrap_or(rest);
    }
    let rest = unnamed(rest)?;
    // What follows a name may be said with AS or without.
    Some(if kind == "domain" { after(rest, "as").unwrap_or(rest) } else { rest })
}

/// Of an index only what it is over is said, and how.
fn index(tokens: &[Tok]) -> Option<&[Tok]> {
    let on = tokens.iter().position(|tok| is(tok, "on"))?;
    let rest = after(&tokens[on..], "on")?;
    let rest = unnamed(after(rest, "only").unwrap_or(rest))?;
    Some(after(rest, "using").and_then(|rest| after(rest, "btree")).unwrap_or(rest))
}

/// Without the name in front.
fn unnamed(tokens: &[Tok]) -> Option<&[Tok]> {
    let (first, rest) = tokens.split_first()?;
    match (first, rest) {
        (Tok::Word(_) | Tok::Name(_), [dot, _, rest @ ..]) if is(dot, ".") => Some(rest),
        (Tok::Word(_) | Tok::Name(_), rest) => Some(rest),
        _ => None,
    }
}

fn after<'t>(tokens: &'t [Tok], word: &str) -> Option<&'t [Tok]> {
    tokens.split_first().filter(|(first, _)| is(first, word)).map(|(_, rest)| rest)
}

fn is(tok: &Tok, wanted: &str) -> bool {
    matches!(tok, Tok::Word(text) | Tok::Mark(text) if text == wanted)
}

/// A body in quotes, behind AS: the source gives it on one line, however its own are broken.
fn on_one_line(tokens: &mut [Tok]) {
    for at in 1..tokens.len() {
        if let [before, Tok::Text(text)] = &mut tokens[at - 1..=at]
            && is(before, "as")
        {
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
}
