//! What MariaDB and MySQL print of types and expressions, and what people write instead.

mod default;
mod shape;
mod table;
mod types;

use super::{Flavour, QUOTE};
use crate::inventory::normal::{Node, Scope, Spelling, Syntax, row};
use crate::inventory::{Column, IndexPart, Table};
use crate::model::DialectKind;
pub(super) use table::kept;

static SYNTAX: Syntax = Syntax {
    grammar: &sqlparser::dialect::MySqlDialect {},
    quote: &QUOTE,
    folds: true,
    powers: &[
        ("or", 1),
        ("xor", 2),
        ("and", 3),
        ("is", 5),
        ("=", 5),
        ("<=>", 5),
        ("<>", 5),
        ("<", 5),
        (">", 5),
        ("<=", 5),
        (">=", 5),
        ("in", 6),
        ("between", 6),
        ("like", 6),
        ("regexp", 6),
        ("|", 7),
        ("&", 8),
        ("<<", 9),
        (">>", 9),
        ("+", 10),
        ("-", 10),
        ("*", 11),
        ("/", 11),
        ("%", 11),
        ("div", 11),
        ("^", 12),
        ("collate", 15),
        ("->", 16),
        ("->>", 16),
    ],
    other: None,
    not: 4,
    sign: 13,
    aliases: &[("!=", "<>"), ("&&", "and"), ("||", "or"), ("mod", "%")],
    exact: false,
    intervals: true,
    postgres: false,
};

impl Spelling for Flavour {
    fn syntax(&self) -> &'static Syntax {
        &SYNTAX
    }

    fn ty(&self, text: &str) -> String {
        let lower = text.trim_start();
        match lower.strip_prefix("using ") {
            Some(_) => lower.to_owned(),
            None => types::normal(text, self.json_is_text()),
        }
    }

    fn cast_ty(&self, text: &str) -> String {
        cast_ty(text)
    }

    fn shape(&self, node: Node, scope: &Scope<'_>) -> Node {
        shape::shape(node, scope)
    }

    fn value(&self, node: Node, column: &Column, scope: &Scope<'_>) -> Node {
        let node = shape::shape(node, scope);
        if column.generated.is_some() { node } else { default::normal(node, column) }
    }

    fn function(&self, path: &[String]) -> String {
        shape::function(&path.join(".").to_lowercase()).to_owned()
    }

    fn trim(&self, side: &str) -> &'static str {
        match side {
            "leading" => "trim_leading",
            "trailing" => "trim_trailing",
            _ => "trim",
        }
    }

    fn position(&self, within: Node, wanted: Node) -> Node {
        Node::call("locate", vec![wanted, within])
    }

    fn typed(&self, ty: &str, text: String) -> Node {
        let means_nothing = ty.starts_with("_utf8") || (text.is_ascii() && ty != "_binary");
        match ty.strip_prefix('_') {
            Some(_) if means_nothing => Node::Text(text),
            Some(set) => Node::Text(text).cast(&format!("using {set}")),
            None => Node::Text(text).cast(if ty == "timestamp" { "datetime" } else { ty }),
        }
    }

    fn expression_text<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        if self.kind == DialectKind::Mysql { unescaped(text) } else { text.into() }
    }

    fn trigger(&self, text: &str, _scope: &Scope<'_>) -> String {
        let row = row(&SYNTAX, text.trim_end().trim_end_matches(';'));
        let row = row.replacen(" or replace ", " ", 1).replacen(" if not exists ", " ", 1);
        let row = match (row.find(" definer = "), row.find(" trigger ")) {
            (Some(from), Some(to)) if from < to => format!("{}{}", &row[..from], &row[to..]),
            _ => row,
        };
        moments(&unordered(&row))
    }

    fn table(&self, table: &mut Table, collation: Option<&str>) {
        table::normal(self, table, collation);
    }

    fn before_types(&self, table: &mut Table) {
        if self.json_is_text() {
            table::declared_json(table, |ty| ty.trim().eq_ignore_ascii_case("json"));
        }
    }

    /// As much of a column as there is, is all of it.
    fn part(&self, part: &mut IndexPart, column: Option<&Column>) {
        let length = part.extra.strip_prefix("( ").and_then(|rest| rest.strip_suffix(" )"));
        let whole = column.and_then(|column| column.ty.split_once('(')).and_then(|(_, rest)| rest.strip_suffix(')'));
        if length.is_some() && length == whole {
            part.extra.clear();
        }
    }

    fn words(&self, row: String) -> String {
        moments(&row)
    }
}

impl Flavour {
    /// JSON is another word for LONGTEXT.
    fn json_is_text(&self) -> bool {
        self.kind == DialectKind::Mariadb
    }
}

/// Without the place that a trigger has among others, which the catalogue does not say in these words.
fn unordered(row: &str) -> String {
    let Some((head, rest)) = row.split_once(" for each row ") else { return row.to_owned() };
    let place = ["follows ", "precedes "].into_iter().find_map(|word| rest.strip_prefix(word));
    let rest = place.and_then(|rest| rest.split_once(' ')).map_or(rest, |(_, rest)| rest);
    format!("{head} for each row {rest}")
}

/// The present moment by its one name, in a row of tokens.
fn moments(row: &str) -> String {
    let mut row = row.to_owned();
    for name in ["now", "localtimestamp", "localtime"] {
        row = row.replace(&format!(" {name} ( "), " current_timestamp ( ");
    }
    row.replace("current_timestamp ( )", "current_timestamp")
        .replace("generated default_generated", "")
        .trim()
        .to_owned()
}

/// Types of CAST have names of their own.
fn cast_ty(text: &str) -> String {
    if text.starts_with("using ") {
        return text.to_owned();
    }
    let binary = ["charset binary", "character set binary"].into_iter().any(|set| text.contains(set));
    let text = match text.split_once(" charset ").or_else(|| text.split_once(" character set ")) {
        Some((ty, _)) if binary => ty.replacen("char", "binary", 1),
        Some((ty, "utf8mb4")) => ty.to_owned(),
        Some((ty, set)) => return format!("{} charset {set}", joined(ty)),
        None => text.to_owned(),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["signed" | "int" | "integer"] | ["signed", "int" | "integer"] => "signed".to_owned(),
        ["unsigned"] | ["unsigned", "int" | "integer"] => "unsigned".to_owned(),
        ["nchar", ..] | ["national", "char" | "character", ..] => {
            format!("{} charset utf8mb3", joined(&text.replace("national", "").replace("nchar", "char")))
        }
        ["char" | "character" | "binary", ..] => joined(&text),
        _ => types::normal(&text, false),
    }
}

fn joined(text: &str) -> String {
    let close: String = text.split_whitespace().collect();
    close.replacen("character", "char", 1)
}

/// MySQL's catalogue escapes what stands in quotes once more, behind the set of its characters: `_utf8mb4\'a\'`.
fn unescaped(text: &str) -> std::borrow::Cow<'_, str> {
    const SETS: [&str; 5] = ["_utf8mb4\\'", "_utf8mb3\\'", "_latin1\\'", "_ascii\\'", "_binary\\'"];
    let begins = |at: usize| text[..at].chars().next_back().is_none_or(|before| " (,".contains(before));
    let is_escaped = SETS.into_iter().any(|set| text.match_indices(set).any(|(at, _)| begins(at)));
    if is_escaped { text.replace("\\'", "'").replace("\\\\", "\\").into() } else { text.into() }
}
