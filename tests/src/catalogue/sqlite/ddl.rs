//! What only the text of a CREATE statement says: the names of constraints, CHECKs, collations, generated columns'
//! expressions, and the expressions and predicates of indexes.
//!
//! SQLite keeps the text as it was written and has no pragma for these.

use super::super::Deferrable;
use super::tokens::{Token, tokens};

/// The parts of a CREATE TABLE.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub columns: Vec<Column>,
    pub primary_key_name: Option<String>,
    /// In the order of the text.
    pub uniques: Vec<Unique>,
    pub checks: Vec<(Option<String>, String)>,
    /// In the order of the text.
    pub foreign_keys: Vec<ForeignKey>,
}

#[derive(Debug, Default)]
pub(super) struct Column {
    pub name: String,
    pub collation: Option<String>,
    pub generated: Option<String>,
    pub autoincrement: bool,
}

#[derive(Debug)]
pub(super) struct Unique {
    pub name: Option<String>,
    pub columns: Vec<String>,
}

#[derive(Debug, Default)]
pub(super) struct ForeignKey {
    pub name: Option<String>,
    pub deferrable: Deferrable,
}

/// The parts of a CREATE INDEX.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The text of each part, with its order and collation.
    pub parts: Vec<String>,
    pub predicate: Option<String>,
}

/// Reads a CREATE TABLE; a text without a column list has no parts.
pub(super) fn table(source: &str) -> Table {
    let all = tokens(source);
    let mut table = Table::default();
    for item in list(&all, first_group(&all)) {
        Item { source, tokens: item, at: 0, name: None, column: None }.read(&mut table);
    }
    table
}

/// Reads a CREATE INDEX.
pub(super) fn index(source: &str) -> Index {
    let all = tokens(source);
    let Some(open) = first_group(&all) else {
        return Index::default();
    };
    let close = closing(&all, open);
    let predicate = all.get(close + 1).filter(|token| token.is("WHERE"));
    Index {
        parts: list(&all, Some(open)).into_iter().map(|part| text(source, part)).collect(),
        predicate: predicate.map(|word| source[word.end..].trim().trim_end_matches(';').to_owned()),
    }
}

/// The timing and the event of a CREATE TRIGGER. AFTER is not the default: BEFORE is.
pub(super) fn trigger(source: &str) -> (String, String) {
    let all = tokens(source);
    let head = all.split(|token| token.is("ON")).next().unwrap_or_default();
    let timing = ["BEFORE", "AFTER", "INSTEAD"].into_iter().find(|word| has(head, word));
    let event = ["INSERT", "UPDATE", "DELETE"].into_iter().find(|word| has(head, word));
    let timing = match timing {
        Some("INSTEAD") => "INSTEAD OF",
        other => other.unwrap_or("BEFORE"),
    };
    (timing.to_owned(), event.unwrap_or_default().to_owned())
}

fn has(tokens: &[Token<'_>], word: &str) -> bool {
    tokens.iter().any(|token| token.is(word))
}

/// One column definition, or one or more table constraints (SQLite wants no comma between those).
struct Item<'t, 's> {
    source: &'s str,
    tokens: &'t [Token<'s>],
    at: usize,
    /// The name of the constraint that comes next.
    name: Option<String>,
    /// The column that this defines.
    column: Option<Column>,
}

impl Item<'_, '_> {
    fn read(mut self, table: &mut Table) {
        if !starts_constraint(self.tokens) {
            self.column = self.tokens.first().map(|name| Column { name: name.name(), ..Column::default() });
            self.at = 1;
        }
        while self.at < self.tokens.len() {
            self.step(table);
        }
        table.columns.extend(self.column);
    }

    fn step(&mut self, table: &mut Table) {
        let token = self.tokens[self.at];
        self.at += 1;
        match token.text.to_ascii_uppercase().as_str() {
            "(" => self.at = closing(self.tokens, self.at - 1) + 1,
            "CONSTRAINT" => self.name = self.next_name(),
            "PRIMARY" => self.primary_key(table),
            "UNIQUE" => self.unique(table),
            "CHECK" => self.check(table),
            "FOREIGN" => self.foreign_key(table),
            "REFERENCES" => self.references(table),
            "DEFERRABLE" => self.deferrable(table),
            "COLLATE" => self.collate(),
            "AS" => self.generated(),
            "AUTOINCREMENT" => self.on_column(|column| column.autoincrement = true),
            "NULL" | "DEFAULT" => self.name = None,
            _ => {}
        }
    }

    fn primary_key(&mut self, table: &mut Table) {
        table.primary_key_name = self.name.take();
    }

    fn unique(&mut self, table: &mut Table) {
        let name = self.name.take();
        let columns = match &self.column {
            Some(column) => vec![column.name.clone()],
            None => self.group_names(),
        };
        table.uniques.push(Unique { name, columns });
    }

    fn check(&mut self, table: &mut Table) {
        let name = self.name.take();
        let expression = self.group_text();
        table.checks.push((name, expression));
    }

    fn foreign_key(&mut self, table: &mut Table) {
        table.foreign_keys.push(ForeignKey { name: self.name.take(), ..ForeignKey::default() });
    }

    /// On a column this is the whole constraint; after FOREIGN KEY it continues one.
    fn references(&mut self, table: &mut Table) {
        if self.column.is_some() {
            self.foreign_key(table);
        }
        self.at += 1;
    }

