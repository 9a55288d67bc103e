//! SQLite's catalogue: its pragmas, and for what they leave out the text that `sqlite_schema` keeps.
//!
//! Where both say the same they are compared: a text that was read wrongly is an error and not a wrong answer.

mod ddl;
mod tokens;

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use sqlx::SqliteConnection;

use super::{Catalogue, ColumnFacts, ForeignKeyFacts, IndexFacts, IndexPart, TableFacts, TriggerFacts};
use crate::engine;

const TABLES: &str = "
    SELECT l.name, l.strict, l.wr, s.sql
    FROM pragma_table_list l
    JOIN sqlite_schema s ON s.type = 'table' AND s.name = l.name
    WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

const COLUMNS: &str = "
    SELECT name, type, \"notnull\" <> 0, dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid";

/// `origin` is `c` for CREATE INDEX, `u` for UNIQUE and `pk` for PRIMARY KEY.
const INDEXES: &str = "
    SELECT i.name, i.\"unique\" <> 0, i.origin, s.sql
    FROM pragma_index_list(?1) i
    LEFT JOIN sqlite_schema s ON s.type = 'index' AND s.name = i.name";

/// An expression has no name here; `key` is 0 for what the engine adds to find the row again.
const INDEX_PARTS: &str = "
    SELECT name, \"desc\" <> 0, coll FROM pragma_index_xinfo(?) WHERE key <> 0 ORDER BY seqno";

/// Numbered from the last in the text to the first.
const FOREIGN_KEYS: &str = "
    SELECT id, \"table\", \"from\", \"to\", on_delete, on_update FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq";

const TRIGGERS: &str = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?";

const VIEWS: &str = "SELECT name, sql FROM sqlite_schema WHERE type = 'view'";

/// The collation of a column that names none.
const BINARY: &str = "BINARY";

type Text = Option<String>;

/// Reads the file that the URL names.
///
/// # Errors
/// No such file, or a text that does not agree with the pragmas.
pub async fn read(url: &str) -> Result<Catalogue> {
    let mut connection = engine::sqlite::connect(url).await?;
    let mut catalogue = Catalogue::default();
    let rows: Vec<(String, i64, i64, String)> = sqlx::query_as(TABLES).fetch_all(&mut connection).await?;
    for (name, strict, without_rowid, sql) in rows {
        let options = [("strict", strict), ("without rowid", without_rowid)];
        let mut facts = table(&mut connection, &name, &sql).await.with_context(|| format!("table {name:?}"))?;
        facts.options = options
            .into_iter()
            .filter(|(_, set)| *set != 0)
            .map(|(key, _)| (key.to_owned(), "yes".to_owned()))
            .collect();
        catalogue.tables.insert(name, facts);
    }
    let views: Vec<(String, String)> = sqlx::query_as(VIEWS).fetch_all(&mut connection).await?;
    catalogue.views.extend(views);
    Ok(catalogue)
}

async fn table(connection: &mut SqliteConnection, name: &str, sql: &str) -> Result<TableFacts> {
    let text = ddl::table(sql);
    let mut facts = TableFacts::default();
    columns(connection, name, &text, &mut facts).await?;
    indexes(connection, name, &text, &mut facts).await?;
    foreign_keys(connection, name, &text, &mut facts).await?;
    triggers(connection, name, &mut facts).await?;
    facts.checks = named(text.checks);
    facts.primary_key_name = text.primary_key_name;
    Ok(facts)
}

async fn columns(
    connection: &mut SqliteConnection,
    table: &str,
    text: &ddl::Table,
    facts: &mut TableFacts,
) -> Result<()> {
    type Row = (String, String, bool, Text, i64, i64);
    let rows: Vec<Row> = sqlx::query_as(COLUMNS).bind(table).fetch_all(connection).await?;
    let theirs: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    let ours: Vec<&str> = text.columns.iter().map(|column| column.name.as_str()).collect();
    ensure!(theirs == ours, "the pragma lists the columns {theirs:?}, the text {ours:?}");
    facts.primary_key = primary_key(&rows);
    for ((name, type_text, not_null, default, _, hidden), extra) in rows.into_iter().zip(&text.columns) {
        let kind = if hidden == 3 { "stored" } else { "virtual" };
        facts.columns.push(ColumnFacts {
            name,
            type_text,
            not_null,
            default,
            collation: extra.collation.clone(),
            comment: None,
            generated: extra.generated.as_ref().map(|expression| format!("{kind} {expression}")),
            extra: extra.autoincrement.then(|| "autoincrement".to_owned()),
        });
    }
    Ok(())
}

/// `pk` is the column's place in the key, from 1, and 0 outside of it.
fn primary_key(rows: &[(String, String, bool, Text, i64, i64)]) -> Vec<String> {
    let mut key: Vec<(i64, &String)> = rows.iter().filter(|row| row.4 > 0).map(|row| (row.4, &row.0)).collect();
    key.sort();
    key.into_iter().map(|(_, name)| name.clone()).collect()
}

