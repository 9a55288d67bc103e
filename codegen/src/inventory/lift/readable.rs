//! Which of two spellings of an expression a schema has.

use std::borrow::Cow;
use std::collections::BTreeSet;

use sqlparser::tokenizer::{Token, Tokenizer};

use crate::dialect::Dialect;
use crate::sql::expression;

/// An expression as a schema has it: in one, a backslash in a text is a backslash, whatever the engine makes of it.
pub(super) fn plain<'t>(dialect: &dyn Dialect, text: &'t str) -> Cow<'t, str> {
    if !dialect.quote().backslash || !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let Ok(tokens) = Tokenizer::new(dialect.grammar(), text).tokenize() else { return Cow::Borrowed(text) };
    let written = tokens.into_iter().map(|token| match token {
        Token::SingleQuotedString(text) => format!("'{}'", text.replace('\'', "''")),
        other => other.to_string(),
    });
    Cow::Owned(written.collect())
}

/// The spelling that people read: the normal one, where it only leaves out what the source's own has more. What it would turn round, or call
/// otherwise, stays as it was.
pub(super) fn readable<'t>(dialect: &dyn Dialect, raw: &'t str, spelled: &'t str) -> Cow<'t, str> {
    let shorter = parts(dialect, raw)
        .zip(parts(dialect, spelled))
        .is_some_and(|(raw, spelled)| spelled.signs.is_subset(&raw.signs) && is_left_of(&spelled.words, &raw.words));
    let sayable = shorter && expression::columns(spelled, Some(dialect.kind())).is_ok();
    plain(dialect, if sayable { spelled } else { raw })
}

/// What an expression is made of.
#[derive(Debug, Default)]
struct Parts {
    /// Its words, functions with their bracket, and its texts.
    words: Vec<String>,
    /// Its operators.
    signs: BTreeSet<String>,
}

fn parts(dialect: &dyn Dialect, text: &str) -> Option<Parts> {
    let tokens = Tokenizer::new(dialect.grammar(), text).tokenize().ok()?;
    let mut parts = Parts::default();
    let mut behind_word = false;
    for token in tokens {
        match &token {
            Token::Whitespace(_) => continue,
            Token::Word(word) => parts.words.push(word.value.to_lowercase()),
            // A text that was a word is none.
            Token::SingleQuotedString(text) => parts.words.push(format!("'{text}'")),
            Token::LParen if behind_word => parts.words.last_mut()?.push('('),
            Token::LParen | Token::RParen | Token::Comma | Token::Number(..) => {}
            sign => drop(parts.signs.insert(sign.to_string())),
        }
        behind_word = matches!(token, Token::Word(_));
    }
    Some(parts)
}

/// Is it the same row of words with some left out? A list may take the place of an array.
fn is_left_of(some: &[String], all: &[String]) -> bool {
    let lists = |word: &str| word.starts_with("any") || word.starts_with("all") || word == "in(";
    let mut rest = all.iter();
    some.iter().all(|word| match word.as_str() {
        "in(" => rest.any(|other| lists(other)),
        word => {
            let bare = |other: &str| other.trim_end_matches('(').to_owned();
            // Brackets behind AND and the like are no calls.
            rest.any(|other| *other == word || (is_keyword(&bare(other)) && bare(other) == bare(word)))
        }
    })
}

fn is_keyword(word: &str) -> bool {
    ["and", "or", "not", "case", "when", "then", "else", "is", "like", "between"].contains(&word)
}
