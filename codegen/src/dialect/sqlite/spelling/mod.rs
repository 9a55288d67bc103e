//! What SQLite takes for the same. It keeps texts as they are written, so that only what people write has to be brought together.

mod shape;
mod types;

use super::{QUOTE, Sqlite};
use crate::inventory::normal::{Node, Scope, Spelling, Syntax, row};
use crate::inventory::{Column, IndexPart, Table};

static SYNTAX: Syntax = Syntax {
    grammar: &sqlparser::dialect::SQLiteDialect {},
    quote: &QUOTE,
    folds: true,
    powers: &[
        ("or", 1),
        ("and", 2),
        ("=", 4),
        ("<>", 4),
        ("is", 4),
        ("is any", 4),
        ("in", 4),
        ("between", 4),
        ("like", 4),
        ("glob", 4),
        ("match", 4),
        ("regexp", 4),
        ("<", 5),
        (">", 5),
        ("<=", 5),
        (">=", 5),
        ("&", 6),
        ("|", 6),
        ("<<", 6),
        (">>", 6),
        ("+", 7),
        ("-", 7),
        ("*", 8),
        ("/", 8),
        ("%", 8),
        ("||", 9),
        ("->", 9),
        ("->>", 9),
        ("collate", 10),
    ],
    other: None,
    not: 3,
    sign: 11,
    aliases: &[("!=", "<>"), ("==", "=")],
    exact: false,
    intervals: false,
    postgres: false,
};

/// The columns of UPDATE OF mean the same in any order.
fn listed(head: &str) -> String {
    let Some((before, rest)) = head.split_once(" update of ") else { return head.to_owned() };
    let Some((list, behind)) = rest.split_once(" on ") else { return head.to_owned() };
    let mut names: Vec<&str> = list.split(" , ").collect();
    names.sort_unstable();
    format!("{before} update of {} on {behind}", names.join(" , "))
}

impl Spelling for Sqlite {
    fn syntax(&self) -> &'static Syntax {
        &SYNTAX
    }

    fn ty(&self, text: &str) -> String {
        types::normal(text)
    }

    fn shape(&self, node: Node, scope: &Scope<'_>) -> Node {
        shape::shape(node, scope)
    }

    fn value(&self, node: Node, _column: &Column, scope: &Scope<'_>) -> Node {
        shape::shape(node, scope)
    }

    fn function(&self, path: &[String]) -> String {
        let name = path.join(".").to_lowercase();
        match name.as_str() {
            "substr" => "substring".to_owned(),
            "if" => "iif".to_owned(),
            _ => name,
        }
    }

    fn trim(&self, _side: &str) -> &'static str {
        "trim"
    }

    fn position(&self, within: Node, wanted: Node) -> Node {
        Node::call("position", vec![wanted, within])
    }

    fn typed(&self, _ty: &str, text: String) -> Node {
        Node::Text(text)
    }

    /// BEFORE and FOR EACH ROW are what a trigger is by itself.
    fn trigger(&self, text: &str, _scope: &Scope<'_>) -> String {
        let row = row(&SYNTAX, text.trim_end().trim_end_matches(';'));
        let (head, body) = row.split_once(" begin ").unwrap_or((&row, ""));
        let head = listed(&head.replace(" if not exists ", " ").replace(" for each row", ""));
        let body = if body.is_empty() { String::new() } else { format!(" begin {body}") };
        format!("{head}{body}")
    }

    /// Names of constraints are for messages alone, and there are no descriptions.
    fn table(&self, table: &mut Table, _collation: Option<&str>) {
        table.comment = None;
        for column in &mut table.columns {
            column.comment = None;
            column.collation = column.collation.take().map(|of| of.to_uppercase()).filter(|of| of != "BINARY");
        }
        for key in table.primary_key.iter_mut().chain(&mut table.uniques) {
            key.name = None;
        }
        // One set is kept once, however often it is said.
        let mut seen = Vec::new();
        table.uniques.retain(|key| {
            let new = !seen.contains(&key.columns);
            seen.push(key.columns.clone());
            new || !key.extra.is_empty()
        });
        for key in &mut table.foreign_keys {
            key.name = None;
        }
        for check in &mut table.checks {
            check.name = None;
        }
    }

    /// The column's own collation is not said again.
    fn part(&self, part: &mut IndexPart, column: Option<&Column>) {
        let Some(column) = column else { return };
        let own = column.collation.as_deref().unwrap_or("BINARY").to_lowercase();
        if part.extra == format!("collate {own}") {
            part.extra.clear();
        }
    }
}
