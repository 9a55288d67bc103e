//! A place among the tokens of one statement, and what can be read there.

use super::lex::{Kind, Token};
use super::lexis::Lexis;
use super::text;

/// Why a statement was not read, and at which byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) at: usize,
    pub(crate) reason: String,
}

pub(crate) type Read<T> = Result<T, Refused>;

/// A name with the namespace before it, if one is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// The namespace.
    pub(crate) space: Option<String>,
    /// The name itself.
    pub(crate) name: String,
}

/// A place in one statement.
#[derive(Clone)]
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a str,
    tokens: &'a [Token],
    pub(crate) at: usize,
    pub(crate) lexis: &'static Lexis,
    /// The namespace whose name goes without saying.
    pub(crate) home: &'a str,
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(text: &'a str, tokens: &'a [Token], lexis: &'static Lexis, home: &'a str) -> Self {
        Self { text, tokens, at: 0, lexis, home }
    }

    fn token(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.at + ahead).copied()
    }

    /// The token here, as it is written.
    pub(crate) fn raw(&self, ahead: usize) -> &'a str {
        self.token(ahead).map_or("", |token| &self.text[token.start..token.end])
    }

    pub(crate) fn kind(&self, ahead: usize) -> Option<Kind> {
        self.token(ahead).map(|token| token.kind)
    }

    pub(crate) const fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(crate) fn is_at(&self, ahead: usize, word: &str) -> bool {
        self.kind(ahead) == Some(Kind::Word) && self.raw(ahead).eq_ignore_ascii_case(word)
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        self.is_at(0, word)
    }

    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Are the next tokens these words and symbols?
    pub(crate) fn are(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(ahead, word)| self.is_at(ahead, word) || self.is_symbol_at(ahead, word))
    }

    pub(crate) fn is_symbol_at(&self, ahead: usize, symbol: &str) -> bool {
        self.kind(ahead) == Some(Kind::Symbol) && self.raw(ahead) == symbol
    }

    pub(crate) fn is_symbol(&self, symbol: &str) -> bool {
        self.is_symbol_at(0, symbol)
    }

    pub(crate) fn eat(&mut self, word: &str) -> bool {
        let is = self.is(word);
        self.at += usize::from(is);
        is
    }

    /// Goes over these words if all of them are here.
    pub(crate) fn eat_all(&mut self, words: &[&str]) -> bool {
        let are = self.are(words);
        self.at += if are { words.len() } else { 0 };
        are
    }

    /// Goes over one of these words, if one is here.
    pub(crate) fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    pub(crate) fn eat_symbol(&mut self, symbol: &str) -> bool {
        let is = self.is_symbol(symbol);
        self.at += usize::from(is);
        is
    }

    pub(crate) fn refuse<T>(&self, reason: impl Into<String>) -> Read<T> {
        let end = self.tokens.last().map_or(0, |token| token.end);
        Err(Refused { at: self.token(0).map_or(end, |token| token.start), reason: reason.into() })
    }

    fn expected<T>(&self, what: &str) -> Read<T> {
        let found: String = self.raw(0).chars().take(30).collect();
        let found = if self.is_done() { "the end".to_owned() } else { format!("`{found}`") };
        self.refuse(format!("{what} is expected before {found}"))
    }

    pub(crate) fn expect(&mut self, word: &str) -> Read<()> {
        if self.eat(word) { Ok(()) } else { self.expected(word) }
    }

    pub(crate) fn expect_symbol(&mut self, symbol: &str) -> Read<()> {
        if self.eat_symbol(symbol) { Ok(()) } else { self.expected(&format!("`{symbol}`")) }
    }

    /// Nothing may follow.
    pub(crate) fn finish(&self) -> Read<()> {
        if self.is_done() { Ok(()) } else { self.expected("the end") }
    }

    /// What is not known here.
    pub(crate) fn unknown<T>(&self) -> Read<T> {
        let found: String = self.raw(0).chars().take(30).collect();
        if self.is_done() {
            self.refuse("something is missing at the end")
        } else {
            self.refuse(format!("`{found}` is not known here"))
        }
    }

    /// Can a name stand here?
    pub(crate) fn is_name(&self) -> bool {
        match self.kind(0) {
            Some(Kind::Word | Kind::Name) => true,
            Some(Kind::Text) => {
                self.lexis.texts_as_names && !(self.lexis.double_quoted_texts && self.raw(0).starts_with('\''))
            }
            _ => false,
        }
    }

    /// A name, as the engine keeps it.
    pub(crate) fn name(&mut self) -> Read<String> {
        if !self.is_name() {
            return self.expected("a name");
        }
        let name = text::name(self.raw(0), self.lexis);
        self.at += 1;
        Ok(name)
    }

    /// A name with or without namespaces before it.
    pub(crate) fn qualified(&mut self) -> Read<Name> {
        let mut parts = vec![self.name()?];
        while self.is_symbol(".") {
            self.at += 1;
            parts.push(self.name()?);
        }
        let name = parts.pop().unwrap_or_default();
        Ok(Name { space: parts.pop(), name })
    }

    /// Names with commas between them, in brackets.
    pub(crate) fn names(&mut self) -> Read<Vec<String>> {
        self.expect_symbol("(")?;
        let mut names = vec![self.name()?];
        while self.eat_symbol(",") {
            names.push(self.name()?);
        }
        self.expect_symbol(")")?;
        Ok(names)
    }

    /// The content of a text; several in a row are one.
    pub(crate) fn string(&mut self) -> Read<String> {
        if self.kind(0) == Some(Kind::Word)
            && self.kind(1) == Some(Kind::Text)
            && self.raw(0).starts_with(['_', 'N', 'n'])
        {
            self.at += 1;
        }
        if self.kind(0) != Some(Kind::Text) {
            return self.expected("a text");
        }
        let mut out = String::new();
        while self.kind(0) == Some(Kind::Text) {
            out.push_str(&text::content(self.raw(0), self.lexis));
            self.at += 1;
        }
        Ok(out)
    }

    /// What stands between brackets that open here.
    pub(crate) fn group(&mut self) -> Read<String> {
        let start = self.at + 1;
        self.skip_group()?;
        Ok(self.slice(start, self.at - 1))
    }

    /// Goes behind the bracket that closes the one here.
    pub(crate) fn skip_group(&mut self) -> Read<()> {
        if !self.is_symbol("(") && !self.is_symbol("[") {
            return self.expected("`(`");
        }
        let mut depth = 0_usize;
        while !self.is_done() {
            depth = match self.raw(0) {
                "(" | "[" => depth + 1,
                ")" | "]" => depth.saturating_sub(1),
                _ => depth,
            };
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
        }
        self.expected("`)`")
    }

    /// Goes over tokens, brackets as wholes, until `stop` holds, or a comma or closing bracket outside of any stands here.
    pub(crate) fn skip_until(&mut self, stop: impl Fn(&Self) -> bool) -> Read<()> {
        while !self.is_done() && !self.is_symbol(",") && !self.is_symbol(")") && !stop(self) {
            self.step()?;
        }
        Ok(())
    }

    /// Goes over one token, or over brackets as a whole.
    pub(crate) fn step(&mut self) -> Read<()> {
        if self.is_symbol("(") || self.is_symbol("[") {
            return self.skip_group();
        }
        self.at += 1;
        Ok(())
    }

    /// Some of the tokens as a statement of their own.
    pub(crate) fn between(&self, from: usize, to: usize) -> Self {
        Self { tokens: self.tokens.get(from..to).unwrap_or_default(), at: 0, ..self.clone() }
    }

    /// The text from one token to another, which is not in it.
    pub(crate) fn slice(&self, from: usize, to: usize) -> String {
        text::slice(
            self.text,
            self.tokens.get(from..to.min(self.tokens.len())).unwrap_or_default(),
            self.lexis,
            self.home,
        )
    }

    /// The whole statement on one line.
    pub(crate) fn line(&self) -> String {
        text::line(&self.slice(0, self.tokens.len()))
    }

    /// The rest of the statement on one line.
    pub(crate) fn rest(&mut self) -> String {
        let from = std::mem::replace(&mut self.at, self.tokens.len());
        text::line(&self.slice(from, self.tokens.len()))
    }

    pub(crate) const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// `IF EXISTS`.
    pub(crate) fn if_exists(&mut self) -> bool {
        self.eat_all(&["IF", "EXISTS"])
    }

    /// `IF NOT EXISTS`.
    pub(crate) fn if_not_exists(&mut self) -> bool {
        self.eat_all(&["IF", "NOT", "EXISTS"])
    }
}
