//! CREATE TABLE.

use std::collections::BTreeMap;

use super::super::cursor::{Cursor, Read};
use super::super::lex::Kind;
use super::super::op::{Copied, Item, NewTable, Op};
use super::{column, constraint, index};

/// What was said before TABLE.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    pub(super) temporary: bool,
    pub(super) unlogged: bool,
    pub(super) replace: bool,
    /// Foreign or virtual.
    pub(super) unmanaged: bool,
}

/// Reads a table, behind TABLE.
pub(super) fn create(cursor: &mut Cursor<'_>, before: Before) -> Read<Vec<Op>> {
    let if_not_exists = cursor.if_not_exists();
    let name = cursor.qualified()?;
    let mut table = NewTable {
        name,
        if_not_exists,
        temporary: before.temporary,
        replace: before.replace,
        unmanaged: before.unmanaged,
        definition: cursor.line(),
        ..NewTable::default()
    };
    if before.unlogged {
        table.options.insert("unlogged".to_owned(), String::new());
    }
    if before.unmanaged || cursor.is("OF") || cursor.are(&["PARTITION", "OF"]) {
        table.unmanaged = true;
    } else if cursor.eat("LIKE") {
        table.like = Some((cursor.qualified()?, Copied::ALL.map(|(_, what)| what).to_vec()));
    } else {
        body(cursor, &mut table)?;
    }
    Ok(vec![Op::CreateTable(Box::new(table))])
}

fn body(cursor: &mut Cursor<'_>, table: &mut NewTable) -> Read<()> {
    if cursor.are(&["(", "LIKE"]) && cursor.lexis.keys_in_tables {
        cursor.at += 2;
        table.like = Some((cursor.qualified()?, Copied::ALL.map(|(_, what)| what).to_vec()));
        return cursor.expect_symbol(")");
    }
    if cursor.is_symbol("(") && !cursor.is_at(1, "SELECT") {
        items(cursor, table)?;
    }
    loop {
        if cursor.is_any(&["AS", "SELECT", "WITH", "IGNORE", "REPLACE", "TABLE"])
            && !cursor.is_symbol_at(1, "(")
            && !cursor.are(&["WITH", "SYSTEM"])
            || cursor.are(&["AS", "("])
            || cursor.is_symbol("(")
        {
            table.of_query = true;
            return Ok(());
        }
        if cursor.is_done() {
            return Ok(());
        }
        option(cursor, table)?;
    }
}

fn items(cursor: &mut Cursor<'_>, table: &mut NewTable) -> Read<()> {
    cursor.expect_symbol("(")?;
    if cursor.eat_symbol(")") {
        return Ok(());
    }
    loop {
        table.items.push(item(cursor)?);
        // SQLite wants no comma before a constraint of the table.
        let goes_on = cursor.eat_symbol(",") || constraint::begins(cursor);
        if !goes_on {
            return cursor.expect_symbol(")");
        }
    }
}

fn item(cursor: &mut Cursor<'_>) -> Read<Item> {
    if constraint::begins(cursor) {
        return constraint::constraint(cursor).map(Item::Constraint);
    }
    if cursor.is("LIKE") && cursor.lexis.like_in_tables {
        return like(cursor);
    }
    column::column(cursor).map(Item::Column)
}

fn like(cursor: &mut Cursor<'_>) -> Read<Item> {
    cursor.at += 1;
    let name = cursor.qualified()?;
    let mut copied: Vec<Copied> = Vec::new();
    loop {
        let including = cursor.eat("INCLUDING");
        if !including && !cursor.eat("EXCLUDING") {
            return Ok(Item::Like(name, copied));
        }
        let all = cursor.eat("ALL");
        let named = Copied::ALL.iter().find(|(word, _)| !all && cursor.is(word));
        let Some(what) = all.then(|| Copied::ALL.map(|(_, what)| what).to_vec()).or(named.map(|(_, what)| vec![*what]))
        else {
            return cursor.unknown();
        };
        cursor.at += usize::from(!all);
        copied.retain(|one| !what.contains(one));
        copied.extend(what.into_iter().filter(|_| including));
    }
}

