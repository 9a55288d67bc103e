//! Whether a semicolon ends a statement, or stands inside of one.

use super::super::lex::{Kind, Token};
use super::{Bodies, Lexis};

/// What is open at a place in a statement.
pub(super) struct Body {
    lexis: &'static Lexis,
    brackets: usize,
    /// It is one of those that can hold others.
    holder: bool,
    /// `BEGIN`, `CASE`, `IF` and the like that have not ended.
    open: usize,
}

/// Words behind which a statement begins inside of a routine.
const BEFORE_STATEMENT: [&str; 5] = ["BEGIN", "ROW", "DO", "LOOP", "REPEAT"];
/// Words that say which thing ends, behind END.
const ENDED: [&str; 5] = ["IF", "LOOP", "REPEAT", "WHILE", "CASE"];
/// How far into a statement it says what it makes.
const HEAD: usize = 16;

impl Body {
    pub(super) const fn new(lexis: &'static Lexis) -> Self {
        Self { lexis, brackets: 0, holder: false, open: 0 }
    }

    /// Does a delimiter here belong to the statement?
    pub(super) fn holds(&self, tokens: &[Token]) -> bool {
        match self.lexis.bodies {
            Bodies::Triggers => self.holder && self.open < 2 && !tokens.is_empty(),
            _ if self.lexis.brackets_hold && self.brackets > 0 => true,
            Bodies::Routines | Bodies::Atomic => self.holder && self.open > 0,
        }
    }

    /// Takes notice of a token, before it is among `tokens`.
    pub(super) fn see(&mut self, text: &str, token: Token, tokens: &[Token]) {
        let word = &text[token.start..token.end];
        match (token.kind, word) {
            (Kind::Symbol, "(") => self.brackets += 1,
            (Kind::Symbol, ")") => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        let before = tokens.last().map_or("", |last| &text[last.start..last.end]);
        if self.lexis.bodies == Bodies::Triggers {
            self.see_trigger(token, word, before, tokens.len());
        } else if token.kind == Kind::Word {
            self.see_routine(word, before, text, tokens);
        }
    }

    /// A trigger of SQLite ends with `; END`, and its `CASE … END` never stands behind a semicolon.
    fn see_trigger(&mut self, token: Token, word: &str, before: &str, at: usize) {
        if token.kind == Kind::Word
            && at < 3
            && is(word, "TRIGGER")
            && (at == 1 || is(before, "TEMP") || is(before, "TEMPORARY"))
        {
            self.holder = true;
        }
        let ends = token.kind == Kind::Word && is(word, "END") && before == ";";
        self.open = if self.holder && ends { 2 } else { 0 };
    }

    fn see_routine(&mut self, word: &str, before: &str, text: &str, tokens: &[Token]) {
        let routine = ["TRIGGER", "PROCEDURE", "FUNCTION", "EVENT", "PACKAGE"].iter().any(|what| is(word, what));
        let first = tokens.first().map_or("", |first| &text[first.start..first.end]);
        if tokens.len() < HEAD && routine && is(first, "CREATE")
            || tokens.len() == 1 && is(first, "BEGIN") && is(word, "NOT")
        {
            self.open = usize::from(is(first, "BEGIN"));
            self.holder = true;
        } else if self.holder {
            self.count(word, before);
        }
    }

    fn count(&mut self, word: &str, before: &str) {
        let atomic = self.lexis.bodies == Bodies::Atomic;
        let begins = is(word, "BEGIN") && !atomic || is(word, "ATOMIC") && is(before, "BEGIN");
        let nests = !atomic && self.nests(word, before) || is(word, "CASE") && self.open > 0;
        if begins || nests && !is(before, "END") {
            self.open += 1;
        } else if is(word, "END") {
            self.open = self.open.saturating_sub(1);
        }
    }

    fn nests(&self, word: &str, before: &str) -> bool {
        let begins = before == ";" || before == ":" || BEFORE_STATEMENT.iter().any(|what| is(before, what));
        let begins = begins || is(before, "THEN") || is(before, "ELSE");
        begins && ENDED.iter().any(|what| is(word, what)) && !is(word, "CASE")
    }
}

const fn is(word: &str, wanted: &str) -> bool {
    word.eq_ignore_ascii_case(wanted)
}
