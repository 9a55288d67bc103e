//! DROP.

use super::super::cursor::{Cursor, Name, Read};
use super::super::op::Op;
use super::{other, passed};

/// Reads a statement behind DROP.
pub(super) fn drop(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let temporary = cursor.eat("TEMPORARY");
    let _ = cursor.eat("UNDO") || cursor.eat("ONLINE");
    if passed::is_object(cursor) || cursor.is("DATABASE") || cursor.lexis.keys_in_tables && cursor.is("SCHEMA") {
        return Ok(Vec::new());
    }
    if cursor.eat("PREPARE") {
        return Ok(Vec::new());
    }
    if cursor.eat("SCHEMA") {
        return schema(cursor);
    }
    if cursor.eat("CAST") {
        let if_exists = cursor.if_exists();
        let names = vec![Name { space: None, name: cursor.group()? }];
        return Ok(vec![Op::Drop { kind: "cast", names, table: None, if_exists, cascade: false }]);
    }
    let Some(kind) = kind(cursor) else { return cursor.refuse("what this drops is not known") };
    let _ = cursor.eat("CONCURRENTLY");
    let if_exists = cursor.if_exists() || temporary;
    let mut names = vec![name(cursor, kind)?];
    while cursor.eat_symbol(",") {
        names.push(name(cursor, kind)?);
    }
    let table = if cursor.eat("ON") { Some(cursor.qualified()?) } else { None };
    let cascade = cursor.eat("CASCADE");
    let _ = cursor.eat("RESTRICT");
    while cursor.eat_any(&["ALGORITHM", "LOCK", "WAIT", "NOWAIT"]) {
        let _ = cursor.eat_symbol("=");
        cursor.at += usize::from(!cursor.is_done());
    }
    if kind.starts_with("operator") {
        cursor.rest();
    }
    cursor.finish()?;
    Ok(vec![Op::Drop { kind, names, table, if_exists, cascade }])
}

fn kind(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    let plain = [
        ("TABLE", "table"),
        ("TABLES", "table"),
        ("INDEX", "index"),
        ("TRIGGER", "trigger"),
        ("SEQUENCE", "sequence"),
        ("POLICY", "policy"),
        ("RULE", "rule"),
    ];
    if cursor.eat_all(&["FOREIGN", "TABLE"]) {
        return Some("table");
    }
    let found = plain.into_iter().find(|(word, _)| cursor.eat(word)).map(|(_, kind)| kind);
    found.or_else(|| other::thing(cursor))
}

fn name(cursor: &mut Cursor<'_>, kind: &str) -> Read<Name> {
    if kind == "operator" {
        cursor.rest();
        return Ok(Name::default());
    }
    let name = cursor.qualified()?;
    let arguments = other::arguments(cursor)?;
    Ok(Name { name: format!("{}{}", name.name, arguments.unwrap_or_default()), ..name })
}

fn schema(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let _ = cursor.if_exists();
    let mut names = vec![cursor.name()?];
    while cursor.eat_symbol(",") {
        names.push(cursor.name()?);
    }
    let cascade = cursor.eat("CASCADE");
    let _ = cursor.eat("RESTRICT");
    cursor.finish()?;
    Ok(names.into_iter().map(|name| Op::DropSchema { name, cascade }).collect())
}
