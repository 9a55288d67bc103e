//! What PostgreSQL prints of types and expressions, and what people write instead.

mod arithmetic;
mod functions;
mod interval;
mod json;
mod list;
mod literal;
mod shape;
mod trigger;
mod types;
mod value;

use super::{Postgres, QUOTE};
use crate::inventory::normal::{Node, Scope, Spelling, Syntax};
use crate::inventory::{Column, IndexPart, Table};
use crate::model::Nulls;

static SYNTAX: Syntax = Syntax {
    grammar: &sqlparser::dialect::PostgreSqlDialect {},
    quote: &QUOTE,
    folds: false,
    powers: &[
        ("or", 1),
        ("and", 2),
        ("is", 4),
        ("=", 5),
        ("<>", 5),
        ("<", 5),
        (">", 5),
        ("<=", 5),
        (">=", 5),
        ("in", 6),
        ("between", 6),
        ("like", 6),
        ("ilike", 6),
        ("similar to", 6),
        ("+", 8),
        ("-", 8),
        ("*", 9),
        ("/", 9),
        ("%", 9),
        ("^", 10),
        ("at", 11),
        ("collate", 12),
        ("[", 14),
        ("::", 15),
    ],
    other: Some(7),
    not: 3,
    sign: 13,
    aliases: &[("!=", "<>"), ("~~", "like"), ("~~*", "ilike")],
    exact: true,
    intervals: false,
    postgres: true,
};

impl Spelling for Postgres {
    fn syntax(&self) -> &'static Syntax {
        &SYNTAX
    }

    fn ty(&self, text: &str) -> String {
        types::normal(text)
    }

    fn shape(&self, node: Node, scope: &Scope<'_>) -> Node {
        shape::value(node, scope).node
    }

    fn value(&self, node: Node, column: &Column, scope: &Scope<'_>) -> Node {
        assigned(shape::value(node, scope), column)
    }

    fn function(&self, path: &[String]) -> String {
        match path {
            [schema, name] if schema == "pg_catalog" => functions::name(name).to_owned(),
            [name] => functions::name(name).to_owned(),
            path => path.join("."),
        }
    }

    fn trim(&self, side: &str) -> &'static str {
        match side {
            "leading" => "ltrim",
            "trailing" => "rtrim",
            _ => "btrim",
        }
    }

    fn position(&self, within: Node, wanted: Node) -> Node {
        Node::call("strpos", vec![within, wanted])
    }

    fn typed(&self, ty: &str, text: String) -> Node {
        // Without a length there is none here, whereas a column without one has one of 1.
        Node::Text(text).cast(&if ty == "bit" { "\"bit\"".to_owned() } else { types::normal(ty) })
    }

    fn trigger(&self, text: &str, scope: &Scope<'_>) -> String {
        trigger::normal(self, text, scope)
    }

    fn table(&self, table: &mut Table, _collation: Option<&str>) {
        for column in &mut table.columns {
            column.collation = column.collation.take().filter(|collation| collation != "default");
        }
        for text in table.options.values_mut() {
            *text = sorted(text);
        }
    }

    /// The column's own collation is not said again.
    fn part(&self, part: &mut IndexPart, column: Option<&Column>) {
        let own = column.and_then(|column| column.collation.as_deref()).map(collated);
        if let Some(rest) = own.and_then(|own| part.extra.strip_prefix(&own)) {
            part.extra = rest.trim_start().to_owned();
        }
    }

    fn nulls(&self, descending: bool) -> Nulls {
        if descending { Nulls::First } else { Nulls::Last }
    }
}

/// As it stands among the tokens of an index's part.
fn collated(name: &str) -> String {
    let plain = crate::inventory::normal::is_plain(name);
    if plain { format!("collate {name}") } else { format!("collate \"{}\"", name.replace('"', "\"\"")) }
}

/// Settings in one order.
fn sorted(text: &str) -> String {
    let lower = text.to_lowercase().replace(' ', "");
    let mut parts: Vec<&str> = lower.split(',').filter(|part| !part.is_empty()).collect();
    parts.sort_unstable();
    parts.join(",")
}

/// What is assigned to a column becomes one of its type without a word, and has no collation any more.
fn assigned(value: value::Value, column: &Column) -> Node {
    let of_values = types::of_values(&column.ty);
    let mut node = value.node;
    let said = |ty: &str| ty == of_values || (ty == column.ty && !is_cut(ty));
    loop {
        node = match node {
            _ if shape::is_typed_null(&node) => return Node::word("null"),
            Node::Collate(inner, _) => *inner,
            Node::Cast(inner, ty) if said(&ty) && !is_made_text(&inner) => *inner,
            Node::Cast(inner, ty) if matches!(*inner, Node::Number(_)) && types::rank(&ty).is_some() => *inner,
            other => {
                node = other;
                break;
            }
        }
    }
    // A constant takes the type, and what that makes of it; the type need not be said.
    match value::Value::untold(node).loose().wanted(&of_values).node {
        Node::Cast(inner, ty) if said(&ty) && !is_made_text(&inner) => number(*inner, column),
        node => number(node, column),
    }
}

/// Was a constant made a text first? It is then read when it is assigned, and not before: `'now'::text`.
fn is_made_text(node: &Node) -> bool {
    matches!(node, Node::Cast(inner, ty) if ty == "text" && matches!(**inner, Node::Text(_)))
}

/// Does a cast to it cut what is too long, where an assignment would be refused?
fn is_cut(ty: &str) -> bool {
    ty.starts_with("character") || ty.starts_with("bit")
}

/// Where numbers have a form of their own, zeros at the end of them mean nothing.
fn number(node: Node, column: &Column) -> Node {
    let fixed = column.ty.starts_with("numeric(") || matches!(column.ty.as_str(), "real" | "double precision");
    match node {
        Node::Number(number) if fixed => Node::Number(crate::inventory::normal::value(&number)),
        node => node,
    }
}
