//! Constraints: of tables, and the parts that those of columns share.

use super::super::cursor::{Cursor, Read};
use super::super::draft::{Constraint, DraftKey};
use super::column::constraint_name;
use super::index;
use crate::inventory::{Check, ForeignKey, Index};
use crate::model::Action;

/// Does a constraint or index begin here, and no column?
pub(super) fn begins(cursor: &Cursor<'_>) -> bool {
    let keys = cursor.lexis.keys_in_tables;
    let index = ["KEY", "INDEX"].iter().any(|word| cursor.is(word));
    let special = ["FULLTEXT", "SPATIAL"].iter().any(|word| cursor.is(word));
    cursor.is("CONSTRAINT")
        || cursor.are(&["PRIMARY", "KEY"])
        || cursor.are(&["FOREIGN", "KEY"])
        || cursor.are(&["CHECK", "("])
        || cursor.are(&["EXCLUDE", "USING"])
        || cursor.are(&["EXCLUDE", "("])
        || cursor.are(&["PERIOD", "FOR"])
        || cursor.are(&["UNIQUE", "("])
        || cursor.are(&["UNIQUE", "NULLS"])
        || cursor.are(&["UNIQUE", "USING"])
        || cursor.is("UNIQUE") && keys
        || keys && (index || special)
}

/// Reads a constraint or index of a table.
pub(super) fn constraint(cursor: &mut Cursor<'_>) -> Read<Constraint> {
    let name = if cursor.eat("CONSTRAINT") { constraint_name(cursor)? } else { None };
    if cursor.eat_all(&["PRIMARY", "KEY"]) {
        return key(cursor, name, true);
    }
    if cursor.eat("UNIQUE") {
        let _ = cursor.eat("KEY") || cursor.eat("INDEX");
        return key(cursor, name, false);
    }
    if cursor.eat("CHECK") {
        let (expression, extra) = check(cursor)?;
        return Ok(Constraint::Check { check: Check { name, expression, extra, column: None }, column: None });
    }
    if cursor.eat_all(&["FOREIGN", "KEY"]) {
        return foreign(cursor, name);
    }
    if cursor.is("EXCLUDE") || cursor.is("PERIOD") {
        return other(cursor, name);
    }
    if cursor.eat_all(&["NOT", "NULL"]) {
        return not_null(cursor, name);
    }
    inner_index(cursor)
}

/// PostgreSQL 18's NOT NULL as a constraint with a name.
fn not_null(cursor: &mut Cursor<'_>, name: Option<String>) -> Read<Constraint> {
    let column = cursor.name()?;
    let _ = cursor.eat_all(&["NO", "INHERIT"]) || cursor.eat_all(&["NOT", "VALID"]);
    Ok(Constraint::Other { name, definition: "NOT NULL".to_owned(), ending: ("not_null", vec![column]) })
}

fn key(cursor: &mut Cursor<'_>, name: Option<String>, primary: bool) -> Read<Constraint> {
    let mut key = DraftKey { name, primary, ..DraftKey::default() };
    if cursor.eat_all(&["USING", "INDEX"]) {
        key.takes = Some(cursor.name()?);
        key.extra = key_extra(cursor, true)?;
        return Ok(Constraint::Key(key));
    }
    let nulls = nulls_distinct(cursor);
    let if_free = cursor.if_not_exists();
    let own = if !cursor.is_symbol("(") && !cursor.is("USING") { Some(cursor.name()?) } else { None };
    let _ = if_free;
    key.name = key.name.or(own);
    using(cursor)?;
    (key.parts, key.numbers) = index::key_parts(cursor)?;
    let extra = key_extra(cursor, true)?;
    key.extra = [nulls, extra].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    Ok(Constraint::Key(key))
}

/// `USING BTREE`; the engine chooses by itself for unique sets.
fn using(cursor: &mut Cursor<'_>) -> Read<()> {
    if cursor.eat("USING") {
        cursor.name()?;
    }
    Ok(())
}

fn nulls_distinct(cursor: &mut Cursor<'_>) -> String {
    let not = cursor.eat_all(&["NULLS", "NOT", "DISTINCT"]);
    let _ = cursor.eat_all(&["NULLS", "DISTINCT"]);
    if not { "NULLS NOT DISTINCT".to_owned() } else { String::new() }
}

