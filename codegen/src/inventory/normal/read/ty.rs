//! Types inside of expressions.

use super::Reader;
use crate::inventory::normal::node::Node;
use crate::inventory::normal::tokens::{Tok, joined};

impl Reader<'_> {
    /// Everything up to the bracket that closes, which is taken, too.
    pub(super) fn type_to_bracket(&mut self) -> Option<String> {
        let (from, mut depth) = (self.at, 0_usize);
        loop {
            match self.peek(0)? {
                Tok::Mark(mark) if mark == "(" => depth += 1,
                Tok::Mark(mark) if mark == ")" && depth == 0 => break,
                Tok::Mark(mark) if mark == ")" => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
        let text = joined(self.syntax, &self.tokens[from..self.at]);
        self.at += 1;
        (!text.is_empty()).then_some(text)
    }

    /// The type behind `::`.
    pub(super) fn type_behind(&mut self) -> Option<String> {
        let from = self.at;
        let is_bare = matches!(self.peek(0), Some(Tok::Word(_)));
        let first = self.path()?;
        if is_bare && let [first] = first.as_slice() {
            self.more_words(first);
        }
        if self.is_mark(0, "(") {
            self.at += 1;
            while !self.mark(")") {
                self.peek(0)?;
                self.at += 1;
            }
        }
        if is_bare && (self.is_word(0, "with") || self.is_word(0, "without")) && self.is_word(1, "time") {
            self.at += 3;
        }
        while self.is_mark(0, "[") {
            self.at += 1;
            while !self.mark("]") {
                self.peek(0)?;
                self.at += 1;
            }
        }
        (self.at <= self.tokens.len()).then(|| joined(self.syntax, &self.tokens[from..self.at]))
    }

    /// The further words of a type that begins with this one.
    fn more_words(&mut self, first: &str) {
        const FIELDS: [&str; 7] = ["year", "month", "day", "hour", "minute", "second", "to"];
        match first {
            "double" => _ = self.word("precision"),
            "character" | "char" | "bit" | "nchar" => _ = self.word("varying"),
            "national" => {
                self.at += 1;
                self.word("varying");
            }
            "interval" => while FIELDS.into_iter().any(|field| self.word(field)) {},
            _ => {}
        }
    }

    /// `type 'text'`; nothing is taken when this is none.
    pub(super) fn typed(&mut self) -> Option<Node> {
        let from = self.at;
        let node = self.typed_constant();
        if node.is_none() {
            self.at = from;
        }
        node
    }

    fn typed_constant(&mut self) -> Option<Node> {
        let Some(Tok::Word(first)) = self.peek(0).cloned() else { return None };
        let is_type = if self.syntax.postgres {
            // A name cannot stand before a text, so that what does is a type.
            matches!(self.peek(1), Some(Tok::Text(_)))
                || matches!(first.as_str(), "timestamp" | "time" | "double" | "character" | "bit")
        } else {
            matches!(first.as_str(), "date" | "time" | "timestamp") || first.starts_with('_')
        };
        if !is_type {
            return None;
        }
        let ty = if self.syntax.postgres { self.type_behind()? } else { self.path()?.join(".") };
        let Some(Tok::Text(text)) = self.peek(0).cloned() else { return None };
        self.at += 1;
        let mut ty = ty;
        if first == "interval" {
            let before = self.at;
            self.more_words("interval");
            if self.at > before {
                ty = format!("{ty} {}", joined(self.syntax, &self.tokens[before..self.at]));
            }
        }
        Some(self.spelling.typed(&ty, text))
    }
}
