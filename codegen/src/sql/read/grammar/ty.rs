//! Types, as they are written.

use super::super::cursor::{Cursor, Read};
use super::super::lex::Kind;

/// Words that can stand behind a type and are no part of it.
const BEHIND: [&str; 41] = [
    "AFTER",
    "ALWAYS",
    "AS",
    "AUTOINCREMENT",
    "AUTO_INCREMENT",
    "CHARSET",
    "CHECK",
    "COLLATE",
    "COLUMN_FORMAT",
    "COMMENT",
    "COMPRESSED",
    "COMPRESSION",
    "CONSTRAINT",
    "DEFAULT",
    "DEFERRABLE",
    "DEFERRED",
    "ENGINE_ATTRIBUTE",
    "ENFORCED",
    "EXCLUDE",
    "FIRST",
    "FOREIGN",
    "GENERATED",
    "INITIALLY",
    "INVISIBLE",
    "KEY",
    "NOT",
    "NULL",
    "ON",
    "OPTIONS",
    "PERSISTENT",
    "PRIMARY",
    "REF_SYSTEM_ID",
    "REFERENCES",
    "SECONDARY_ENGINE_ATTRIBUTE",
    "SRID",
    "STORAGE",
    "STORED",
    "UNIQUE",
    "USING",
    "VIRTUAL",
    "VISIBLE",
];
/// Words that say which characters a text of MariaDB or MySQL has.
const ATTRIBUTES: [&str; 5] = ["ASCII", "BINARY", "BYTE", "UNICODE", "CHARACTER"];

/// Reads a type; empty where there is none.
pub(super) fn ty(cursor: &mut Cursor<'_>) -> Read<String> {
    let start = cursor.at;
    cursor.skip_until(|inside| ends(inside, inside.at > start))?;
    if !cursor.lexis.any_types {
        has_known_words(cursor, start)?;
    }
    Ok(cursor.slice(start, cursor.at))
}

/// Words that go on with a type.
const WITHIN: [&str; 25] = [
    "ARRAY",
    "CHAR",
    "CHARACTER",
    "DAY",
    "HOUR",
    "LARGE",
    "LOCAL",
    "MINUTE",
    "MONTH",
    "NATIONAL",
    "OBJECT",
    "PRECISION",
    "SECOND",
    "SIGNED",
    "TIME",
    "TO",
    "UNSIGNED",
    "VARBINARY",
    "VARCHAR",
    "VARYING",
    "WITH",
    "WITHOUT",
    "YEAR",
    "ZEROFILL",
    "ZONE",
];

/// Behind its name, a type has only certain words: another is a clause that is not known.
fn has_known_words(cursor: &Cursor<'_>, start: usize) -> Read<()> {
    let mut inside = cursor.clone();
    inside.at = start;
    inside.step()?;
    while inside.at < cursor.at {
        let is_word = matches!(inside.kind(0), Some(Kind::Word | Kind::Name));
        if is_word && !inside.is_any(&WITHIN) && !is_behind_dot(&inside) {
            return inside.unknown();
        }
        inside.step()?;
    }
    Ok(())
}

fn ends(cursor: &Cursor<'_>, begun: bool) -> bool {
    if cursor.kind(0) != Some(Kind::Word) {
        return false;
    }
    if cursor.is("WITHOUT") || cursor.is("WITH") {
        return !(cursor.is_at(1, "TIME") || cursor.is_at(1, "LOCAL"));
    }
    let is_attribute = cursor.is_any(&ATTRIBUTES) && !cursor.is_at(1, "VARYING") && !cursor.is_at(1, "LARGE");
    let is_type = cursor.is("CHARACTER") && !cursor.is_at(1, "SET");
    let is_attribute = is_attribute && !is_type;
    if begun && cursor.are(&["SERIAL", "DEFAULT", "VALUE"]) {
        return true;
    }
    // `national character set` is none; a quoted type is never a keyword, nor is one behind a namespace.
    cursor.is_any(&BEHIND) && !is_behind_dot(cursor) || begun && is_attribute
}

fn is_behind_dot(cursor: &Cursor<'_>) -> bool {
    let mut before = cursor.clone();
    if before.at == 0 {
        return false;
    }
    before.at -= 1;
    before.is_symbol(".")
}
