//! Things that are read so far that they can be listed: views, functions, domains and the like; enum types are read whole.

use super::super::cursor::{Cursor, Name, Read};
use super::super::lex::Kind;
use super::super::op::{Op, Unmanaged};
use super::{column, settings};

/// Words for things with a name of their own behind them, and what they are called here.
pub(super) const THINGS: [(&[&str], &str); 22] = [
    (&["MATERIALIZED", "VIEW"], "materialized view"),
    (&["VIEW"], "view"),
    (&["FUNCTION"], "function"),
    (&["PROCEDURE"], "procedure"),
    (&["AGGREGATE", "FUNCTION"], "function"),
    (&["AGGREGATE"], "aggregate"),
    (&["ROUTINE"], "function"),
    (&["DOMAIN"], "domain"),
    (&["TYPE"], "type"),
    (&["EXTENSION"], "extension"),
    (&["EVENT"], "event"),
    (&["COLLATION"], "collation"),
    (&["STATISTICS"], "statistics"),
    (&["FOREIGN", "DATA", "WRAPPER"], "foreign data wrapper"),
    (&["SERVER"], "server"),
    (&["OPERATOR", "CLASS"], "operator class"),
    (&["OPERATOR", "FAMILY"], "operator family"),
    (&["OPERATOR"], "operator"),
    (&["TEXT", "SEARCH", "CONFIGURATION"], "text search configuration"),
    (&["TEXT", "SEARCH", "DICTIONARY"], "text search dictionary"),
    (&["TEXT", "SEARCH", "PARSER"], "text search parser"),
    (&["TEXT", "SEARCH", "TEMPLATE"], "text search template"),
];

/// The thing that is named here.
pub(super) fn thing(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    if cursor.eat("PACKAGE") {
        return Some(if cursor.eat("BODY") { "package body" } else { "package" });
    }
    let found = THINGS.iter().find(|(words, _)| cursor.are(words))?;
    cursor.at += found.0.len();
    Some(found.1)
}

/// Reads a statement that makes something of which only name and text matter.
pub(super) fn create(cursor: &mut Cursor<'_>, replace: bool, temporary: bool) -> Read<Vec<Op>> {
    if cursor.is("DATABASE") || cursor.is("SCHEMA") {
        return schema(cursor);
    }
    if cursor.is("POLICY") || cursor.is("RULE") {
        return of_table(cursor, replace);
    }
    if cursor.eat("CAST") {
        let name = Name { space: None, name: cursor.group()? };
        let definition = cursor.rest();
        return Ok(vec![Op::Unmanaged(Unmanaged { kind: "cast", name, definition, ..Unmanaged::default() })]);
    }
    let Some(kind) = thing(cursor) else { return cursor.refuse("what this makes is not known") };
    let if_not_exists = cursor.if_not_exists();
    let name = if kind == "operator" { operator(cursor)? } else { cursor.qualified()? };
    if kind == "type" && cursor.eat_all(&["AS", "ENUM"]) {
        return enum_type(cursor, name);
    }
    let mut body = None;
    let arguments =
        if kind == "function" || kind == "procedure" || kind == "aggregate" { arguments(cursor)? } else { None };
    let definition = definition(cursor, kind, &mut body);
    let name = arguments
        .map_or_else(|| name.clone(), |arguments| Name { name: format!("{}{arguments}", name.name), ..name.clone() });
    Ok(vec![Op::Unmanaged(Unmanaged {
        kind,
        name,
        definition,
        replace,
        if_not_exists,
        temporary,
        body,
        ..Unmanaged::default()
    })])
}

/// Of a view its query; of others the statement.
fn definition(cursor: &mut Cursor<'_>, kind: &str, body: &mut Option<String>) -> String {
    if kind == "extension" {
        return String::new();
    }
    let whole = cursor.line();
    if kind.ends_with("view") {
        while !cursor.is_done() && !cursor.is("AS") {
            if cursor.step().is_err() {
                return whole;
            }
        }
        cursor.at += 1;
        let query = cursor.rest();
        let query = query.strip_suffix("WITH NO DATA").or(query.strip_suffix("WITH DATA")).unwrap_or(&query);
        return query.trim_end().to_owned();
    }
    while !cursor.is_done() {
        if cursor.eat("AS") && cursor.kind(0) == Some(Kind::Text) {
            *body = cursor.string().ok();
            break;
        }
        cursor.at += 1;
    }
    whole
}

/// The types of a function's arguments, in brackets.
pub(super) fn arguments(cursor: &mut Cursor<'_>) -> Read<Option<String>> {
    if !cursor.is_symbol("(") {
        return Ok(None);
    }
    cursor.at += 1;
    let mut types = Vec::new();
    while !cursor.is_symbol(")") {
        types.extend(argument(cursor)?);
        if !cursor.eat_symbol(",") {
            break;
        }
    }
    cursor.expect_symbol(")")?;
    Ok(Some(format!("({})", types.join(", "))))
}

