//! COMMENT ON.

use super::super::cursor::{Cursor, Name, Read};
use super::super::op::Op;
use super::{other, passed, sequence};

/// Reads a description, behind COMMENT ON.
pub(super) fn comment(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    if passed::is_object(cursor) || cursor.is_any(&["EXTENSION", "SCHEMA", "DATABASE"]) {
        return Ok(Vec::new());
    }
    let (kind, name, part) = subject(cursor)?;
    cursor.expect("IS")?;
    let text = if cursor.eat("NULL") { None } else { Some(cursor.string()?) };
    cursor.finish()?;
    let text = text.filter(|text| !text.is_empty());
    Ok(vec![Op::Comment { kind: kind.to_owned(), name, part, text }])
}

fn subject(cursor: &mut Cursor<'_>) -> Read<(&'static str, Name, Option<String>)> {
    if cursor.eat("COLUMN") {
        let (table, column) = sequence::column_of(cursor)?;
        return Ok(("column", table, Some(column)));
    }
    let parts = [("CONSTRAINT", "constraint"), ("TRIGGER", "trigger"), ("POLICY", "policy"), ("RULE", "rule")];
    if let Some((_, kind)) = parts.into_iter().find(|(word, _)| cursor.eat(word)) {
        let part = cursor.name()?;
        cursor.expect("ON")?;
        let _ = cursor.is("DOMAIN") && !cursor.is_at(1, "IS") && cursor.eat("DOMAIN");
        return Ok((kind, cursor.qualified()?, Some(part)));
    }
    let plain = [("TABLE", "table"), ("INDEX", "index"), ("SEQUENCE", "sequence")];
    if cursor.eat_all(&["FOREIGN", "TABLE"]) {
        return Ok(("table", cursor.qualified()?, None));
    }
    if let Some((_, kind)) = plain.into_iter().find(|(word, _)| cursor.eat(word)) {
        return Ok((kind, cursor.qualified()?, None));
    }
    let Some(kind) = other::thing(cursor) else { return cursor.refuse("what this describes is not known") };
    let name = cursor.qualified()?;
    let arguments = other::arguments(cursor)?.unwrap_or_default();
    while !cursor.is_done() && !cursor.is("IS") {
        cursor.at += 1;
    }
    Ok((kind, Name { name: format!("{}{arguments}", name.name), ..name }, None))
}
