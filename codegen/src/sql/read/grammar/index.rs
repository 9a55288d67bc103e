//! Indexes.

use super::super::cursor::{Cursor, Read};
use super::super::lex::Kind;
use super::super::op::Op;
use super::super::text;
use crate::inventory::{Index, IndexKey, IndexPart};
use crate::model::Nulls;

/// Reads `CREATE … INDEX`, behind that word.
pub(super) fn create(cursor: &mut Cursor<'_>, unique: bool, method: Option<&str>, replace: bool) -> Read<Vec<Op>> {
    let _ = cursor.eat("CONCURRENTLY");
    let if_not_exists = cursor.if_not_exists();
    let name = if cursor.is("ON") && !cursor.is_at(1, "ON") { String::new() } else { cursor.qualified()?.name };
    let mut index = Index { name, unique, method: method.map(str::to_lowercase), ..Index::default() };
    using(cursor, &mut index)?;
    cursor.expect("ON")?;
    let _ = cursor.is("ONLY") && !cursor.is_symbol_at(1, "(") && cursor.eat("ONLY");
    let table = cursor.qualified()?;
    behind_name(cursor, &mut index)?;
    cursor.finish()?;
    Ok(vec![Op::CreateIndex { table, index, if_not_exists, replace }])
}

fn using(cursor: &mut Cursor<'_>, index: &mut Index) -> Read<()> {
    while cursor.eat("USING") {
        let method = cursor.name()?.to_lowercase();
        index.method = Some(method).filter(|method| method != "btree").or_else(|| index.method.take());
    }
    Ok(())
}

/// Reads method, parts and options.
pub(super) fn behind_name(cursor: &mut Cursor<'_>, index: &mut Index) -> Read<()> {
    using(cursor, index)?;
    (index.parts, _) = parts(cursor)?;
    let mut words: Vec<String> = Vec::new();
    loop {
        if cursor.is("USING") {
            using(cursor, index)?;
        } else if cursor.eat("INCLUDE") {
            index.include = cursor.names()?;
        } else if cursor.eat_all(&["NULLS", "NOT", "DISTINCT"]) {
            words.push("NULLS NOT DISTINCT".to_owned());
        } else if cursor.eat_all(&["NULLS", "DISTINCT"]) || cursor.eat_all(&["TABLESPACE", "pg_default"]) {
        } else if cursor.is("WITH") && cursor.is_symbol_at(1, "(") {
            cursor.at += 1;
            words.push(format!("WITH ({})", settings(&cursor.group()?)));
        } else if cursor.eat("TABLESPACE") {
            words.push(format!("TABLESPACE {}", cursor.name()?));
        } else if cursor.eat("WHERE") {
            index.predicate = Some(predicate(cursor)?);
        } else if let Some(word) = option(cursor)? {
            words.extend(Some(word).filter(|word| !word.is_empty()));
        } else {
            break;
        }
    }
    index.options = words.join(" ");
    Ok(())
}

/// `fillfactor=70, fastupdate=off`, as the catalogue spells it.
pub(super) fn settings(inside: &str) -> String {
    let one = |one: &str| one.split('=').map(|side| side.trim().trim_matches('\'')).collect::<Vec<_>>().join("=");
    inside.split(',').map(one).collect::<Vec<_>>().join(", ")
}

fn predicate(cursor: &mut Cursor<'_>) -> Read<String> {
    let start = cursor.at;
    while !cursor.is_done() {
        cursor.step()?;
    }
    Ok(unbracketed(&cursor.slice(start, cursor.at), cursor))
}

/// Without the brackets around the whole of it.
fn unbracketed(text: &str, cursor: &Cursor<'_>) -> String {
    let tokens = text::tokens(text, cursor.lexis);
    let mut inside = Cursor::new(text, &tokens, cursor.lexis, "");
    let whole = inside.group().ok().filter(|_| inside.is_done());
    whole.unwrap_or_else(|| text.to_owned())
}

/// Options of MariaDB and MySQL; empty for those that say the usual.
pub(super) fn option(cursor: &mut Cursor<'_>) -> Read<Option<String>> {
    let no_words = ["VISIBLE", "ALGORITHM", "LOCK", "CLUSTERING"];
    if cursor.eat("COMMENT") {
        let _ = cursor.eat_symbol("=");
        let start = cursor.at;
        cursor.string()?;
        return Ok(Some(format!("COMMENT {}", cursor.slice(start, cursor.at))));
    }
    if cursor.eat("INVISIBLE") {
        return Ok(Some("INVISIBLE".to_owned()));
    }
    if cursor.eat("IGNORED") {
        return Ok(Some("IGNORED".to_owned()));
    }
    if cursor.eat_all(&["NOT", "IGNORED"]) {
        return Ok(Some(String::new()));
    }
    if cursor.eat("USING") {
        cursor.name()?;
        return Ok(Some(String::new()));
    }
    if cursor.eat_all(&["WITH", "PARSER"]) {
        return Ok(Some(format!("WITH PARSER {}", cursor.name()?)));
    }
    if cursor.eat("KEY_BLOCK_SIZE") {
        let _ = cursor.eat_symbol("=");
        let size = cursor.raw(0).to_owned();
        cursor.at += 1;
        return Ok(Some(if size == "0" { String::new() } else { format!("KEY_BLOCK_SIZE={size}") }));
    }
    if no_words.iter().any(|word| cursor.is(word)) {
        let has_value = !cursor.is("VISIBLE");
        cursor.at += 1;
        let _ = cursor.eat_symbol("=");
        cursor.at += usize::from(has_value);
        return Ok(Some(String::new()));
    }
    Ok(None)
}

