//! CREATE: what stands before the word for the thing, and which thing it is.

use super::super::cursor::{Cursor, Read};
use super::super::op::Op;
use super::table::Before;
use super::{index, other, passed, sequence, table, trigger};

/// What was said before the thing.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    replace: bool,
    temporary: bool,
    unlogged: bool,
    unique: bool,
    /// A trigger that is a constraint.
    constraint: bool,
    method: Option<&'static str>,
}

/// Reads a statement behind CREATE.
pub(super) fn create(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let words = words(cursor)?;
    if cursor.eat("TABLE") {
        let (temporary, unlogged, replace) = (words.temporary, words.unlogged, words.replace);
        return table::create(cursor, Before { temporary, unlogged, replace, unmanaged: false });
    }
    if cursor.eat_all(&["VIRTUAL", "TABLE"]) || cursor.eat_all(&["FOREIGN", "TABLE"]) {
        return table::create(cursor, Before { unmanaged: true, ..Before::default() });
    }
    if cursor.eat("INDEX") {
        return index::create(cursor, words.unique, words.method, words.replace);
    }
    if cursor.eat("TRIGGER") {
        return trigger::create(cursor, words.replace, words.temporary, words.constraint);
    }
    if cursor.eat("SEQUENCE") {
        return sequence::create(cursor, words.temporary);
    }
    if passed::is_object(cursor) {
        return Ok(Vec::new());
    }
    other::create(cursor, words.replace, words.temporary)
}

fn words(cursor: &mut Cursor<'_>) -> Read<Words> {
    let mut words = Words::default();
    loop {
        if cursor.eat_all(&["OR", "REPLACE"]) {
            words.replace = true;
        } else if cursor.eat("TEMP") || cursor.eat("TEMPORARY") {
            words.temporary = true;
        } else if cursor.eat("UNLOGGED") {
            words.unlogged = true;
        } else if cursor.eat("UNIQUE") {
            words.unique = true;
        } else if cursor.are(&["FULLTEXT", "INDEX"]) || cursor.are(&["SPATIAL", "INDEX"]) {
            words.method = Some(if cursor.is("FULLTEXT") { "fulltext" } else { "spatial" });
            cursor.at += 1;
        } else if cursor.are(&["CONSTRAINT", "TRIGGER"]) {
            words.constraint = true;
            cursor.at += 1;
        } else if cursor.eat("ALGORITHM") {
            cursor.expect_symbol("=")?;
            cursor.name()?;
        } else if cursor.eat("DEFINER") {
            cursor.expect_symbol("=")?;
            definer(cursor)?;
        } else if cursor.eat_all(&["SQL", "SECURITY"]) {
            cursor.name()?;
        } else if !cursor.eat_any(&["GLOBAL", "LOCAL", "RECURSIVE", "ONLINE", "OFFLINE"]) {
            return Ok(words);
        }
    }
}

/// `root@localhost`, each half quoted or not, or a function.
fn definer(cursor: &mut Cursor<'_>) -> Read<()> {
    cursor.at += 1;
    while cursor.raw(0).starts_with('@') || cursor.is_symbol(".") || cursor.is_symbol("%") {
        let whole = cursor.raw(0) != "@";
        cursor.at += if whole { 1 } else { 2 };
    }
    if cursor.is_symbol("(") { cursor.skip_group() } else { Ok(()) }
}
