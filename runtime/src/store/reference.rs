//! SQLite says that a reference is broken, but not which: the rows are asked.

use sqlx::{AssertSqlSafe, Row as _, SqlSafeStr as _, SqliteConnection};

use super::engine::{Database, Question};
use super::error::{Relation, Side};
use super::ops::arguments;
use super::row::Slot;
use super::sql::Words;
use crate::{ForeignKey, Value};

pub(super) async fn find(connection: &mut SqliteConnection, question: Question<'_>) -> sqlx::Result<Option<Relation>> {
    match question.side {
        Side::Missing => missing(connection, &question).await,
        Side::Restricted => restricting(connection, &question).await,
    }
}

const fn words() -> &'static Words {
    <sqlx::Sqlite as Database>::WORDS
}

fn name(name: &str) -> String {
    super::sql::text(words(), |out| out.name(name))
}

/// The first reference to a row that is not there.
async fn missing(connection: &mut SqliteConnection, question: &Question<'_>) -> sqlx::Result<Option<Relation>> {
    for key in question.table.foreign_keys {
        if let Some(values) = values_of(question, key)
            && !exists(connection, key, values).await?
        {
            return Ok(Some(Relation::of(question.table, Side::Missing, key.name.to_owned(), None)));
        }
    }
    Ok(None)
}

/// The values of a reference's columns; nothing, if one is NULL or not being written.
fn values_of(question: &Question<'_>, key: &ForeignKey) -> Option<Vec<(Slot, Value<'static>)>> {
    let value_of =
        |column: &&str| question.values.iter().find(|(slot, value)| slot.name == *column && !value.is_null());
    key.columns.iter().map(|column| value_of(column).cloned()).collect()
}

async fn exists(
    connection: &mut SqliteConnection,
    key: &ForeignKey,
    values: Vec<(Slot, Value<'static>)>,
) -> sqlx::Result<bool> {
    let conditions: Vec<String> = key.references.iter().map(|column| format!("{} = ?", name(column))).collect();
    let sql = format!("SELECT 1 FROM {} WHERE {}", name(key.table), conditions.join(" AND "));
    is_some(connection, sql, values).await
}

async fn is_some(
    connection: &mut SqliteConnection,
    sql: String,
    values: Vec<(Slot, Value<'static>)>,
) -> sqlx::Result<bool> {
    let arguments = arguments::<sqlx::Sqlite>(values).map_err(sqlx::Error::Encode)?;
    let row = <sqlx::Sqlite as Database>::fetch_optional(connection, AssertSqlSafe(sql).into_sql_str(), arguments);
    Ok(row.await?.is_some())
}

/// A reference of another table, as SQLite lists it.
struct Child {
    table: String,
    columns: Vec<String>,
    references: Vec<String>,
}

/// The first table with a row that refers to the one with this key and forbids its end.
async fn restricting(connection: &mut SqliteConnection, question: &Question<'_>) -> sqlx::Result<Option<Relation>> {
    for child in children(connection, question.table.name).await? {
        let key: Vec<String> =
            question.values.iter().map(|(slot, _)| format!("parent.{} = ?", name(slot.name))).collect();
        let pairs = child.columns.iter().zip(&child.references);
        let on: Vec<String> = pairs.map(|(from, to)| format!("child.{} = parent.{}", name(from), name(to))).collect();
        let sql = format!(
            "SELECT 1 FROM {} AS parent JOIN {} AS child ON {} WHERE {} LIMIT 1",
            name(question.table.name),
            name(&child.table),
            on.join(" AND "),
            key.join(" AND ")
        );
        if is_some(connection, sql, question.values.to_vec()).await? {
            let constraint = format!("{}_{}_fkey", child.table, child.columns.join("_"));
            let (table, columns, references) = (child.table, child.columns, question.table.name.to_owned());
            return Ok(Some(Relation { constraint, table, columns, references }));
        }
    }
    Ok(None)
}

const CHILDREN: &str = r#"
    SELECT t.name, f.id, f."from", f."to" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
    WHERE t.type = 'table' AND f."table" = ? COLLATE NOCASE AND f.on_delete IN ('RESTRICT', 'NO ACTION')
    ORDER BY t.name, f.id, f.seq"#;

async fn children(connection: &mut SqliteConnection, table: &str) -> sqlx::Result<Vec<Child>> {
    let mut children: Vec<(i64, Child)> = Vec::new();
    for row in sqlx::query(CHILDREN).bind(table.to_owned()).fetch_all(connection).await? {
        let (name, id): (String, i64) = (row.try_get(0)?, row.try_get(1)?);
        let (from, to): (String, Option<String>) = (row.try_get(2)?, row.try_get(3)?);
        if children.last().is_none_or(|(last, child)| *last != id || child.table != name) {
            children.push((id, Child { table: name, columns: Vec::new(), references: Vec::new() }));
        }
        if let Some((_, child)) = children.last_mut() {
            child.references.push(to.unwrap_or_else(|| from.clone()));
            child.columns.push(from);
        }
    }
    Ok(children.into_iter().map(|(_, child)| child).collect())
}
