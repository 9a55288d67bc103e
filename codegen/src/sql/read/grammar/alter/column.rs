//! ALTER TABLE … ALTER COLUMN, MODIFY, CHANGE.

use super::super::super::cursor::{Cursor, Read};
use super::super::super::op::Change;
use super::super::{column, index, sequence, ty};
use super::add::place;
use crate::inventory::{Numbering, NumberingKind};

/// Reads what changes, behind ALTER.
pub(super) fn alter(cursor: &mut Cursor<'_>) -> Read<Change> {
    if cursor.is_any(&["INDEX", "KEY"]) && cursor.lexis.keys_in_tables {
        return index(cursor);
    }
    if cursor.is("CONSTRAINT") || cursor.is("CHECK") && cursor.lexis.keys_in_tables {
        return constraint(cursor);
    }
    let _ = cursor.eat("COLUMN");
    let _ = cursor.if_exists();
    let column = cursor.name()?;
    if cursor.eat("SET") {
        return set(cursor, column);
    }
    if cursor.eat("DROP") {
        return drop(cursor, column);
    }
    if cursor.eat("TYPE") {
        return set_type(cursor, column);
    }
    if cursor.eat("RESET") || cursor.eat("OPTIONS") {
        cursor.skip_group()?;
        return Ok(Change::Nothing);
    }
    if cursor.is("RESTART") {
        sequence::options(cursor, false)?;
        return Ok(Change::Nothing);
    }
    if cursor.eat("ADD") {
        return identity(cursor, column);
    }
    cursor.unknown()
}

fn set(cursor: &mut Cursor<'_>, column: String) -> Read<Change> {
    if cursor.eat_all(&["NOT", "NULL"]) {
        return Ok(Change::NotNull { column, not_null: true });
    }
    if cursor.eat("DEFAULT") {
        let default = column::expression(cursor)?;
        return Ok(Change::Default { column, default: Some(default).filter(|default| !column::is_null(default)) });
    }
    if cursor.eat_all(&["DATA", "TYPE"]) {
        return set_type(cursor, column);
    }
    if cursor.is_symbol("(") {
        let settings = index::settings(&cursor.group()?);
        return Ok(Change::Extra { column, key: "(", value: Some(format!("{settings})")) });
    }
    if cursor.is("VISIBLE") || cursor.is("INVISIBLE") {
        let value = cursor.is("INVISIBLE").then(String::new);
        cursor.at += 1;
        return Ok(Change::Extra { column, key: "INVISIBLE", value });
    }
    let keys = [("STATISTICS", "STATISTICS"), ("STORAGE", "STORAGE"), ("COMPRESSION", "COMPRESSION")];
    if let Some((_, key)) = keys.into_iter().find(|(word, _)| cursor.eat(word)) {
        let start = cursor.at;
        let _ = cursor.eat_symbol("-");
        cursor.at += 1;
        let value = cursor.slice(start, cursor.at);
        let is_usual = value == "-1" || value.eq_ignore_ascii_case("DEFAULT");
        let value = if key == "COMPRESSION" { value } else { value.to_uppercase() };
        return Ok(Change::Extra { column, key, value: Some(value).filter(|_| !is_usual) });
    }
    if cursor.eat("EXPRESSION") {
        cursor.expect("AS")?;
        return Ok(Change::Expression { column, expression: Some(cursor.group()?) });
    }
    if cursor.eat("GENERATED") {
        let always = cursor.eat("ALWAYS");
        let _ = always || cursor.eat_all(&["BY", "DEFAULT"]);
        sequence::options(cursor, true)?;
        return Ok(Change::IdentityOptions { column, always: Some(always), options: String::new() });
    }
    cursor.at -= 1;
    let options = sequence::options(cursor, true)?;
    if options == sequence::Options::default() && cursor.is("SET") {
        return cursor.unknown();
    }
    Ok(Change::IdentityOptions { column, always: None, options: sequence::words(&options) })
}

