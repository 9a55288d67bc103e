//! SQLite's catalogue: the statements that it keeps, taken apart.
//!
//! A column that was added brings its conditions with it, where a table made at once has them at its end; and the engine writes
//! names in quotes of its own choice when it renames. So statements are compared by their tokens, column by column and constraint by
//! constraint.

use std::collections::BTreeSet;

use schemalock::migrate::Engine;
use sqlparser::dialect::SQLiteDialect;
use sqlparser::tokenizer::{Token, Tokenizer};

const OBJECTS: &str = "
SELECT type, name, sql FROM sqlite_schema
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'schemalock_history'";

pub(super) async fn lines<E: Engine>(engine: &mut E) -> sqlx::Result<BTreeSet<String>> {
    let mut lines = BTreeSet::new();
    for row in engine.rows(OBJECTS).await? {
        let [kind, name, sql] = [0, 1, 2].map(|at| row.get(at).cloned().flatten().unwrap_or_default());
        let words = words(&sql);
        if kind == "table" {
            lines.extend(parts(&words).into_iter().map(|part| format!("table {name}: {part}")));
        } else {
            lines.insert(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "));
        }
    }
    Ok(lines)
}

/// A token.
struct Piece {
    /// Names and keywords in one kind of quotes and of letters, for none of these makes a difference to the engine.
    text: String,
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
            let bare = word.quote_style.is_none();
            Some(Piece { text: format!("\"{}\"", word.value.to_lowercase()), bare })
        }
        other => Some(Piece { text: other.to_string(), bare: true }),
    });
    words.collect()
}

/// The parts of CREATE TABLE: its columns, its constraints, and what stands behind them.
fn parts(words: &[Piece]) -> Vec<String> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
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
            part.push(&word.text);
        }
    }
    parts.into_iter().skip(1).filter(|part| !part.is_empty()).map(|part| part.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::{parts, words};

    #[test]
    fn a_condition_is_the_same_in_a_column_and_behind_all() {
        let inner = parts(&words("CREATE TABLE t (a INT CONSTRAINT a_min CHECK (a >= 0), \"b\" TEXT -- why\n) STRICT"));
        let mut outer = parts(&words("CREATE TABLE [t] (`a` int, B TEXT, CONSTRAINT a_min CHECK (\"a\" >= 0)) STRICT"));
        outer.sort();
        let mut inner = inner;
        inner.sort();
        assert_eq!(inner, outer);
    }
}
