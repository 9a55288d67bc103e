//! ALTER TABLE … ADD.

use super::super::super::cursor::{Cursor, Read};
use super::super::super::op::{Change, Place};
use super::super::{column, constraint};

/// Reads what is added, behind ADD.
pub(super) fn add(cursor: &mut Cursor<'_>) -> Read<Vec<Change>> {
    if cursor.is("PARTITION") || cursor.are(&["SYSTEM", "VERSIONING"]) {
        cursor.rest();
        return Ok(vec![Change::LeftAlone(None)]);
    }
    if is_constraint(cursor) {
        return named(cursor).map(|change| vec![change]);
    }
    let _ = cursor.eat("COLUMN");
    let if_not_exists = cursor.if_not_exists();
    if cursor.is_symbol("(") {
        return several(cursor, if_not_exists);
    }
    let definition = column::column(cursor)?;
    let place = place(cursor)?;
    Ok(vec![Change::AddColumn { definition, place, if_not_exists }])
}

fn is_constraint(cursor: &Cursor<'_>) -> bool {
    constraint::begins(cursor) || cursor.are(&["CHECK", "("]) || cursor.are(&["UNIQUE", "("])
}

/// `ADD CONSTRAINT IF NOT EXISTS` is MariaDB's.
fn named(cursor: &mut Cursor<'_>) -> Read<Change> {
    let mut ahead = cursor.clone();
    if ahead.eat("CONSTRAINT") && ahead.if_not_exists() {
        let name = ahead.name()?;
        *cursor = ahead;
        let constraint = constraint::constraint(cursor)?;
        return Ok(Change::Add { constraint: constraint.named(name), if_not_exists: true });
    }
    let if_not_exists = (1..4).any(|at| cursor.is_at(at, "IF") && cursor.is_at(at + 1, "NOT"));
    Ok(Change::Add { constraint: constraint::constraint(cursor)?, if_not_exists })
}

/// `ADD (a int, b int)`.
fn several(cursor: &mut Cursor<'_>, if_not_exists: bool) -> Read<Vec<Change>> {
    cursor.expect_symbol("(")?;
    let mut changes = Vec::new();
    loop {
        changes.push(if is_constraint(cursor) {
            Change::Add { constraint: constraint::constraint(cursor)?, if_not_exists }
        } else {
            Change::AddColumn { definition: column::column(cursor)?, place: Place::Same, if_not_exists }
        });
        if !cursor.eat_symbol(",") {
            cursor.expect_symbol(")")?;
            return Ok(changes);
        }
    }
}

/// `FIRST`, `AFTER c`.
pub(super) fn place(cursor: &mut Cursor<'_>) -> Read<Place> {
    if cursor.eat("FIRST") {
        return Ok(Place::First);
    }
    if cursor.eat("AFTER") {
        return cursor.name().map(Place::After);
    }
    Ok(Place::Same)
}
