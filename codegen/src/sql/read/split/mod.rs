//! A file to its statements, as the dialect's own client would send them.
//!
//! A *piece* is one statement, or one command of the client. Rows between statements (COPY) are passed over.

use super::lex::{Kind, Lexer, Token};
use super::lexis::{Bodies, Client, Lexis};

mod body;
mod client;

use body::Body;

/// One piece of a file; its tokens are in the buffer that was handed over.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Its first byte.
    pub(crate) start: usize,
    /// Behind its last byte.
    pub(crate) end: usize,
    pub(crate) what: What,
}

/// What a piece is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A statement.
    Statement,
    /// A statement or comment that does not end, and why.
    Broken(&'static str),
    /// A command of the client that reads another file, or runs what a query returns.
    Command(&'static str),
}

/// Statements that move rows: only their first words matter.
const ROWS: [&str; 5] = ["INSERT", "REPLACE", "UPDATE", "DELETE", "VALUES"];
const HEAD: usize = 8;

/// Splits one text.
pub(crate) struct Splitter<'a> {
    lexer: Lexer<'a>,
    delimiter: String,
}

impl<'a> Splitter<'a> {
    pub(crate) fn new(text: &'a str, lexis: &'static Lexis) -> Self {
        Self { lexer: Lexer::new(text, lexis), delimiter: ";".to_owned() }
    }

    /// The next piece, its tokens into `tokens`.
    pub(crate) fn next(&mut self, tokens: &mut Vec<Token>) -> Option<Piece> {
        tokens.clear();
        let mut body = Body::new(self.lexer.lexis());
        let mut end = self.lexer.at;
        loop {
            self.lexer.skip_blank();
            if let Some(piece) = self.fault(tokens, self.lexer.at) {
                return Some(piece);
            }
            if self.lexer.is_done() {
                return self.statement(tokens, end);
            }
            match self.command(tokens) {
                client::Seen::Nothing => {}
                client::Seen::PassedOver => continue,
                client::Seen::End if tokens.is_empty() => continue,
                client::Seen::End => return self.statement(tokens, end),
                client::Seen::Refused(piece) => return Some(piece),
            }
            if self.lexer.text[self.lexer.at..].starts_with(&self.delimiter) && !body.holds(tokens) {
                self.lexer.at += self.delimiter.len();
                if tokens.is_empty() {
                    continue;
                }
                self.pass_rows(tokens);
                return self.statement(tokens, end);
            }
            let Some(token) = self.token() else { continue };
            end = token.end;
            if let Some(piece) = self.fault(tokens, token.start) {
                return Some(piece);
            }
            body.see(self.lexer.text, token, tokens);
            let is_head = tokens.len() < HEAD || !self.moves_rows(tokens);
            if is_head {
                tokens.push(token);
            }
        }
    }

    /// The next token, of which a delimiter that consists of a word's characters is no part.
    fn token(&mut self) -> Option<Token> {
        let token = self.lexer.token()?;
        let is_word = matches!(token.kind, Kind::Word | Kind::Number);
        let cut = self.lexer.text[token.start..token.end].find(&self.delimiter).filter(|at| is_word && *at > 0);
        let end = cut.map_or(token.end, |at| token.start + at);
        self.lexer.at = self.lexer.at.min(end.max(token.start + 1));
        Some(Token { end, ..token })
    }

    fn moves_rows(&self, tokens: &[Token]) -> bool {
        let first = tokens.first().filter(|token| token.kind == Kind::Word);
        let first = first.map(|token| &self.lexer.text[token.start..token.end]);
        first.is_some_and(|first| ROWS.iter().any(|word| word.eq_ignore_ascii_case(first)))
    }

    #[allow(clippy::unnecessary_wraps, reason = "what the loop returns")]
    fn statement(&self, tokens: &[Token], end: usize) -> Option<Piece> {
        tokens.first().map(|token| Piece { start: token.start, end, what: What::Statement })
    }

    fn fault(&mut self, tokens: &[Token], at: usize) -> Option<Piece> {
        let reason = self.lexer.fault.take()?;
        let start = tokens.first().map_or(at.min(self.lexer.text.len()), |token| token.start);
        Some(Piece { start, end: self.lexer.at, what: What::Broken(reason) })
    }

    /// Goes behind the rows of `COPY … FROM stdin`.
    fn pass_rows(&mut self, tokens: &[Token]) {
        if self.lexer.lexis().client != Client::Psql || !self.is_copy(tokens) {
            return;
        }
        let rest = &self.lexer.text[self.lexer.at..];
        let lines = rest.split_inclusive('\n').scan(0, |at, line| {
            *at += line.len();
            Some((*at, line))
        });
        let end = lines.skip(1).find(|(_, line)| line.trim_end() == "\\.").map_or(rest.len(), |(end, _)| end);
        self.lexer.at += end;
    }

    fn is_copy(&self, tokens: &[Token]) -> bool {
        let word = |token: &Token| &self.lexer.text[token.start..token.end];
        let mut words = tokens.iter().map(word);
        words.next().is_some_and(|first| first.eq_ignore_ascii_case("COPY"))
            && words.any(|word| word.eq_ignore_ascii_case("stdin"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Splitter, What};
    use crate::model::DialectKind;

    fn pieces(text: &str, kind: DialectKind) -> Vec<String> {
        let mut splitter = Splitter::new(text, crate::dialect::of(kind).reading().lexis());
        let mut tokens = Vec::new();
        std::iter::from_fn(|| splitter.next(&mut tokens))
            .map(|piece| match piece.what {
                What::Statement => text[piece.start..piece.end].to_owned(),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_trigger_ends_with_its_end() {
        let trigger = "CREATE TRIGGER t AFTER UPDATE ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 1; END";
        let text = format!("{trigger};\nSELECT 2;");
        assert_eq!(pieces(&text, DialectKind::Sqlite), [trigger, "SELECT 2"]);
    }

    #[test]
    fn routines_nest_and_delimiters_change() {
        let body = "CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; WHILE 1 DO SELECT CASE WHEN 1 THEN 2 END; END WHILE; END";
        for text in [format!("{body}; SELECT 2"), format!("DELIMITER $$\n{body}$$\nDELIMITER ;\nSELECT 2;")] {
            assert_eq!(pieces(&text, DialectKind::Mariadb), [body, "SELECT 2"]);
        }
    }

    #[test]
    fn brackets_and_atomic_bodies_hold() {
        let rule = "CREATE RULE r AS ON DELETE TO a DO (SELECT 1; SELECT 2)";
        let function = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END";
        let text = format!("{rule};{function};COPY a FROM stdin;\n1\t;\n\\.\nSELECT 3 \\gx\n\\echo x;\nSELECT 4");
        assert_eq!(pieces(&text, DialectKind::Postgres), [rule, function, "COPY a FROM stdin", "SELECT 3", "SELECT 4"]);
    }
}
