//! Triggers.

use super::super::cursor::{Cursor, Read};
use super::super::op::{Op, Unmanaged};
use crate::inventory::Trigger;

/// Reads `CREATE TRIGGER`, behind that word.
pub(super) fn create(cursor: &mut Cursor<'_>, replace: bool, temporary: bool, constraint: bool) -> Read<Vec<Op>> {
    let if_not_exists = cursor.if_not_exists();
    let name = cursor.qualified()?;
    let temporary = temporary || name.space.as_deref() == Some("temp");
    while !cursor.is_done() && !cursor.is("ON") {
        cursor.step()?;
    }
    let is_instead = cursor_has_instead(cursor);
    cursor.expect("ON")?;
    let table = cursor.qualified()?;
    let function = function(cursor)?;
    if temporary {
        return Ok(Vec::new());
    }
    if is_instead {
        let definition = cursor.line();
        let table = Some(table);
        return Ok(vec![Op::Unmanaged(Unmanaged {
            kind: "trigger",
            name,
            table,
            definition,
            replace,
            if_not_exists,
            ..Unmanaged::default()
        })]);
    }
    let definition = cursor.slice(0, cursor.len());
    let trigger = Trigger { name: name.name, definition, function, ..Trigger::default() };
    Ok(vec![Op::Trigger { table, trigger, replace, if_not_exists, constraint }])
}

/// INSTEAD OF triggers are over views.
fn cursor_has_instead(cursor: &Cursor<'_>) -> bool {
    let mut before = cursor.clone();
    before.at = 0;
    while before.at < cursor.at {
        if before.are(&["INSTEAD", "OF"]) {
            return true;
        }
        before.at += 1;
    }
    false
}

/// The function that PostgreSQL's triggers call; other engines' have a body.
fn function(cursor: &mut Cursor<'_>) -> Read<Option<String>> {
    while !cursor.is_done() {
        if cursor.eat_all(&["EXECUTE", "FUNCTION"]) || cursor.eat_all(&["EXECUTE", "PROCEDURE"]) {
            return cursor.qualified().map(|name| Some(name.name));
        }
        if cursor.is("BEGIN") {
            break;
        }
        cursor.at += 1;
    }
    Ok(None)
}