/// What can stand behind a key: deferral, conflicts, storage, a description.
pub(super) fn key_extra(cursor: &mut Cursor<'_>, with_options: bool) -> Read<String> {
    let mut words: Vec<String> = Vec::new();
    let mut deferral = Deferral::default();
    loop {
        if deferral.eat(cursor) {
            continue;
        }
        let nulls = nulls_distinct(cursor);
        if !nulls.is_empty() {
            words.push(nulls);
        } else if let Some(conflict) = on_conflict(cursor)? {
            words.push(conflict);
        } else if cursor.eat("INCLUDE") {
            words.push(format!("INCLUDE ({})", cursor.group()?));
        } else if cursor.is("WITH") && cursor.is_symbol_at(1, "(") {
            cursor.at += 1;
            words.push(format!("WITH ({})", index::settings(&cursor.group()?)));
        } else if cursor.eat_all(&["USING", "INDEX", "TABLESPACE"]) {
            words.push(format!("USING INDEX TABLESPACE {}", cursor.name()?));
        } else if with_options && cursor.lexis.keys_in_tables {
            let Some(word) = index::option(cursor)? else { break };
            words.extend(Some(word).filter(|word| !word.is_empty()));
        } else {
            break;
        }
    }
    words.extend(deferral.words(true));
    Ok(words.join(" "))
}

/// `DEFERRABLE` and the like, in any order.
#[derive(Default)]
struct Deferral {
    deferrable: bool,
    deferred: bool,
}

impl Deferral {
    fn eat(&mut self, cursor: &mut Cursor<'_>) -> bool {
        if cursor.eat("DEFERRABLE") {
            self.deferrable = true;
        } else if cursor.eat_all(&["INITIALLY", "DEFERRED"]) {
            self.deferred = true;
        } else {
            return cursor.eat_all(&["NOT", "DEFERRABLE"]) || cursor.eat_all(&["INITIALLY", "IMMEDIATE"]);
        }
        true
    }

    fn words(&self, whole: bool) -> Option<String> {
        match (self.deferrable, self.deferred) {
            (_, true) => whole.then(|| "DEFERRABLE INITIALLY DEFERRED".to_owned()),
            (true, false) => Some("DEFERRABLE".to_owned()),
            _ => None,
        }
    }
}

/// `ON CONFLICT …`; ABORT is the usual.
pub(super) fn on_conflict(cursor: &mut Cursor<'_>) -> Read<Option<String>> {
    if !cursor.eat_all(&["ON", "CONFLICT"]) {
        return Ok(None);
    }
    let word = cursor.name()?.to_uppercase();
    Ok(Some(format!("ON CONFLICT {word}")).filter(|_| word != "ABORT"))
}

/// Reads a condition and what is said of it, behind CHECK.
pub(super) fn check(cursor: &mut Cursor<'_>) -> Read<(String, String)> {
    let expression = cursor.group()?;
    let mut words = Vec::new();
    loop {
        if cursor.eat_all(&["NO", "INHERIT"]) {
            words.push("NO INHERIT".to_owned());
        } else if cursor.eat_all(&["NOT", "VALID"]) {
            words.push("NOT VALID".to_owned());
        } else if cursor.eat_all(&["NOT", "ENFORCED"]) {
            words.push("NOT ENFORCED".to_owned());
        } else if let Some(conflict) = on_conflict(cursor)? {
            words.push(conflict);
        } else if !cursor.eat("ENFORCED") {
            return Ok((expression, words.join(" ")));
        }
    }
}

fn foreign(cursor: &mut Cursor<'_>, name: Option<String>) -> Read<Constraint> {
    let _ = cursor.if_not_exists();
    let index = if cursor.is_symbol("(") { None } else { Some(cursor.name()?) };
    let columns = cursor.names()?;
    let key = references(cursor, name, columns)?;
    Ok(Constraint::Foreign { key, index })
}