    fn deferrable(&mut self, table: &mut Table) {
        let negated = self.at >= 2 && self.tokens[self.at - 2].is("NOT");
        let deferred = self.tokens.get(self.at + 1).is_some_and(|token| token.is("DEFERRED"));
        if let Some(key) = table.foreign_keys.last_mut() {
            key.deferrable = match (negated, deferred) {
                (true, _) => Deferrable::No,
                (false, false) => Deferrable::InitiallyImmediate,
                (false, true) => Deferrable::InitiallyDeferred,
            };
        }
    }

    fn collate(&mut self) {
        self.name = None;
        let collation = self.next_name();
        self.on_column(|column| column.collation = collation);
    }

    fn generated(&mut self) {
        self.name = None;
        let expression = self.group_text();
        self.on_column(|column| column.generated = Some(expression));
    }

    fn on_column(&mut self, change: impl FnOnce(&mut Column)) {
        if let Some(column) = &mut self.column {
            change(column);
        }
    }

    fn next_name(&mut self) -> Option<String> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token.name())
    }

    /// The text in the parentheses that come next.
    fn group_text(&mut self) -> String {
        let (open, close) = (self.at, closing(self.tokens, self.at));
        self.at = close + 1;
        match (self.tokens.get(open), self.tokens.get(close)) {
            (Some(open), Some(close)) => self.source[open.end..close.start].trim().to_owned(),
            _ => String::new(),
        }
    }

    /// The first name of each part of the list that comes next.
    fn group_names(&mut self) -> Vec<String> {
        let parts = list(self.tokens, Some(self.at));
        self.at = closing(self.tokens, self.at) + 1;
        parts.into_iter().filter_map(|part| Some(part.first()?.name())).collect()
    }
}

fn starts_constraint(tokens: &[Token<'_>]) -> bool {
    let words = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];
    tokens.first().is_some_and(|first| words.into_iter().any(|word| first.is(word)))
}

fn first_group(tokens: &[Token<'_>]) -> Option<usize> {
    tokens.iter().position(|token| token.is_symbol('('))
}

/// The place of the parenthesis that closes the one at `open`, or of the last token.
fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        depth = after(depth, token);
        if depth == 0 {
            return at;
        }
    }
    tokens.len().saturating_sub(1)
}

/// The parts of the list in the parentheses at `open`, without its commas.
fn list<'t, 's>(tokens: &'t [Token<'s>], open: Option<usize>) -> Vec<&'t [Token<'s>]> {
    let Some(open) = open else { return Vec::new() };
    let inside = &tokens[open + 1..closing(tokens, open)];
    let mut depth = 0;
    inside
        .split(|token| {
            depth = after(depth, token);
            depth == 0 && token.is_symbol(',')
        })
        .collect()
}

/// The depth of parentheses after a token.
fn after(depth: usize, token: &Token<'_>) -> usize {
    match token {
        _ if token.is_symbol('(') => depth + 1,
        _ if token.is_symbol(')') => depth.saturating_sub(1),
        _ => depth,
    }
}

fn text(source: &str, tokens: &[Token<'_>]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => source[first.start..last.end].to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_belong_to_the_next_constraint_only() {
        let table = table("CREATE TABLE t (a INTEGER CONSTRAINT n NOT NULL CHECK (a > 0), CONSTRAINT c CHECK (a < 9))");
        assert_eq!(table.checks, [(None, "a > 0".into()), (Some("c".into()), "a < 9".into())]);
    }

    #[test]
    fn table_constraints_need_no_comma() {
        let table = table("CREATE TABLE t (a, b, CONSTRAINT u UNIQUE (a, b) CONSTRAINT c CHECK (a <> b))");
        assert_eq!(table.columns.len(), 2);
        assert_eq!(table.uniques[0].columns, ["a", "b"]);
        assert_eq!(table.checks, [(Some("c".into()), "a <> b".into())]);
    }

    #[test]
    fn hostile_names_stay_names() {
        let table = table(r#"CREATE TABLE t ("check" TEXT CONSTRAINT "a "" ) , b" CHECK ("check" IN ('(', ')')))"#);
        assert_eq!(table.columns[0].name, "check");
        assert_eq!(table.checks, [(Some("a \" ) , b".into()), r#""check" IN ('(', ')')"#.into())]);
    }

    #[test]
    fn deferrable_belongs_to_its_key() {
        let table = table(
            "CREATE TABLE t (a REFERENCES p (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, \
             b REFERENCES p, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES q (a, b) NOT DEFERRABLE)",
        );
        let keys: Vec<_> = table.foreign_keys.iter().map(|key| (key.name.as_deref(), key.deferrable)).collect();
        assert_eq!(keys, [(None, Deferrable::InitiallyDeferred), (None, Deferrable::No), (Some("f"), Deferrable::No)]);
    }

    #[test]
    fn index_parts_and_predicate() {
        let index = index("CREATE UNIQUE INDEX i ON t (lower(a, 'x,y') DESC, b COLLATE NOCASE) WHERE b > 0");
        assert_eq!(index.parts, ["lower(a, 'x,y') DESC", "b COLLATE NOCASE"]);
        assert_eq!(index.predicate.as_deref(), Some("b > 0"));
    }

    #[test]
    fn trigger_heads() {
        let of = |source| trigger(source);
        assert_eq!(
            of("CREATE TRIGGER x AFTER UPDATE OF a ON t BEGIN SELECT 1; END"),
            ("AFTER".into(), "UPDATE".into())
        );
        assert_eq!(of("CREATE TRIGGER x DELETE ON t BEGIN SELECT 1; END"), ("BEFORE".into(), "DELETE".into()));
    }
}
