//! Columns with the clauses behind them.

use super::super::cursor::{Cursor, Read};
use super::super::draft::{Constraint, Definition, DraftKey};
use super::super::lex::Kind;
use super::constraint;
use super::sequence;
use super::ty;
use crate::inventory::{Check, Column, Generated, IndexKey, IndexPart, Numbering, NumberingKind};

/// Where an expression without brackets ends.
const ENDS: [&str; 38] = [
    "AFTER",
    "AS",
    "AUTOINCREMENT",
    "AUTO_INCREMENT",
    "CHECK",
    "COLLATE",
    "COLUMN_FORMAT",
    "COMMENT",
    "COMPRESSED",
    "COMPRESSION",
    "CONSTRAINT",
    "DEFAULT",
    "DEFERRABLE",
    "FIRST",
    "FOREIGN",
    "GENERATED",
    "INITIALLY",
    "INVISIBLE",
    "KEY",
    "NOT",
    "NULL",
    "ON",
    "PERSISTENT",
    "PRIMARY",
    "REFERENCES",
    "STORAGE",
    "STORED",
    "UNIQUE",
    "USING",
    "VIRTUAL",
    "VISIBLE",
    "WITH",
    "WITHOUT",
    "ENFORCED",
    "REF_SYSTEM_ID",
    "SRID",
    "ENGINE_ATTRIBUTE",
    "OPTIONS",
];

/// Reads a column: its name, type and clauses.
pub(super) fn column(cursor: &mut Cursor<'_>) -> Read<Definition> {
    let name = cursor.name()?;
    typed(cursor, name)
}

/// Reads what stands behind a column's name.
pub(super) fn typed(cursor: &mut Cursor<'_>, name: String) -> Read<Definition> {
    let ty = ty::ty(cursor)?;
    let mut definition = Definition { column: Column { name, ty, ..Column::default() }, ..Definition::default() };
    while !cursor.is_done() && !cursor.is_symbol(",") && !cursor.is_symbol(")") && !cursor.is_any(&["FIRST", "AFTER"]) {
        clause(cursor, &mut definition)?;
    }
    Ok(definition)
}

fn clause(cursor: &mut Cursor<'_>, definition: &mut Definition) -> Read<()> {
    let named = if cursor.eat("CONSTRAINT") { constraint_name(cursor)? } else { None };
    let is_bare = cursor.is_done() || cursor.is_symbol(",") || cursor.is_symbol(")") || cursor.is("CONSTRAINT");
    if named.is_some() && is_bare {
        // SQLite takes a name with nothing behind it.
        return Ok(());
    }
    if key(cursor, definition, named.clone())? || value(cursor, definition)? || text_clause(cursor, definition)? {
        return Ok(());
    }
    if cursor.eat_all(&["NOT", "NULL"]) {
        definition.column.not_null = true;
        let conflict = constraint::on_conflict(cursor)?;
        extra(definition, conflict.map(|conflict| format!("NOT NULL {conflict}")));
        let _ = cursor.eat_all(&["NO", "INHERIT"]);
        return Ok(());
    }
    if cursor.eat("NULL") {
        definition.null = true;
        let _ = constraint::on_conflict(cursor)?;
        return Ok(());
    }
    if cursor.eat("CHECK") {
        let (expression, extra) = constraint::check(cursor)?;
        let check = Check { name: named, expression, extra, column: None };
        definition.constraints.push(Constraint::Check { check, column: Some(definition.column.name.clone()) });
        return Ok(());
    }
    if cursor.is("REFERENCES") {
        let columns = vec![definition.column.name.clone()];
        let key = constraint::references(cursor, named, columns)?;
        definition.constraints.push(Constraint::Foreign { key, index: None });
        return Ok(());
    }
    other(cursor, definition)
}