/// Reads one option behind the closing bracket.
pub(super) fn option(cursor: &mut Cursor<'_>, table: &mut NewTable) -> Read<()> {
    if cursor.eat_symbol(",") || cursor.eat_all(&["WITHOUT", "OIDS"]) {
        return Ok(());
    }
    let flags = [("STRICT", "strict"), ("WITHOUT", "without_rowid")];
    if let Some((word, key)) = flags.into_iter().find(|(word, _)| cursor.is(word)) {
        cursor.at += 1;
        if word == "WITHOUT" {
            cursor.expect("ROWID")?;
        }
        table.options.insert(key.to_owned(), String::new());
        return Ok(());
    }
    if cursor.is("INHERITS")
        || cursor.are(&["PARTITION", "BY"])
        || cursor.are(&["WITH", "SYSTEM"])
        || cursor.is("UNION") && !cursor.lexis.keys_in_tables
    {
        table.unmanaged = true;
        cursor.rest();
        return Ok(());
    }
    if cursor.eat("WITH") {
        let settings = index::settings(&cursor.group()?);
        let settings =
            settings.split(", ").filter(|one| !one.to_lowercase().starts_with("oids=")).collect::<Vec<_>>().join(", ");
        insert(&mut table.options, "with", &settings);
        return Ok(());
    }
    if cursor.eat_all(&["ON", "COMMIT"]) {
        cursor.rest();
        return Ok(());
    }
    if cursor.eat("USING") {
        let method = cursor.name()?;
        insert(&mut table.options, "using", if method == "heap" { "" } else { &method });
        return Ok(());
    }
    if cursor.is("TABLESPACE") && !cursor.lexis.keys_in_tables {
        cursor.at += 1;
        let space = cursor.name()?;
        insert(&mut table.options, "tablespace", if space == "pg_default" { "" } else { &space });
        return Ok(());
    }
    assigned(cursor, table)
}

fn insert(options: &mut BTreeMap<String, String>, key: &str, value: &str) {
    if !value.is_empty() {
        options.insert(key.to_owned(), value.to_owned());
    }
}

/// Options of MariaDB and MySQL whose value is of the moment, or of the server.
const PASSED: [&str; 10] = [
    "PAGE_CHECKSUM",
    "AUTO_INCREMENT",
    "INSERT_METHOD",
    "ENCRYPTION_KEY_ID",
    "DELAY_KEY_WRITE",
    "AVG_ROW_LENGTH",
    "SECONDARY_ENGINE",
    "AUTOEXTEND_SIZE",
    "START",
    "SEQUENCE",
];

/// Reads `KEY = value`.
fn assigned(cursor: &mut Cursor<'_>, table: &mut NewTable) -> Read<()> {
    if !cursor.lexis.keys_in_tables {
        return cursor.unknown();
    }
    let _ = cursor.eat("DEFAULT");
    if cursor.eat_all(&["CHARACTER", "SET"]) || cursor.eat("CHARSET") {
        let _ = cursor.eat_symbol("=");
        table.charset = Some(column::word(cursor)?);
        return Ok(());
    }
    if cursor.eat("COLLATE") {
        let collation = column::collation(cursor)?;
        table.options.insert("collation".to_owned(), collation.to_lowercase());
        return Ok(());
    }
    if cursor.kind(0) != Some(Kind::Word) && cursor.kind(0) != Some(Kind::Name) {
        return cursor.unknown();
    }
    let mut key = cursor.name()?.to_lowercase();
    if (key == "data" || key == "index") && cursor.eat("DIRECTORY") {
        key.push_str(" directory");
    }
    let _ = cursor.eat_symbol("=");
    let value = value(cursor)?;
    if key == "comment" {
        table.comment = Some(super::super::text::content(&value, cursor.lexis));
    } else if key == "engine" || key == "type" {
        table.options.insert("engine".to_owned(), value.trim_matches(['\'', '`', '"']).to_owned());
    } else if !PASSED.iter().any(|passed| passed.eq_ignore_ascii_case(&key)) && !value.eq_ignore_ascii_case("DEFAULT") {
        let options = table.options.entry("options".to_owned()).or_default();
        options.push_str(if options.is_empty() { "" } else { " " });
        let own = key.starts_with("page_compress") || key == "encrypted";
        options.push_str(&match own {
            // The storage engine's own, which are kept as texts.
            true => format!("`{}`='{}'", key.to_uppercase(), value.trim_matches('\'')),
            false => format!("{key}={}", value.to_uppercase()),
        });
    }
    Ok(())
}

fn value(cursor: &mut Cursor<'_>) -> Read<String> {
    if cursor.is_done() {
        return cursor.unknown();
    }
    let start = cursor.at;
    cursor.step()?;
    Ok(cursor.slice(start, cursor.at))
}
