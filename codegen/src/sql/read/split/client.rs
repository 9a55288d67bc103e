//! What the clients of the databases understand themselves.

use super::super::lex::Token;
use super::{Client, Piece, Splitter, What};

/// What stood at a place.
pub(super) enum Seen {
    /// No command.
    Nothing,
    /// One that changes nothing of the schema.
    PassedOver,
    /// The end of a statement.
    End,
    /// One that does something that cannot be seen here.
    Refused(Piece),
}

/// psql: what runs the statement before it.
const RUNS: [&str; 6] = ["g", "gx", "gset", "gdesc", "crosstabview", "watch"];
/// psql: what reads other files, or decides.
const ELSEWHERE: [&str; 11] =
    ["i", "ir", "include", "include_relative", "gexec", "if", "elif", "else", "endif", "copyfrom", "lo_import"];

impl Splitter<'_> {
    /// Reads a command of the client, if one stands here.
    pub(super) fn command(&mut self, tokens: &[Token]) -> Seen {
        match self.lexer.lexis().client {
            Client::SqliteShell => self.dot(tokens),
            Client::Psql => self.backslash(),
            Client::Mysql => self.delimiter(tokens),
        }
    }

    /// What follows, of which lines can be megabytes long.
    fn rest(&self) -> &str {
        &self.lexer.text[self.lexer.at..]
    }

    fn pass_line(&mut self) -> Seen {
        self.lexer.at = self.lexer.line_end();
        Seen::PassedOver
    }

    fn refuse_line(&mut self, reason: &'static str) -> Seen {
        let start = self.lexer.at;
        self.lexer.at = self.lexer.line_end();
        Seen::Refused(Piece { start, end: self.lexer.at, what: What::Command(reason) })
    }

    fn dot(&mut self, tokens: &[Token]) -> Seen {
        let begins_line = self.lexer.at == 0 || self.lexer.text.as_bytes()[self.lexer.at - 1] == b'\n';
        if !tokens.is_empty() || !begins_line || !self.rest().starts_with('.') {
            return Seen::Nothing;
        }
        let word = first_word(&self.rest()[1..]);
        if ["read", "import", "restore", "open"].contains(&word) {
            return self.refuse_line("the shell reads another file here");
        }
        self.pass_line()
    }

    fn backslash(&mut self) -> Seen {
        if !self.rest().starts_with('\\') {
            return Seen::Nothing;
        }
        let word = first_word(&self.rest()[1..]);
        if RUNS.contains(&word) {
            self.pass_line();
            return Seen::End;
        }
        if ELSEWHERE.contains(&word) {
            return self.refuse_line("what psql does here is not in this file");
        }
        self.pass_line()
    }

    fn delimiter(&mut self, tokens: &[Token]) -> Seen {
        if ["\\g", "\\G"].iter().any(|mark| self.rest().starts_with(mark)) {
            self.lexer.at += 2;
            return Seen::End;
        }
        if !tokens.is_empty() || self.rest().is_empty() {
            return Seen::Nothing;
        }
        // The words that are asked for are short.
        let word = first_word(self.rest());
        if word.eq_ignore_ascii_case("delimiter") {
            let line = &self.lexer.text[self.lexer.at + word.len()..self.lexer.line_end()];
            let wanted = first_word(line.trim_start());
            let wanted = if wanted.is_empty() { ";" } else { wanted }.to_owned();
            self.delimiter = wanted;
            return self.pass_line();
        }
        if word.eq_ignore_ascii_case("source") || word == "\\." {
            return self.refuse_line("the client reads another file here");
        }
        if word.starts_with('\\') { self.pass_line() } else { Seen::Nothing }
    }
}

fn first_word(text: &str) -> &str {
    text.find(char::is_whitespace).map_or(text, |end| &text[..end])
}
