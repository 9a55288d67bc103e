//! Text to tokens, each with the bytes it stands in.
//!
//! sqlparser's tokenizer gives up a whole text for one odd character and knows lines where slices want bytes; dumps of many
//! megabytes want neither. What is in between tokens is blank or comment. A *token* is a word, a quoted name, a text, a number or one
//! character of anything else.

mod comment;
mod quote;

use super::lexis::Lexis;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or keyword without quotes.
    Word,
    /// A name in quotes.
    Name,
    /// A text in quotes.
    Text,
    /// A number.
    Number,
    /// One other character.
    Symbol,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// A comment stands before it.
    pub(crate) commented: bool,
}

/// Reads one token after another.
pub(crate) struct Lexer<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
    lexis: &'static Lexis,
    /// `/*!` whose inside is being read.
    conditional: usize,
    /// What began and did not end.
    pub(crate) fault: Option<&'static str>,
    commented: bool,
}

impl<'a> Lexer<'a> {
    pub(crate) const fn new(text: &'a str, lexis: &'static Lexis) -> Self {
        Self { text, at: 0, lexis, conditional: 0, fault: None, commented: false }
    }

    pub(crate) const fn lexis(&self) -> &'static Lexis {
        self.lexis
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    pub(crate) const fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Goes to the next token, over blanks and comments.
    pub(crate) fn skip_blank(&mut self) {
        while !self.is_done() {
            if self.byte(0).is_ascii_whitespace() || self.byte(0) == 0x0b {
                self.at += 1;
            } else if self.text[self.at..].starts_with('\u{feff}') {
                self.at += '\u{feff}'.len_utf8();
            } else if self.comment() {
                self.commented = true;
            } else {
                return;
            }
        }
    }

    /// The next token; blanks before it have been skipped.
    pub(crate) fn token(&mut self) -> Option<Token> {
        self.skip_blank();
        if self.is_done() {
            return None;
        }
        let start = self.at;
        let kind = self.kind();
        Some(Token { kind, start, end: self.at, commented: std::mem::take(&mut self.commented) })
    }

    /// Goes over one token.
    fn kind(&mut self) -> Kind {
        let first = self.byte(0);
        if let Some(kind) = self.quoted(first) {
            return kind;
        }
        if first.is_ascii_digit() || first == b'.' && self.byte(1).is_ascii_digit() {
            self.number();
            return Kind::Number;
        }
        if begins_word(first) {
            self.word();
            return Kind::Word;
        }
        self.at += 1;
        Kind::Symbol
    }

    fn word(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| !continues_word(*byte)).unwrap_or(rest.len());
    }

    fn number(&mut self) {
        while self.byte(0).is_ascii_alphanumeric() || matches!(self.byte(0), b'.' | b'_') {
            let exponent = matches!(self.byte(0), b'e' | b'E') && matches!(self.byte(1), b'+' | b'-');
            self.at += if exponent { 2 } else { 1 };
        }
    }
}

/// Bytes of characters outside of ASCII are parts of words, as every engine has it.
pub(crate) const fn begins_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b'@' || byte >= 0x80
}

const fn continues_word(byte: u8) -> bool {
    begins_word(byte) || byte.is_ascii_digit() || byte == b'$'
}
