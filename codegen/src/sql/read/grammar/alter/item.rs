//! ALTER TABLE … DROP, RENAME, ENABLE, DISABLE, VALIDATE.

use super::super::super::cursor::{Cursor, Read};
use super::super::super::op::Change;

/// Reads what goes, behind DROP.
pub(super) fn drop(cursor: &mut Cursor<'_>) -> Read<Change> {
    if cursor.eat_all(&["PRIMARY", "KEY"]) {
        return Ok(Change::DropPrimary);
    }
    if cursor.is("PARTITION") && cursor.lexis.keys_in_tables || cursor.are(&["SYSTEM", "VERSIONING"]) {
        cursor.rest();
        return Ok(Change::LeftAlone(None));
    }
    if cursor.eat_all(&["FOREIGN", "KEY"]) {
        let if_exists = cursor.if_exists();
        return Ok(Change::DropForeign { name: cursor.name()?, if_exists });
    }
    if cursor.is_any(&["INDEX", "KEY"]) && cursor.lexis.keys_in_tables {
        cursor.at += 1;
        let if_exists = cursor.if_exists();
        return Ok(Change::DropIndex { name: cursor.name()?, if_exists });
    }
    let is_check = cursor.is("CHECK") && cursor.lexis.keys_in_tables;
    if is_check || cursor.is("CONSTRAINT") {
        cursor.at += 1;
        let if_exists = cursor.if_exists();
        let name = cursor.name()?;
        let cascade = cascade(cursor);
        return Ok(Change::DropConstraint { name, if_exists, cascade });
    }
    let _ = cursor.eat("COLUMN");
    let if_exists = cursor.if_exists();
    let name = cursor.name()?;
    let cascade = cascade(cursor);
    Ok(Change::DropColumn { name, if_exists, cascade })
}

fn cascade(cursor: &mut Cursor<'_>) -> bool {
    let cascade = cursor.eat("CASCADE");
    let _ = cursor.eat("RESTRICT");
    cascade
}

/// Reads what is called differently, behind RENAME.
pub(super) fn rename(cursor: &mut Cursor<'_>) -> Read<Change> {
    if cursor.eat("TO") || cursor.eat("AS") || cursor.eat_symbol("=") {
        return cursor.qualified().map(Change::RenameTo);
    }
    if cursor.eat("CONSTRAINT") {
        let (from, to) = pair(cursor)?;
        return Ok(Change::RenameConstraint { from, to });
    }
    if cursor.is_any(&["INDEX", "KEY"]) && cursor.lexis.keys_in_tables {
        cursor.at += 1;
        let _ = cursor.if_exists();
        let (from, to) = pair(cursor)?;
        return Ok(Change::RenameIndex { from, to });
    }
    if cursor.lexis.keys_in_tables && !cursor.is("COLUMN") {
        return cursor.qualified().map(Change::RenameTo);
    }
    let _ = cursor.eat("COLUMN");
    let if_exists = cursor.if_exists();
    let (from, to) = pair(cursor)?;
    Ok(Change::RenameColumn { from, to, if_exists })
}

fn pair(cursor: &mut Cursor<'_>) -> Read<(String, String)> {
    let from = cursor.name()?;
    cursor.expect("TO")?;
    Ok((from, cursor.name()?))
}

/// Triggers, rules and row security that are switched; constraints that are validated.
pub(super) fn trigger(cursor: &mut Cursor<'_>) -> Read<Option<Change>> {
    if cursor.eat_all(&["VALIDATE", "CONSTRAINT"]) {
        return Ok(Some(Change::Validate(cursor.name()?)));
    }
    let security = [
        (&["ENABLE", "ROW", "LEVEL", "SECURITY"] as &[&str], "ENABLE"),
        (&["DISABLE", "ROW", "LEVEL", "SECURITY"], "DISABLE"),
        (&["FORCE", "ROW", "LEVEL", "SECURITY"], "FORCE"),
        (&["NO", "FORCE", "ROW", "LEVEL", "SECURITY"], "NO FORCE"),
    ];
    if let Some((_, what)) = security.into_iter().find(|(words, _)| cursor.eat_all(words)) {
        return Ok(Some(Change::RowSecurity(what)));
    }
    let disabled = cursor.is("DISABLE");
    if !disabled && !cursor.is("ENABLE") || cursor.is_at(1, "KEYS") {
        return Ok(None);
    }
    cursor.at += 1;
    let when = ["REPLICA", "ALWAYS"].into_iter().find(|word| cursor.eat(word));
    if cursor.eat("RULE") {
        cursor.name()?;
        return Ok(Some(Change::Nothing));
    }
    cursor.expect("TRIGGER")?;
    let name = cursor.name()?;
    let all = name.eq_ignore_ascii_case("all") || name.eq_ignore_ascii_case("user");
    Ok(Some(Change::Trigger { name: Some(name).filter(|_| !all), disabled, when }))
}
