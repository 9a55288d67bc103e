//! Statements, each read to what it does. One grammar for all dialects: what only one of them has, the others refuse themselves.

mod alter;
mod column;
mod comment;
mod constraint;
mod create;
mod drop;
mod index;
mod other;
mod passed;
mod script;
mod sequence;
mod settings;
mod table;
mod trigger;
mod ty;

use super::cursor::{Cursor, Read};
use super::op::Op;

/// What one statement does; nothing where it is passed over knowingly.
pub(crate) fn statement(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    if cursor.eat("CREATE") {
        return create::create(cursor);
    }
    if cursor.eat("ALTER") {
        return alter::alter(cursor);
    }
    if cursor.eat("DROP") {
        return drop::drop(cursor);
    }
    if cursor.eat_all(&["COMMENT", "ON"]) {
        return comment::comment(cursor);
    }
    if cursor.eat_all(&["RENAME", "TABLE"]) || cursor.eat_all(&["RENAME", "TABLES"]) {
        return alter::rename_tables(cursor);
    }
    if let Some(ops) = settings::settings(cursor)? {
        return Ok(ops);
    }
    if cursor.is("DO") {
        return script::script(cursor);
    }
    passed::passed(cursor)
}