/// The parts of a key; AUTOINCREMENT may stand in it.
pub(super) fn key_parts(cursor: &mut Cursor<'_>) -> Read<(Vec<IndexPart>, bool)> {
    parts(cursor)
}

fn parts(cursor: &mut Cursor<'_>) -> Read<(Vec<IndexPart>, bool)> {
    cursor.expect_symbol("(")?;
    let (mut parts, mut numbers) = (Vec::new(), false);
    loop {
        parts.push(part(cursor)?);
        numbers |= cursor.eat("AUTOINCREMENT");
        if !cursor.eat_symbol(",") {
            break;
        }
    }
    cursor.expect_symbol(")")?;
    Ok((parts, numbers))
}

/// Words that say something of a part, behind its column or expression.
const BEHIND: [&str; 6] = ["ASC", "DESC", "NULLS", "COLLATE", "AUTOINCREMENT", "WITHOUT"];

fn part(cursor: &mut Cursor<'_>) -> Read<IndexPart> {
    let key = part_key(cursor)?;
    let mut part = IndexPart { key, descending: false, nulls: None, extra: String::new() };
    let mut words: Vec<String> = Vec::new();
    while !cursor.is_done() && !cursor.is_symbol(",") && !cursor.is_symbol(")") && !cursor.is("AUTOINCREMENT") {
        if cursor.eat("DESC") {
            part.descending = true;
        } else if cursor.eat_all(&["NULLS", "FIRST"]) {
            part.nulls = Some(Nulls::First);
        } else if cursor.eat_all(&["NULLS", "LAST"]) {
            part.nulls = Some(Nulls::Last);
        } else if cursor.is("COLLATE") {
            let start = cursor.at;
            cursor.at += 1;
            cursor.qualified()?;
            words.push(cursor.slice(start, cursor.at));
        } else if !cursor.eat("ASC") {
            words.push(class(cursor)?);
        }
    }
    // The order gives it by itself.
    part.nulls = part.nulls.filter(|nulls| (*nulls == Nulls::First) != part.descending);
    part.extra = words.join(" ");
    Ok(part)
}

/// An operator class, or the length of what is indexed.
fn class(cursor: &mut Cursor<'_>) -> Read<String> {
    let start = cursor.at;
    if cursor.is_symbol("(") {
        cursor.skip_group()?;
    } else if cursor.is("WITHOUT") || cursor.is_name() {
        let two = cursor.is("WITHOUT");
        cursor.qualified()?;
        let _ = two && cursor.eat("OVERLAPS");
        if cursor.is_symbol("(") {
            let name = cursor.slice(start, cursor.at);
            return Ok(format!("{name} ({})", settings(&cursor.group()?)));
        }
    } else {
        return cursor.unknown();
    }
    Ok(cursor.slice(start, cursor.at))
}

fn part_key(cursor: &mut Cursor<'_>) -> Read<IndexKey> {
    let is_length = cursor.is_symbol_at(1, "(")
        && cursor.kind(2) == Some(Kind::Number)
        && cursor.is_symbol_at(3, ")")
        && cursor.lexis.keys_in_tables;
    let alone = is_part_end(cursor, 1) || is_length || is_class(cursor);
    if cursor.is_name() && alone {
        return cursor.name().map(IndexKey::Column);
    }
    let start = cursor.at;
    cursor.skip_until(|inside| inside.at > start && (inside.is_any(&BEHIND) || is_class_behind(inside, start)))?;
    if start == cursor.at {
        return cursor.unknown();
    }
    Ok(IndexKey::Expression(unbracketed(&cursor.slice(start, cursor.at), cursor)))
}

fn is_part_end(cursor: &Cursor<'_>, ahead: usize) -> bool {
    cursor.is_symbol_at(ahead, ",")
        || cursor.is_symbol_at(ahead, ")")
        || BEHIND.iter().any(|word| cursor.is_at(ahead, word))
}

/// A column with an operator class behind it: two names in a row are never an expression.
fn is_class(cursor: &Cursor<'_>) -> bool {
    let is_word = matches!(cursor.kind(1), Some(Kind::Word | Kind::Name));
    let operators = [
        "IS", "IN", "LIKE", "GLOB", "AND", "OR", "NOT", "BETWEEN", "REGEXP", "DIV", "MOD", "ISNULL", "NOTNULL", "XOR",
        "MATCH",
    ];
    is_word && !cursor.lexis.keys_in_tables && !operators.iter().any(|word| cursor.is_at(1, word))
}

/// A word behind the brackets of an expression is one, too.
fn is_class_behind(cursor: &Cursor<'_>, start: usize) -> bool {
    let mut before = cursor.clone();
    before.at = cursor.at.saturating_sub(1).max(start);
    before.is_symbol(")")
        && matches!(cursor.kind(0), Some(Kind::Word | Kind::Name))
        && (is_part_end(cursor, 1) || cursor.is_symbol_at(1, "("))
}
