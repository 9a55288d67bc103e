//! ALTER TABLE.

use super::super::super::cursor::{Cursor, Read};
use super::super::super::op::{Change, NewTable, Op};
use super::super::table::option;
use super::{add, column, item, settings};

/// Reads a statement behind ALTER TABLE.
pub(super) fn table(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    if cursor.are(&["ALL", "IN", "TABLESPACE"]) {
        return Ok(Vec::new());
    }
    let if_exists = cursor.if_exists();
    let _ = cursor.is("ONLY") && !cursor.is_symbol_at(1, ".") && cursor.eat("ONLY");
    let table = cursor.qualified()?;
    let _ = cursor.eat_symbol("*");
    if cursor.is("WAIT") || cursor.is("NOWAIT") {
        cursor.at += if cursor.is("WAIT") { 2 } else { 1 };
    }
    let mut changes = Vec::new();
    while !cursor.is_done() {
        changes.extend(change(cursor)?);
        let _ = cursor.eat_symbol(",");
    }
    Ok(vec![Op::AlterTable { table, if_exists, changes }])
}

fn change(cursor: &mut Cursor<'_>) -> Read<Vec<Change>> {
    if cursor.eat("ADD") {
        return add::add(cursor);
    }
    if cursor.eat("DROP") {
        return Ok(vec![item::drop(cursor)?]);
    }
    if cursor.eat("RENAME") {
        return Ok(vec![item::rename(cursor)?]);
    }
    if cursor.eat("ALTER") {
        return Ok(vec![column::alter(cursor)?]);
    }
    if cursor.is("MODIFY") || cursor.is("CHANGE") {
        return Ok(vec![column::redefine(cursor)?]);
    }
    if cursor.eat("SET") {
        return Ok(vec![set(cursor)?]);
    }
    if cursor.eat("RESET") {
        let names = cursor.names()?;
        return Ok(vec![Change::ResetWith(names)]);
    }
    if let Some(change) = item::trigger(cursor)? {
        return Ok(vec![change]);
    }
    if let Some(change) = whole(cursor)? {
        return Ok(vec![change]);
    }
    options(cursor)
}

fn set(cursor: &mut Cursor<'_>) -> Read<Change> {
    if cursor.is_symbol("(") {
        return settings(cursor);
    }
    if cursor.eat("SCHEMA") {
        return cursor.name().map(Change::Move);
    }
    let value = |key: &str, value: String| Change::Options {
        set: [(key.to_owned(), value)].into(),
        comment: None,
        charset: None,
    };
    if cursor.eat("TABLESPACE") {
        let space = cursor.name()?;
        return Ok(value("tablespace", if space == "pg_default" { String::new() } else { space }));
    }
    if cursor.eat_all(&["ACCESS", "METHOD"]) {
        let method = cursor.name()?;
        return Ok(value("using", if method == "heap" { String::new() } else { method }));
    }
    if cursor.eat("LOGGED") {
        return Ok(Change::ResetWith(vec!["unlogged".to_owned()]));
    }
    if cursor.eat("UNLOGGED") {
        return Ok(value("unlogged", " ".to_owned()));
    }
    if cursor.eat("WITHOUT") {
        if cursor.eat("CLUSTER") {
            return Ok(value("cluster", String::new()));
        }
        cursor.name()?;
        return Ok(Change::Nothing);
    }
    cursor.unknown()
}

/// Changes of the table as a whole.
fn whole(cursor: &mut Cursor<'_>) -> Read<Option<Change>> {
    let convert = cursor.eat_all(&["CONVERT", "TO"]);
    if convert {
        let mut table = NewTable::default();
        while !cursor.is_done() && !cursor.is_symbol(",") {
            option(cursor, &mut table)?;
        }
        return Ok(Some(Change::Convert { charset: table.charset, collation: table.options.remove("collation") }));
    }
    if cursor.eat_all(&["ATTACH", "PARTITION"]) || cursor.eat_all(&["DETACH", "PARTITION"]) {
        let part = cursor.qualified()?;
        cursor.rest();
        return Ok(Some(Change::LeftAlone(Some(part))));
    }
    if cursor.is("INHERIT") || cursor.is("OF") || cursor.are(&["PARTITION", "BY"]) {
        cursor.rest();
        return Ok(Some(Change::LeftAlone(None)));
    }
    if cursor.eat_all(&["REPLICA", "IDENTITY"]) {
        let words = cursor.rest();
        let value = if words.eq_ignore_ascii_case("DEFAULT") { String::new() } else { words };
        let set = [("replica_identity".to_owned(), value)].into();
        return Ok(Some(Change::Options { set, comment: None, charset: None }));
    }
    if cursor.eat_all(&["CLUSTER", "ON"]) {
        let start = cursor.at;
        cursor.name()?;
        let set = [("cluster".to_owned(), cursor.slice(start, cursor.at))].into();
        return Ok(Some(Change::Options { set, comment: None, charset: None }));
    }
    let passed = [
        &["OWNER", "TO"] as &[&str],
        &["DISABLE", "KEYS"],
        &["ENABLE", "KEYS"],
        &["FORCE"],
        &["ORDER", "BY"],
        &["DISCARD", "TABLESPACE"],
        &["IMPORT", "TABLESPACE"],
        &["NOT", "OF"],
        &["NO", "INHERIT"],
        &["ALGORITHM"],
        &["LOCK"],
        &["WITH", "VALIDATION"],
        &["WITHOUT", "VALIDATION"],
        &["REMOVE", "PARTITIONING"],
    ];
    if passed.iter().any(|words| cursor.are(words)) {
        cursor.skip_until(|_| false)?;
        return Ok(Some(Change::Nothing));
    }
    Ok(None)
}

/// Options of MariaDB and MySQL.
fn options(cursor: &mut Cursor<'_>) -> Read<Vec<Change>> {
    let mut table = NewTable { comment: None, ..NewTable::default() };
    while !cursor.is_done() && !cursor.is_symbol(",") {
        option(cursor, &mut table)?;
    }
    if table.unmanaged {
        return Ok(vec![Change::LeftAlone(None)]);
    }
    Ok(vec![Change::Options { set: table.options, comment: table.comment, charset: table.charset }])
}