/// The name behind CONSTRAINT, which MariaDB and MySQL let out.
pub(super) fn constraint_name(cursor: &mut Cursor<'_>) -> Read<Option<String>> {
    let is_kind = ["PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].iter().any(|word| cursor.is(word));
    if is_kind { Ok(None) } else { cursor.name().map(Some) }
}

fn key(cursor: &mut Cursor<'_>, definition: &mut Definition, name: Option<String>) -> Read<bool> {
    let primary =
        cursor.eat_all(&["PRIMARY", "KEY"]) || cursor.lexis.keys_in_tables && cursor.is("KEY") && cursor.eat("KEY");
    if !primary && !cursor.eat("UNIQUE") {
        return Ok(false);
    }
    if !primary {
        let _ = cursor.eat("KEY");
    }
    let descending = cursor.eat("DESC");
    let _ = cursor.eat("ASC");
    let key = IndexKey::Column(definition.column.name.clone());
    let part = IndexPart { key, descending, nulls: None, extra: String::new() };
    let extra = constraint::key_extra(cursor, false)?;
    let numbers = cursor.eat("AUTOINCREMENT");
    let key = DraftKey { name, primary, parts: vec![part], extra, takes: None, numbers };
    definition.constraints.push(Constraint::Key(key));
    Ok(true)
}

/// What gives a column its value.
fn value(cursor: &mut Cursor<'_>, definition: &mut Definition) -> Read<bool> {
    if cursor.eat("DEFAULT") {
        let default = expression(cursor)?;
        definition.default_null = is_null(&default);
        definition.column.default = Some(default).filter(|default| !is_null(default));
        return Ok(true);
    }
    if cursor.eat("AUTO_INCREMENT") || cursor.eat("AUTOINCREMENT") {
        definition.column.numbering = Some(Numbering { by: NumberingKind::AutoIncrement, options: String::new() });
        return Ok(true);
    }
    if cursor.eat_all(&["SERIAL", "DEFAULT", "VALUE"]) {
        definition.attribute = Some("serial".to_owned());
        return Ok(true);
    }
    if cursor.is("GENERATED") || cursor.is("AS") {
        generated(cursor, definition)?;
        return Ok(true);
    }
    if cursor.are(&["ON", "UPDATE"]) {
        let start = cursor.at;
        cursor.at += 3;
        if cursor.is_symbol("(") {
            cursor.skip_group()?;
        }
        let words = cursor.slice(start, cursor.at);
        extra(definition, Some(words));
        return Ok(true);
    }
    Ok(false)
}

pub(super) fn is_null(text: &str) -> bool {
    text.trim_matches(['(', ')', ' ']).eq_ignore_ascii_case("NULL")
        || text.get(..6).is_some_and(|head| head.eq_ignore_ascii_case("NULL::"))
}

/// An expression without brackets around it, up to the next clause.
pub(super) fn expression(cursor: &mut Cursor<'_>) -> Read<String> {
    let start = cursor.at;
    cursor.skip_until(|inside| {
        inside.at > start && inside.kind(0) == Some(Kind::Word) && inside.is_any(&ENDS) && !continues(inside, start)
    })?;
    if cursor.at == start {
        return cursor.unknown();
    }
    Ok(cursor.slice(start, cursor.at))
}

/// `now() AT TIME ZONE 'utc'` and types of casts go on.
fn continues(cursor: &Cursor<'_>, start: usize) -> bool {
    let is_type = (cursor.is("WITH") || cursor.is("WITHOUT")) && cursor.is_at(1, "TIME");
    let mut before = cursor.clone();
    before.at = cursor.at.saturating_sub(1).max(start);
    is_type || before.is_symbol(":") || before.is_symbol(".")
}

fn generated(cursor: &mut Cursor<'_>, definition: &mut Definition) -> Read<()> {
    let named = cursor.eat("GENERATED");
    let always = cursor.eat("ALWAYS");
    if named && !always {
        cursor.expect("BY")?;
        cursor.expect("DEFAULT")?;
        // Columns that are numbered where they are given NULL are an Oracle word; PostgreSQL has none.
        let _ = cursor.eat_all(&["ON", "NULL"]);
    }
    cursor.expect("AS")?;
    if cursor.eat("IDENTITY") {
        let by = if always { NumberingKind::IdentityAlways } else { NumberingKind::IdentityByDefault };
        let options = if cursor.is_symbol("(") { sequence::bracketed(cursor)? } else { String::new() };
        definition.column.numbering = Some(Numbering { by, options });
        return Ok(());
    }
    if cursor.eat("ROW") {
        let _ = cursor.eat("START") || cursor.eat("END");
        extra(definition, Some("GENERATED ALWAYS AS ROW".to_owned()));
        return Ok(());
    }
    let expression = cursor.group()?;
    let stored = cursor.eat("STORED") || cursor.eat("PERSISTENT");
    let _ = cursor.eat("VIRTUAL");
    definition.column.generated = Some(Generated { expression, stored });
    Ok(())
}

/// Collations, character sets, descriptions.
fn text_clause(cursor: &mut Cursor<'_>, definition: &mut Definition) -> Read<bool> {
    if cursor.eat("COLLATE") {
        let is_usual =
            cursor.are(&["pg_catalog", "."]) && cursor.raw(2) == "\"default\"" || cursor.raw(0) == "\"default\"";
        let collation = collation(cursor)?;
        definition.column.collation = Some(collation).filter(|_| !is_usual);
    } else if cursor.eat_all(&["CHARACTER", "SET"]) || cursor.eat("CHARSET") {
        let _ = cursor.eat_symbol("=");
        definition.charset = Some(word(cursor)?);
    } else if cursor.is_any(&["ASCII", "UNICODE", "BINARY", "BYTE"]) {
        definition.attribute = Some(cursor.raw(0).to_ascii_uppercase());
        cursor.at += 1;
    } else if cursor.eat("COMMENT") {
        definition.column.comment = Some(cursor.string()?).filter(|comment| !comment.is_empty());
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// A collation's name, as it is compared: of PostgreSQL without the engine's own namespace.
pub(super) fn collation(cursor: &mut Cursor<'_>) -> Read<String> {
    let _ = cursor.eat_symbol("=");
    if cursor.kind(0) == Some(Kind::Text) { cursor.string() } else { cursor.qualified().map(|name| name.name) }
}

pub(super) fn word(cursor: &mut Cursor<'_>) -> Read<String> {
    if cursor.kind(0) == Some(Kind::Text) { cursor.string() } else { cursor.name() }
}

/// Words that are kept as they are, with how many tokens may follow them.
const KEPT: [(&str, usize); 8] = [
    ("INVISIBLE", 0),
    ("STORAGE", 1),
    ("COMPRESSION", 1),
    ("COLUMN_FORMAT", 1),
    ("COMPRESSED", 0),
    ("REF_SYSTEM_ID", 2),
    ("SRID", 1),
    ("ENGINE_ATTRIBUTE", 1),
];

fn other(cursor: &mut Cursor<'_>, definition: &mut Definition) -> Read<()> {
    if cursor.eat("VISIBLE")
        || cursor.eat("DEFERRABLE")
        || cursor.eat_all(&["INITIALLY", "DEFERRED"])
        || cursor.eat_all(&["INITIALLY", "IMMEDIATE"])
        || cursor.eat_all(&["NOT", "DEFERRABLE"])
    {
        return Ok(());
    }
    if cursor.are(&["WITHOUT", "SYSTEM"]) || cursor.are(&["WITH", "SYSTEM"]) {
        let start = cursor.at;
        cursor.at += 3;
        let words = cursor.slice(start, cursor.at).to_uppercase();
        extra(definition, Some(words));
        return Ok(());
    }
    if cursor.eat("OPTIONS") {
        return cursor.skip_group();
    }
    let Some((_, more)) = KEPT.iter().find(|(word, _)| cursor.is(word)) else { return cursor.unknown() };
    let start = cursor.at;
    cursor.at += 1;
    let _ = cursor.eat_symbol("=");
    cursor.at = (start + 1 + more).max(cursor.at).min(cursor.len());
    if cursor.is_symbol("(") {
        cursor.skip_group()?;
    }
    let words = cursor.slice(start, cursor.at);
    if words.to_uppercase().starts_with("REF_SYSTEM_ID") {
        // The engine reads it and forgets it.
        return Ok(());
    }
    let words = match words.split_once(' ') {
        Some((word, method)) if word.eq_ignore_ascii_case("COMPRESSION") => {
            format!("COMPRESSION {}", method.to_lowercase())
        }
        _ => capital(&words),
    };
    let is_usual = words.eq_ignore_ascii_case("COMPRESSION default") || words == "STORAGE DEFAULT";
    extra(definition, Some(words).filter(|_| !is_usual));
    Ok(())
}

/// Keywords in capitals; values stay.
fn capital(words: &str) -> String {
    if words.contains(['\'', '"']) { words.to_owned() } else { words.to_uppercase() }
}

pub(super) fn extra(definition: &mut Definition, words: Option<String>) {
    if let Some(words) = words {
        let extra = &mut definition.column.extra;
        extra.push_str(if extra.is_empty() { "" } else { " " });
        extra.push_str(&words);
    }
}
