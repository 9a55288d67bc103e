//! ALTER: which thing, and what is the same for all of them.

mod add;
mod column;
mod item;
mod table;

use super::super::cursor::{Cursor, Name, Read};
use super::super::op::{Change, EnumChange, Op};
use super::{index, other, passed, sequence};

/// Reads a statement behind ALTER.
pub(super) fn alter(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let _ = cursor.eat_any(&["IGNORE", "ONLINE", "OFFLINE"]) && cursor.eat("IGNORE");
    let _ = cursor.are(&["FOREIGN", "TABLE"]) && cursor.eat("FOREIGN");
    if cursor.eat("TABLE") {
        return table::table(cursor);
    }
    if cursor.eat("INDEX") {
        return alter_index(cursor);
    }
    if cursor.eat("SEQUENCE") {
        return sequence::alter(cursor);
    }
    if cursor.eat("DATABASE") || cursor.lexis.keys_in_tables && cursor.eat("SCHEMA") {
        return other::database(cursor);
    }
    if passed::is_object(cursor) || cursor.is_any(&["SCHEMA", "EXTENSION", "SERVER"]) {
        return Ok(Vec::new());
    }
    if cursor.eat("TRIGGER") || cursor.eat("POLICY") || cursor.eat("RULE") {
        return cursor.refuse("changes of triggers, policies and rules are not read");
    }
    let Some(kind) = other::thing(cursor) else { return cursor.refuse("what this alters is not known") };
    thing(cursor, kind)
}

/// Views, types, functions and the like.
fn thing(cursor: &mut Cursor<'_>, kind: &'static str) -> Read<Vec<Op>> {
    let if_exists = cursor.if_exists();
    let name = if kind == "operator" { return Ok(Vec::new()) } else { cursor.qualified()? };
    let arguments = other::arguments(cursor)?.unwrap_or_default();
    let name = Name { name: format!("{}{arguments}", name.name), ..name };
    if cursor.is("USING") {
        cursor.at += 2;
    }
    if cursor.eat_all(&["RENAME", "TO"]) {
        let to = Name { name: format!("{}{arguments}", cursor.name()?), ..name.clone() };
        return Ok(vec![Op::Rename { kind, from: name, to, if_exists }]);
    }
    if cursor.eat_all(&["OWNER", "TO"])
        || cursor.is("DEPENDS")
        || cursor.is("NO")
        || cursor.are(&["REFRESH", "VERSION"])
    {
        return Ok(Vec::new());
    }
    if kind == "type" && (cursor.are(&["ADD", "VALUE"]) || cursor.are(&["RENAME", "VALUE"])) {
        return enum_type(cursor, name);
    }
    Ok(vec![Op::AlterUnmanaged { kind, name, words: cursor.rest(), if_exists }])
}

fn enum_type(cursor: &mut Cursor<'_>, name: Name) -> Read<Vec<Op>> {
    let change = if cursor.eat_all(&["ADD", "VALUE"]) {
        let if_not_exists = cursor.if_not_exists();
        let value = cursor.string()?;
        let before = cursor.eat("BEFORE");
        let beside = if before || cursor.eat("AFTER") { Some((before, cursor.string()?)) } else { None };
        EnumChange::Add { value, if_not_exists, beside }
    } else if cursor.eat_all(&["RENAME", "VALUE"]) {
        let from = cursor.string()?;
        cursor.expect("TO")?;
        EnumChange::RenameValue { from, to: cursor.string()? }
    } else {
        return cursor.refuse("this change of a type is not read");
    };
    cursor.finish()?;
    Ok(vec![Op::AlterEnum { name, change }])
}

fn alter_index(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let if_exists = cursor.if_exists();
    let from = cursor.qualified()?;
    if cursor.eat_all(&["RENAME", "TO"]) {
        let to = cursor.qualified()?;
        return Ok(vec![Op::Rename { kind: "index", from, to, if_exists }]);
    }
    if cursor.eat_all(&["ATTACH", "PARTITION"]) {
        return Ok(vec![Op::AttachIndex(cursor.qualified()?)]);
    }
    if cursor.is("DEPENDS") || cursor.are(&["NO", "DEPENDS"]) || cursor.is("OWNER") {
        return Ok(Vec::new());
    }
    cursor.refuse("this change of an index is not read")
}

/// Reads `RENAME TABLE a TO b, …`.
pub(super) fn rename_tables(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let if_exists = cursor.if_exists();
    let mut ops = Vec::new();
    loop {
        let from = cursor.qualified()?;
        if cursor.eat("WAIT") {
            cursor.at += 1;
        }
        cursor.expect("TO")?;
        let to = cursor.qualified()?;
        ops.push(Op::Rename { kind: "table", from, to, if_exists });
        if !cursor.eat_symbol(",") {
            cursor.finish()?;
            return Ok(ops);
        }
    }
}

/// Storage parameters behind SET.
fn settings(cursor: &mut Cursor<'_>) -> Read<Change> {
    let set = [("with".to_owned(), index::settings(&cursor.group()?))].into();
    Ok(Change::Options { set, comment: None, charset: None })
}