fn argument(cursor: &mut Cursor<'_>) -> Read<Option<String>> {
    let is_out = cursor.is("OUT") && !cursor.is_symbol_at(1, ",") && !cursor.is_symbol_at(1, ")");
    let _ = cursor.kind(1) != Some(Kind::Symbol) && cursor.eat_any(&["IN", "OUT", "INOUT", "VARIADIC"]);
    let start = cursor.at;
    cursor.skip_until(|inside| inside.is("DEFAULT") || inside.is_symbol("="))?;
    let end = cursor.at;
    cursor.skip_until(|_| false)?;
    // `a integer` has a name before its type, `double precision` has none.
    let two_words = ["double", "character", "timestamp", "time", "bit", "national", "interval"];
    let first = cursor.slice(start, start + 1).to_lowercase();
    let named = end > start + 1 && !two_words.contains(&first.as_str()) && {
        let second = cursor.slice(start + 1, start + 2);
        !second.starts_with(['(', '[', '.'])
    };
    let ty = cursor.slice(start + usize::from(named), end);
    Ok(Some(usual_type(ty)).filter(|_| !is_out))
}

/// The engine's own names of types that have several.
const TYPES: [(&str, &str); 12] = [
    ("int", "integer"),
    ("int4", "integer"),
    ("int2", "smallint"),
    ("int8", "bigint"),
    ("bool", "boolean"),
    ("float4", "real"),
    ("float8", "double precision"),
    ("decimal", "numeric"),
    ("varchar", "character varying"),
    ("char", "character"),
    ("timestamptz", "timestamp with time zone"),
    ("timestamp", "timestamp without time zone"),
];

/// A type as PostgreSQL prints it among arguments: without its length.
fn usual_type(ty: String) -> String {
    let lower = ty.to_lowercase();
    let plain = lower.split('(').next().unwrap_or(&lower).trim();
    let found = TYPES.iter().find(|(name, _)| *name == plain.trim_end_matches("[]"));
    let array = if lower.ends_with("[]") { "[]" } else { "" };
    found.map_or(ty, |(_, usual)| format!("{usual}{array}"))
}

fn operator(cursor: &mut Cursor<'_>) -> Read<Name> {
    if cursor.is_name() && cursor.is_symbol_at(1, ".") {
        cursor.at += 2;
    }
    let start = cursor.at;
    while !cursor.is_done() && !cursor.is_symbol("(") {
        cursor.at += 1;
    }
    Ok(Name { space: None, name: cursor.slice(start, cursor.at) })
}

fn enum_type(cursor: &mut Cursor<'_>, name: Name) -> Read<Vec<Op>> {
    cursor.expect_symbol("(")?;
    let mut values = Vec::new();
    while !cursor.is_symbol(")") {
        values.push(cursor.string()?);
        if !cursor.eat_symbol(",") {
            break;
        }
    }
    cursor.expect_symbol(")")?;
    cursor.finish()?;
    Ok(vec![Op::CreateEnum { name, values }])
}

/// Policies and rules, which belong to a table.
fn of_table(cursor: &mut Cursor<'_>, replace: bool) -> Read<Vec<Op>> {
    let kind = if cursor.is("RULE") { "rule" } else { "policy" };
    cursor.at += 1;
    let name = cursor.qualified()?;
    let word = if kind == "rule" { "TO" } else { "ON" };
    while !cursor.is_done() && !cursor.is(word) {
        cursor.at += 1;
    }
    cursor.expect(word)?;
    let table = Some(cursor.qualified()?);
    let definition = cursor.line();
    Ok(vec![Op::Unmanaged(Unmanaged { kind, name, table, definition, replace, ..Unmanaged::default() })])
}

/// A namespace; of MariaDB and MySQL, and where it is a database, what texts in it are compared by.
fn schema(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let is_database = cursor.is("DATABASE") || cursor.lexis.keys_in_tables;
    cursor.at += 1;
    if is_database {
        return database(cursor);
    }
    let _ = cursor.if_not_exists();
    // One that is only said to be somebody's has their name.
    let _ = cursor.eat("AUTHORIZATION");
    let name = cursor.name()?;
    let _ = cursor.eat("AUTHORIZATION") && cursor.name().is_ok();
    let mut ops = vec![Op::CreateSchema(name.clone())];
    while !cursor.is_done() {
        let elements = super::statement(&mut element(cursor)?)?;
        ops.extend(elements.into_iter().map(|op| Op::Within(name.clone(), Box::new(op))));
    }
    Ok(ops)
}

/// A statement inside of CREATE SCHEMA, which ends where the next begins.
fn element<'a>(cursor: &mut Cursor<'a>) -> Read<Cursor<'a>> {
    let start = cursor.at;
    if !cursor.eat("CREATE") && !cursor.eat("GRANT") {
        return cursor.unknown();
    }
    while !cursor.is_done() && !cursor.is("CREATE") && !cursor.is("GRANT") {
        cursor.step()?;
    }
    Ok(cursor.between(start, cursor.at))
}

/// Options of a database.
pub(super) fn database(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let (mut charset, mut collation) = (None, None);
    while !cursor.is_done() {
        if cursor.eat_all(&["CHARACTER", "SET"]) || cursor.eat("CHARSET") {
            let _ = cursor.eat_symbol("=");
            charset = Some(column::word(cursor)?);
        } else if cursor.eat("COLLATE") {
            collation = Some(column::collation(cursor)?);
        } else {
            cursor.at += 1;
        }
    }
    if !cursor.lexis.keys_in_tables {
        return Ok(Vec::new());
    }
    let said = collation.or(charset.map(|charset| format!("{}{charset}", settings::OF_CHARSET)));
    Ok(said.map(Op::Collation).into_iter().collect())
}