/// Reads `REFERENCES …`.
pub(super) fn references(cursor: &mut Cursor<'_>, name: Option<String>, columns: Vec<String>) -> Read<ForeignKey> {
    cursor.expect("REFERENCES")?;
    let target = cursor.qualified()?;
    let table = match target.space.filter(|space| space != cursor.home && !cursor.lexis.keys_in_tables) {
        Some(space) => format!("{space}.{}", target.name),
        None => target.name,
    };
    let references = if cursor.is_symbol("(") { cursor.names()? } else { Vec::new() };
    let mut key = ForeignKey { name, columns, table, references, ..ForeignKey::default() };
    let (mut words, mut deferral) = (Vec::new(), Deferral::default());
    loop {
        if cursor.eat_all(&["ON", "DELETE"]) {
            let (action, over) = action(cursor)?;
            key.on_delete = action;
            words.extend(over.map(|over| format!("ON DELETE {over}")));
        } else if cursor.are(&["ON", "UPDATE"]) && is_action(cursor) {
            cursor.at += 2;
            key.on_update = action(cursor)?.0;
        } else if cursor.eat("MATCH") {
            let word = cursor.name()?.to_uppercase();
            words.extend(Some(format!("MATCH {word}")).filter(|_| word != "SIMPLE"));
        } else if cursor.eat_all(&["NOT", "VALID"]) {
            words.push("NOT VALID".to_owned());
        } else if cursor.eat_all(&["NOT", "ENFORCED"]) {
            words.push("NOT ENFORCED".to_owned());
        } else if !deferral.eat(cursor) && !cursor.eat("ENFORCED") {
            break;
        }
    }
    key.deferred = deferral.deferred;
    words.extend(deferral.words(false));
    key.extra = words.join(" ");
    Ok(key)
}

/// Behind a column, ON UPDATE may be the column's own.
fn is_action(cursor: &Cursor<'_>) -> bool {
    ["NO", "RESTRICT", "CASCADE", "SET"].iter().any(|word| cursor.is_at(2, word))
}

fn action(cursor: &mut Cursor<'_>) -> Read<(Action, Option<String>)> {
    if cursor.eat_all(&["NO", "ACTION"]) {
        return Ok((Action::NoAction, None));
    }
    if cursor.eat("RESTRICT") {
        return Ok((Action::Restrict, None));
    }
    if cursor.eat("CASCADE") {
        return Ok((Action::Cascade, None));
    }
    cursor.expect("SET")?;
    let (action, words) =
        if cursor.eat("NULL") { (Action::SetNull, "SET NULL") } else { (Action::SetDefault, "SET DEFAULT") };
    if action == Action::SetDefault {
        cursor.expect("DEFAULT")?;
    }
    let over = if cursor.is_symbol("(") { Some(format!("{words} ({})", cursor.group()?)) } else { None };
    Ok((action, over))
}

fn other(cursor: &mut Cursor<'_>, name: Option<String>) -> Read<Constraint> {
    let (start, ending) = (cursor.at, if cursor.is("EXCLUDE") { "excl" } else { "period" });
    let mut columns = Vec::new();
    if ending == "period" {
        cursor.at += 2;
        let name = cursor.name()?;
        let columns = cursor.names()?;
        return Ok(Constraint::Other { name: Some(name), definition: String::new(), ending: (ending, columns) });
    }
    if ending == "excl" {
        let mut inside = cursor.clone();
        inside.skip_until(|inside| inside.is_symbol("("))?;
        let is_name = inside.eat_symbol("(") && inside.is_name() && !inside.is_symbol_at(1, "(");
        columns.push(if is_name { inside.name()? } else { "expr".to_owned() });
    }
    cursor.skip_until(|_| false)?;
    let definition = super::super::text::line(&cursor.slice(start, cursor.at));
    Ok(Constraint::Other { name, definition, ending: (ending, columns) })
}

/// `INDEX i (…)` inside of a table.
fn inner_index(cursor: &mut Cursor<'_>) -> Read<Constraint> {
    let method = ["FULLTEXT", "SPATIAL"].into_iter().find(|word| cursor.is(word));
    let _ = method.is_some() && cursor.eat(method.unwrap_or_default());
    let word = cursor.eat("KEY") || cursor.eat("INDEX");
    if !word && method.is_none() {
        return cursor.unknown();
    }
    let _ = cursor.if_not_exists();
    let name = if cursor.is_symbol("(") || cursor.is("USING") { String::new() } else { cursor.name()? };
    let mut index = Index { name, method: method.map(str::to_lowercase), ..Index::default() };
    index::behind_name(cursor, &mut index)?;
    Ok(Constraint::Index { index })
}