async fn indexes(
    connection: &mut SqliteConnection,
    table: &str,
    text: &ddl::Table,
    facts: &mut TableFacts,
) -> Result<()> {
    let rows: Vec<(String, bool, String, Text)> =
        sqlx::query_as(INDEXES).bind(table).fetch_all(&mut *connection).await?;
    for (name, unique, origin, sql) in rows {
        let parts = index_parts(connection, &name).await?;
        match (origin.as_str(), sql) {
            ("c", Some(sql)) => drop(facts.indexes.insert(name, index(unique, parts, &sql, facts)?)),
            ("u", _) => unique_constraint(&name, parts, text, facts)?,
            _ => {}
        }
    }
    Ok(())
}

type Part = (Text, bool, String);

async fn index_parts(connection: &mut SqliteConnection, index: &str) -> Result<Vec<Part>> {
    Ok(sqlx::query_as(INDEX_PARTS).bind(index).fetch_all(connection).await?)
}

fn index(unique: bool, parts: Vec<Part>, sql: &str, facts: &TableFacts) -> Result<IndexFacts> {
    let text = ddl::index(sql);
    ensure!(text.parts.len() == parts.len(), "the pragma lists {parts:?}, the text {:?}", text.parts);
    let parts = parts.into_iter().zip(text.parts).map(|(part, text)| index_part(part, text, facts)).collect();
    Ok(IndexFacts { parts, unique, predicate: text.predicate, valid: true, ..IndexFacts::default() })
}

/// The order and the collation of an expression stay in its text.
fn index_part((column, descending, collation): Part, text: String, facts: &TableFacts) -> IndexPart {
    let own = column.as_ref().and_then(|name| facts.column(name).collation.clone());
    let own = own.unwrap_or_else(|| BINARY.to_owned());
    IndexPart {
        expression: column.is_none().then_some(text),
        collation: Some(collation).filter(|named| column.is_some() && !named.eq_ignore_ascii_case(&own)),
        column,
        descending,
        ..IndexPart::default()
    }
}

/// The index of a UNIQUE has a name that nobody wrote; the constraint's own is in the text.
fn unique_constraint(name: &str, parts: Vec<Part>, text: &ddl::Table, facts: &mut TableFacts) -> Result<()> {
    let columns: Vec<String> = parts.into_iter().filter_map(|(column, ..)| column).collect();
    let written = text.uniques.iter().find(|unique| same_names(&unique.columns, &columns));
    let written = written.with_context(|| format!("the text has no UNIQUE on {columns:?}"))?;
    let name = written.name.clone().unwrap_or_else(|| name.to_owned());
    facts.uniques.insert(name, columns);
    Ok(())
}

fn same_names(some: &[String], others: &[String]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(one, other)| one.eq_ignore_ascii_case(other))
}

async fn foreign_keys(
    connection: &mut SqliteConnection,
    table: &str,
    text: &ddl::Table,
    facts: &mut TableFacts,
) -> Result<()> {
    type Row = (i64, String, String, Text, String, String);
    let rows: Vec<Row> = sqlx::query_as(FOREIGN_KEYS).bind(table).fetch_all(&mut *connection).await?;
    let mut keys: Vec<(i64, ForeignKeyFacts)> = Vec::new();
    for (id, target, from, to, on_delete, on_update) in rows {
        if keys.last().is_none_or(|(last, _)| *last != id) {
            let (table, validated) = (target, true);
            keys.push((id, ForeignKeyFacts { table, on_delete, on_update, validated, ..ForeignKeyFacts::default() }));
        }
        let (_, key) = keys.last_mut().context("a key was just added")?;
        key.columns.push(from);
        key.referenced.extend(to);
    }
    let (theirs, ours) = (keys.len(), text.foreign_keys.len());
    ensure!(theirs == ours, "the pragma lists {theirs} foreign keys, the text {ours}");
    for ((_, key), written) in keys.iter_mut().zip(&text.foreign_keys) {
        key.deferrable = written.deferrable;
        if key.referenced.is_empty() {
            key.referenced = primary_key_of(connection, &key.table).await?;
        }
    }
    let names = text.foreign_keys.iter().map(|key| key.name.clone());
    facts.foreign_keys = named(names.zip(keys.into_iter().map(|(_, key)| key)).collect());
    Ok(())
}

/// What a REFERENCES without columns refers to.
async fn primary_key_of(connection: &mut SqliteConnection, table: &str) -> Result<Vec<String>> {
    let rows: Vec<_> = sqlx::query_as(COLUMNS).bind(table).fetch_all(connection).await?;
    Ok(primary_key(&rows))
}

async fn triggers(connection: &mut SqliteConnection, table: &str, facts: &mut TableFacts) -> Result<()> {
    let rows: Vec<(String, String)> = sqlx::query_as(TRIGGERS).bind(table).fetch_all(connection).await?;
    for (name, definition) in rows {
        let (timing, event) = ddl::trigger(&definition);
        facts.triggers.insert(name, TriggerFacts { timing, event, definition, function: None });
    }
    Ok(())
}

/// A map by name; what has none, or the name of another (SQLite allows that), gets a number.
fn named<T>(items: Vec<(Option<String>, T)>) -> BTreeMap<String, T> {
    let mut map = BTreeMap::new();
    for (place, (name, item)) in items.into_iter().enumerate() {
        let name = match name {
            None => format!("(unnamed {})", place + 1),
            Some(name) if map.contains_key(&name) => format!("{name} (again {})", place + 1),
            Some(name) => name,
        };
        map.insert(name, item);
    }
    map
}
