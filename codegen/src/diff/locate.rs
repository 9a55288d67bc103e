//! From a place in a model to the place in the text that it was read from.

use super::{Part, Place, Refusal};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::span::Span;
use crate::syntax::{Node, Value};

/// Where something was written: its key, or the name that stands for it. What is gone was where its table or enum is, or where
/// the tables or enums are.
#[must_use]
pub fn locate(tree: &Node<'_>, place: &Place) -> Span {
    let around = place.table.as_deref().unwrap_or_default();
    let name = place.name.as_str();
    let found = match place.part {
        Part::Target => return tree.locate_key(&["targets", name]),
        Part::Enum => return tree.locate_key(&["enums", name]),
        Part::Table => return tree.locate_key(&["tables", name]),
        Part::Value => value(tree, around, name),
        part => tree.get("tables").and_then(|tables| tables.get(around)).and_then(|table| inside(table, part, name)),
    };
    let outer = if place.part == Part::Value { "enums" } else { "tables" };
    found.unwrap_or_else(|| tree.locate_key(&[outer, around]))
}

/// Refusals as findings about the text of the new schema.
#[must_use]
pub fn report(tree: &Node<'_>, refusals: &[Refusal]) -> Vec<Diagnostic> {
    let report = |refusal: &Refusal| {
        let rule = rules::find(refusal.code)?;
        let finding = Diagnostic::new(rule, locate(tree, &refusal.place), refusal.message.as_str());
        Some(refusal.hints.iter().fold(finding, |finding, hint| finding.hint(hint.as_str())))
    };
    let mut findings: Vec<Diagnostic> = refusals.iter().filter_map(report).collect();
    crate::diagnostic::sort(&mut findings);
    findings
}

fn inside(table: &Node<'_>, part: Part, name: &str) -> Option<Span> {
    let key = |map: &str| Some(table.get(map)?.entry(name)?.key_span);
    match part {
        Part::Column => key("columns"),
        Part::Index => key("indexes"),
        Part::Check => key("check").or_else(|| Some(table.entry("check")?.key_span)),
        Part::PrimaryKey => said(table, "primary_key").or_else(|| marked(table, "primary_key", None)),
        Part::Unique => listed(table, "unique", name).or_else(|| marked(table, "unique", Some(name))),
        Part::ForeignKey => listed(table, "foreign_keys", name).or_else(|| marked(table, "references", Some(name))),
        Part::Target | Part::Enum | Part::Table | Part::Value => None,
    }
}

fn said(table: &Node<'_>, key: &str) -> Option<Span> {
    Some(table.entry(key)?.key_span)
}

/// The key of a column that says it there: of that column, or of the first.
fn marked(table: &Node<'_>, key: &str, column: Option<&str>) -> Option<Span> {
    let columns = table.get("columns")?.entries()?.iter().filter(|entry| column.is_none_or(|name| entry.key == name));
    columns.filter_map(|column| Some(column.value.entry(key)?.key_span)).next()
}

/// The item of a list whose columns (behind a key of their own, when it is a map) are these.
fn listed(table: &Node<'_>, list: &str, columns: &str) -> Option<Span> {
    let items = table.get(list)?.items()?;
    let of = |item: &Node<'_>| match item.entries() {
        Some(_) => item.get("columns").map(joined),
        None => Some(joined(item)),
    };
    items.iter().find(|item| of(item).is_some_and(|names| names == columns)).map(|item| item.span)
}

fn joined(node: &Node<'_>) -> String {
    match &node.value {
        Value::List(items) => items.iter().filter_map(Node::text).collect::<Vec<_>>().join(", "),
        _ => node.text().unwrap_or_default().to_owned(),
    }
}

fn value(tree: &Node<'_>, of: &str, name: &str) -> Option<Span> {
    let item = tree.get("enums")?.get(of)?;
    let values = if item.items().is_some() { item } else { item.get("values")? };
    match &values.value {
        Value::List(items) => items.iter().find(|item| item.text() == Some(name)).map(|item| item.span),
        _ => Some(values.entry(name)?.key_span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Check, DialectKind, ForeignKey, Unique};
    use crate::syntax::{Limits, parse};

    const TEXT: &str = "\
targets: { sqlite: \"3.40\" }
enums:
  listed: [a, b]
  mapped: { values: { c: d } }
tables:
  t:
    columns:
      id: { type: uuid, primary_key: true }
      e: { references: t.id, unique: true }
      f: integer
    unique: [[e, f]]
    foreign_keys: [{ columns: [e, f], references: { table: t, columns: [e, f] } }]
    check: { g: e > f }
    indexes: { h: [f] }
";

    #[track_caller]
    fn check(place: &Place, line: usize, written: &str) {
        let (tree, _) = parse(TEXT, &Limits::default());
        let span = locate(&tree.expect("a tree"), place);
        assert_eq!((TEXT[..span.start].matches('\n').count() + 1, &TEXT[span.range()]), (line, written), "{place}");
    }

    fn columns(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn key(names: &[&str]) -> ForeignKey {
        let (table, references) = (String::from("t"), Vec::new());
        let (on_delete, on_update) = Default::default();
        ForeignKey {
            columns: columns(names),
            table,
            references,
            on_delete,
            on_update,
            deferrable: false,
            sql_name: None,
        }
    }

    #[test]
    fn every_part_is_found_where_it_was_written() {
        check(&Place::target(DialectKind::Sqlite), 1, "sqlite");
        check(&Place::of_enum("mapped"), 4, "mapped");
        check(&Place::value("listed", "b"), 3, "b");
        check(&Place::value("mapped", "c"), 4, "c");
        check(&Place::table("t"), 6, "t");
        check(&Place::primary_key("t"), 8, "primary_key");
        check(&Place::column("t", "f"), 10, "f");
        check(&Place::unique("t", &Unique { columns: columns(&["e"]), sql_name: None }), 9, "unique");
        check(&Place::unique("t", &Unique { columns: columns(&["e", "f"]), sql_name: None }), 11, "[e, f]");
        check(&Place::foreign_key("t", &key(&["e"])), 9, "references");
        check(
            &Place::check(
                "t",
                &Check { name: String::from("g"), sql: crate::model::Sql::Any(String::new()), sql_name: None },
            ),
            13,
            "g",
        );
        check(&Place::index("t", "h"), 14, "h");
    }

    #[test]
    fn what_is_gone_was_where_its_table_is() {
        check(&Place::column("t", "gone"), 6, "t");
        check(&Place::table("gone"), 5, "tables");
        check(&Place::column("gone", "gone"), 5, "tables");
        check(&Place::value("listed", "gone"), 3, "listed");
    }
}
