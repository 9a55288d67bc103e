//! Triggers as `pg_get_triggerdef` prints them, and as people write them.

use crate::inventory::normal::{Scope, Spelling, Tok, joined, print};

/// A CREATE TRIGGER in its normal spelling.
pub(super) fn normal(spelling: &dyn Spelling, text: &str, scope: &Scope<'_>) -> String {
    let syntax = spelling.syntax();
    let Some(mut tokens) = crate::inventory::normal::tokens_of(syntax, text) else { return text.trim().to_owned() };
    while tokens.last() == Some(&Tok::Mark(";".to_owned())) {
        tokens.pop();
    }
    let condition = take_condition(&mut tokens);
    for words in [&["or", "replace"][..], &["for", "each", "statement"], &["for", "statement"]] {
        drop_words(&mut tokens, words);
    }
    rename(&mut tokens, "procedure", "function");
    if !has_words(&tokens, &["for", "each"])
        && let Some(at) = find(&tokens, "for")
    {
        tokens.insert(at + 1, Tok::Word("each".to_owned()));
    }
    unqualify(&mut tokens);
    let Some(condition) = condition else { return joined(syntax, &tokens) };
    let at = find(&tokens, "execute").unwrap_or(tokens.len());
    let condition = shaped(spelling, &joined(syntax, &condition), scope);
    format!("{} when ({condition}) {}", joined(syntax, &tokens[..at]), joined(syntax, &tokens[at..]))
}

fn shaped(spelling: &dyn Spelling, text: &str, scope: &Scope<'_>) -> String {
    match crate::inventory::normal::read_of(spelling, text) {
        Ok(node) => print(spelling.syntax(), &spelling.shape(node, scope)),
        Err(row) => row,
    }
}

fn word(tok: &Tok) -> Option<&str> {
    match tok {
        Tok::Word(word) => Some(word),
        _ => None,
    }
}

fn find(tokens: &[Tok], wanted: &str) -> Option<usize> {
    tokens.iter().position(|tok| word(tok) == Some(wanted))
}

fn place(tokens: &[Tok], words: &[&str]) -> Option<usize> {
    tokens.windows(words.len()).position(|some| some.iter().map(word).eq(words.iter().map(|of| Some(*of))))
}

fn has_words(tokens: &[Tok], words: &[&str]) -> bool {
    place(tokens, words).is_some()
}

fn drop_words(tokens: &mut Vec<Tok>, words: &[&str]) {
    if let Some(at) = place(tokens, words) {
        tokens.drain(at..at + words.len());
    }
}

fn rename(tokens: &mut [Tok], from: &str, to: &str) {
    for tok in tokens.iter_mut().filter(|tok| word(tok) == Some(from)) {
        *tok = Tok::Word(to.to_owned());
    }
}

/// Takes `WHEN (…)` out.
fn take_condition(tokens: &mut Vec<Tok>) -> Option<Vec<Tok>> {
    let from = find(tokens, "when")?;
    let to = find(tokens, "execute").filter(|to| *to > from)?;
    let taken: Vec<Tok> = tokens.drain(from..to).collect();
    taken.get(1..).map(<[Tok]>::to_vec)
}

/// Schemas in front of names mean nothing inside of the one that is read.
fn unqualify(tokens: &mut Vec<Tok>) {
    while let Some(at) = tokens.iter().position(|tok| *tok == Tok::Mark(".".to_owned())).filter(|at| *at > 0) {
        tokens.drain(at - 1..=at);
    }
}