fn drop(cursor: &mut Cursor<'_>, column: String) -> Read<Change> {
    if cursor.eat_all(&["NOT", "NULL"]) {
        return Ok(Change::NotNull { column, not_null: false });
    }
    if cursor.eat("DEFAULT") {
        return Ok(Change::Default { column, default: None });
    }
    let identity = cursor.eat("IDENTITY");
    if identity || cursor.eat("EXPRESSION") {
        let _ = cursor.if_exists();
        return Ok(if identity {
            Change::Numbering { column, numbering: None }
        } else {
            Change::Expression { column, expression: None }
        });
    }
    cursor.unknown()
}

fn set_type(cursor: &mut Cursor<'_>, column: String) -> Read<Change> {
    let ty = ty::ty(cursor)?;
    let collation = if cursor.eat("COLLATE") { Some(column::collation(cursor)?) } else { None };
    if cursor.eat("USING") {
        cursor.skip_until(|_| false)?;
    }
    if ty.is_empty() { cursor.unknown() } else { Ok(Change::Type { column, ty, collation }) }
}

fn identity(cursor: &mut Cursor<'_>, column: String) -> Read<Change> {
    cursor.expect("GENERATED")?;
    let always = cursor.eat("ALWAYS");
    if !always {
        cursor.expect("BY")?;
        cursor.expect("DEFAULT")?;
    }
    cursor.expect("AS")?;
    cursor.expect("IDENTITY")?;
    let by = if always { NumberingKind::IdentityAlways } else { NumberingKind::IdentityByDefault };
    let options = if cursor.is_symbol("(") { sequence::bracketed(cursor)? } else { String::new() };
    Ok(Change::Numbering { column, numbering: Some(Numbering { by, options }) })
}

fn index(cursor: &mut Cursor<'_>) -> Read<Change> {
    cursor.at += 1;
    let _ = cursor.if_exists();
    let name = cursor.name()?;
    let words = [
        (&["VISIBLE"] as &[&str], "INVISIBLE", false),
        (&["INVISIBLE"], "INVISIBLE", true),
        (&["NOT", "IGNORED"], "IGNORED", false),
        (&["IGNORED"], "IGNORED", true),
    ];
    let Some((_, key, on)) = words.into_iter().find(|(words, ..)| cursor.eat_all(words)) else {
        return cursor.unknown();
    };
    Ok(Change::IndexOption { name, key, value: on.then(String::new) })
}

fn constraint(cursor: &mut Cursor<'_>) -> Read<Change> {
    cursor.at += 1;
    let name = cursor.name()?;
    let start = cursor.at;
    cursor.skip_until(|_| false)?;
    let words = cursor.slice(start, cursor.at).to_uppercase();
    let deferred = words.contains("INITIALLY DEFERRED");
    let extra = match words.as_str() {
        _ if deferred => "DEFERRABLE INITIALLY DEFERRED",
        "ENFORCED" | "NOT DEFERRABLE" | "INITIALLY IMMEDIATE" | "NOT DEFERRABLE INITIALLY IMMEDIATE" => "",
        "NOT ENFORCED" => "NOT ENFORCED",
        words if words.starts_with("DEFERRABLE") => "DEFERRABLE",
        _ => return cursor.refuse("this change of a constraint is not read"),
    };
    Ok(Change::Deferral { name, extra: extra.to_owned() })
}

/// Reads MODIFY and CHANGE, which give a column anew.
pub(super) fn redefine(cursor: &mut Cursor<'_>) -> Read<Change> {
    let is_change = cursor.is("CHANGE");
    cursor.at += 1;
    let _ = cursor.eat("COLUMN");
    let if_exists = cursor.if_exists();
    let from = cursor.name()?;
    let to = if is_change { cursor.name()? } else { from.clone() };
    let definition = column::typed(cursor, to)?;
    let place = place(cursor)?;
    Ok(Change::Redefine { from, definition, place, if_exists })
}
