//! Tokens without blanks and comments, and text that no grammar reads as a row of them.

use sqlparser::tokenizer::{Token, Tokenizer};

use super::Syntax;
use super::print::{name, text as quoted};

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tok {
    /// A bare word, in lower case.
    Word(String),
    /// A name in quotation marks, without them.
    Name(String),
    /// A text, without quotes and escapes.
    Text(String),
    /// A number as written.
    Number(String),
    /// Bytes or bits that stand for themselves: `x'1f'`, `b'101'`.
    Bytes(String),
    /// Anything else: operators, brackets, commas.
    Mark(String),
}

/// The tokens of a text; none when it is not made of tokens.
pub(super) fn tokens(syntax: &Syntax, text: &str) -> Option<Vec<Tok>> {
    let tokens = Tokenizer::new(syntax.grammar, text).tokenize().ok()?;
    let mut out: Vec<Tok> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match (token_of(token), out.last_mut()) {
            (None, _) => {}
            // Neighbours are one text, where the engine takes them at all.
            (Some(Tok::Text(more)), Some(Tok::Text(text))) => text.push_str(&more),
            (Some(tok), _) => out.push(tok),
        }
    }
    Some(out)
}

fn token_of(token: Token) -> Option<Tok> {
    Some(match token {
        Token::Whitespace(_) | Token::EOF => return None,
        Token::Word(word) if word.quote_style.is_some() => Tok::Name(word.value),
        Token::Word(word) => Tok::Word(word.value.to_lowercase()),
        Token::Number(number, _) => Tok::Number(number),
        Token::SingleQuotedString(text)
        | Token::DoubleQuotedString(text)
        | Token::EscapedStringLiteral(text)
        | Token::UnicodeStringLiteral(text)
        | Token::NationalStringLiteral(text) => Tok::Text(text),
        Token::DollarQuotedString(text) => Tok::Text(text.value),
        Token::HexStringLiteral(digits) => Tok::Bytes(format!("x'{}'", digits.to_lowercase())),
        Token::SingleQuotedByteStringLiteral(digits) => Tok::Bytes(format!("b'{digits}'")),
        Token::Neq => Tok::Mark("<>".to_owned()),
        other => Tok::Mark(other.to_string()),
    })
}

/// A text in which only the case of words, blanks, comments and quotes of names mean nothing.
#[must_use]
pub fn row(syntax: &Syntax, text: &str) -> String {
    tokens(syntax, text).map_or_else(|| text.trim().to_owned(), |tokens| joined(syntax, &tokens))
}

/// The same of a condition: brackets around the whole of it mean nothing, either.
pub(super) fn unread(syntax: &Syntax, tokens: &[Tok]) -> String {
    joined(syntax, unwrapped(tokens))
}

/// The tokens inside all brackets that stand around the whole.
#[must_use]
pub fn unwrapped(mut tokens: &[Tok]) -> &[Tok] {
    while let [Tok::Mark(open), inner @ .., Tok::Mark(close)] = tokens {
        if open != "(" || close != ")" || !is_balanced(inner) {
            break;
        }
        tokens = inner;
    }
    tokens
}

fn is_balanced(tokens: &[Tok]) -> bool {
    let mut depth = 0_usize;
    for token in tokens {
        match token {
            Tok::Mark(mark) if mark == "(" => depth += 1,
            Tok::Mark(mark) if mark == ")" => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// Tokens with one blank between them.
#[must_use]
pub fn joined(syntax: &Syntax, tokens: &[Tok]) -> String {
    let mut out = String::new();
    for token in tokens {
        if !out.is_empty() {
            out.push(' ');
        }
        match token {
            Tok::Word(word) | Tok::Number(word) | Tok::Bytes(word) | Tok::Mark(word) => out.push_str(word),
            Tok::Name(of) if syntax.folds => name(syntax, &mut out, &of.to_lowercase()),
            Tok::Name(of) => name(syntax, &mut out, of),
            Tok::Text(of) => quoted(syntax, &mut out, of),
        }
    }
    out
}
