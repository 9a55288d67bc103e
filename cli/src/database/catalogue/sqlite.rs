//! SQLite's catalogue: the statements that it keeps, taken apart.
//!
//! A column that was added brings its conditions with it, where a table made at once has them at its end; and the engine writes
//! names in quotes of its own choice when it renames. So statements are compared by their tokens, column by column and constraint by
//! constraint.

use std::collections::BTreeMap;

use schemalock::migrate::Engine;
use sqlparser::dialect::SQLiteDialect;
use sqlparser::tokenizer::{Token, Tokenizer};

const OBJECTS: &str = "
SELECT type, name, sql FROM sqlite_schema
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'schemalock_history'";

pub(super) async fn lines<E: Engine>(engine: &mut E) -> sqlx::Result<BTreeMap<String, String>> {
    let mut lines = BTreeMap::new();
    for row in engine.rows(OBJECTS).await? {
        let [kind, name, sql] = [0, 1, 2].map(|at| row.get(at).cloned().flatten().unwrap_or_default());
        let words = words(&sql);
        if kind == "table" {
            let parts = parts(&words).into_iter();
            let line = |text: String| format!("table {name}: {text}");
            lines.extend(
                parts.map(|part| (line(text(&part, |word| &word.text)), line(text(&part, |word| &word.shown)))),
            );
        } else {
            let words: Vec<&Piece> = words.iter().collect();
            lines.insert(text(&words, |word| &word.text), sql);
        }
    }
    Ok(lines)
}

/// A token.
struct Piece {
    /// Names and keywords in one kind of quotes and of letters, for none of these makes a difference to the engine.
    text: String,
    /// As it stands there.
    shown: String,
    /// Not in quotes: it may be a keyword or punctuation.
    bare: bool,
}

impl Piece {
    fn is(&self, word: &str) -> bool {
        self.bare && self.text == word
    }
}

fn words(sql: &str) -> Vec<Piece> {
    let tokens = Tokenizer::new(&SQLiteDialect {}, sql).tokenize().unwrap_or_default();
    let words = tokens.into_iter().filter_map(|token| match token {
        Token::Whitespace(_) => None,
        Token::Word(word) => {
            let (bare, shown) = (word.quote_style.is_none(), word.to_string());
            Some(Piece { text: format!("\"{}\"", word.value.to_lowercase()), shown, bare })
        }
        other => Some(Piece { text: other.to_string(), shown: other.to_string(), bare: true }),
    });
    words.collect()
}

/// The parts of CREATE TABLE: its columns, its constraints, and what stands behind them.
fn parts(words: &[Piece]) -> Vec<Vec<&Piece>> {
    let mut parts: Vec<Vec<&Piece>> = vec![Vec::new()];
    let mut depth = 0;
    for word in words {
        depth += i32::from(word.is("("));
        depth -= i32::from(word.is(")"));
        let begins = (depth == 1 && (word.is(",") || word.is("("))) || (depth == 0 && word.is(")"));
        let condition = depth == 1 && word.is("\"constraint\"");
        if begins || condition {
            parts.push(Vec::new());
        }
        if !begins && let Some(part) = parts.last_mut() {
            part.push(word);
        }
    }
    parts.into_iter().skip(1).filter(|part| !part.is_empty()).collect()
}

fn text(words: &[&Piece], of: fn(&Piece) -> &String) -> String {
    words.iter().map(|word| of(word).as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{parts, text, words};

    fn compared(sql: &str) -> Vec<String> {
        let words = words(sql);
        let mut parts: Vec<String> = parts(&words).iter().map(|part| text(part, |word| &word.text)).collect();
        parts.sort();
        parts
    }

    #[test]
    fn a_condition_is_the_same_in_a_column_and_behind_all() {
        let inner = compared("CREATE TABLE t (a INT CONSTRAINT a_min CHECK (a >= 0), \"name\" TEXT -- why\n) STRICT");
        let outer = compared("CREATE TABLE [t] (`a` int, name TEXT, CONSTRAINT a_min CHECK (\"a\" >= 0)) STRICT");
        assert_eq!(inner, outer);
    }

    #[test]
    fn names_are_no_keywords() {
        let words = words("CREATE TABLE t (\"constraint\" TEXT, \"(\" TEXT)");
        let shown: Vec<String> = parts(&words).iter().map(|part| text(part, |word| &word.shown)).collect();
        assert_eq!(shown, ["\"constraint\" TEXT", "\"(\" TEXT"]);
    }
}
