//! DO: of MariaDB and MySQL an expression; of PostgreSQL a block of code, which is passed over when nothing in it can change a schema.

use super::super::cursor::{Cursor, Read};
use super::super::lex::Kind;
use super::super::op::Op;
use super::super::text;

/// Words without which a block leaves the schema alone.
const CHANGING: [&str; 9] = ["ALTER", "CALL", "COMMENT", "CREATE", "DROP", "EXECUTE", "IMPORT", "INTO", "RENAME"];

/// Reads DO.
pub(super) fn script(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let at = cursor.at;
    cursor.at += 1;
    if cursor.eat("LANGUAGE") {
        cursor.name()?;
    }
    if cursor.lexis.keys_in_tables {
        return Ok(Vec::new());
    }
    if cursor.kind(0) != Some(Kind::Text) {
        return cursor.unknown();
    }
    let body = cursor.string()?;
    let tokens = text::tokens(&body, cursor.lexis);
    let mut inside = Cursor::new(&body, &tokens, cursor.lexis, cursor.home);
    while !inside.is_done() {
        if inside.is_any(&CHANGING) {
            cursor.at = at;
            return super::super::block::block(&body, cursor);
        }
        inside.at += 1;
    }
    Ok(Vec::new())
}
