//! SQLite says that a reference is broken, but not which: the rows are asked.

use sqlx::{AssertSqlSafe, Row as _, SqlSafeStr as _, SqliteConnection};

use super::engine::{Database, FailedStatement};
use super::error::{Relation, Side};
use super::ops::arguments;
use super::slot::Bound;
use super::sql::Syntax;
use crate::ForeignKey;

pub(super) async fn find(
    connection: &mut SqliteConnection,
    failed: FailedStatement<'_>,
) -> sqlx::Result<Option<(Side, Relation)>> {
    if let Some(relation) = missing(connection, &failed).await? {
        return Ok(Some((Side::Missing, relation)));
    }
    let relation = restricting(connection, &failed).await?;
    Ok(relation.map(|relation| (Side::Restricted, relation)))
}

const fn syntax() -> &'static Syntax {
    <sqlx::Sqlite as Database>::SYNTAX
}

fn name(name: &str) -> String {
    super::sql::text(syntax(), |out| out.name(name))
}

/// The first reference to a row that is not there.
async fn missing(connection: &mut SqliteConnection, failed: &FailedStatement<'_>) -> sqlx::Result<Option<Relation>> {
    for key in failed.table.foreign_keys {
        if let Some((sql, values)) = led(failed, key)
            && !is_some(connection, sql, values).await?
        {
            return Ok(Some(Relation::of(failed.table, Side::Missing, key.name.to_owned(), None)));
        }
    }
    Ok(None)
}

/// Asks whether a reference leads somewhere; nothing, if it is not written, or as NULL leads nowhere anyway. The row keeps the
/// rest of a reference of which only a part is written.
fn led<'c>(failed: &FailedStatement<'c>, key: &ForeignKey) -> Option<(String, Vec<Bound<'c>>)> {
    let written = |column: &str| failed.written.iter().find(|(slot, _)| slot.name == column);
    key.columns.iter().find(|column| written(column).is_some())?;
    let (mut equal, mut values) = (Vec::new(), Vec::new());
    let (mut empty, mut keys) = (String::new(), Vec::new());
    for (column, referred) in key.columns.iter().zip(key.references) {
        match written(column) {
            Some((_, value)) if value.is_null() => return None,
            Some(value) => {
                equal.push(format!("{} = ?", name(referred)));
                values.push(value.clone());
            }
            None if failed.key.is_empty() => return None,
            None => {
                let kept = kept(failed, column);
                equal.push(format!("{} = {kept}", name(referred)));
                values.extend_from_slice(failed.key);
                empty += &format!("{kept} IS NULL OR ");
                keys.extend_from_slice(failed.key);
            }
        }
    }
    keys.append(&mut values);
    let sql = format!("SELECT 1 WHERE {empty}EXISTS (SELECT 1 FROM {} WHERE {})", name(key.table), equal.join(" AND "));
    Some((sql, keys))
}

/// What a column of the row holds.
fn kept(failed: &FailedStatement<'_>, column: &str) -> String {
    format!("(SELECT {} FROM {} WHERE {})", name(column), name(failed.table.name), is_key(failed, ""))
}

/// `a = ? AND b = ?`
fn is_key(failed: &FailedStatement<'_>, of: &str) -> String {
    let parts: Vec<String> = failed.key.iter().map(|(slot, _)| format!("{of}{} = ?", name(slot.name))).collect();
    parts.join(" AND ")
}

async fn is_some(connection: &mut SqliteConnection, sql: String, values: Vec<Bound<'_>>) -> sqlx::Result<bool> {
    let arguments = arguments::<sqlx::Sqlite>(&values)?;
    let row = <sqlx::Sqlite as Database>::fetch_optional(connection, AssertSqlSafe(sql).into_sql_str(), arguments);
    Ok(row.await?.is_some())
}

/// A reference of another table, as SQLite lists it.
struct Child {
    table: String,
    columns: Vec<String>,
    references: Vec<String>,
}

/// The first table with a row that refers to the one with this key, and forbids its end or its change.
async fn restricting(
    connection: &mut SqliteConnection,
    failed: &FailedStatement<'_>,
) -> sqlx::Result<Option<Relation>> {
    if failed.key.is_empty() {
        return Ok(None);
    }
    let is_written = |column: &String| failed.written.iter().any(|(slot, _)| slot.name == column);
    let deletes = failed.written.is_empty();
    for child in children(connection, failed.table.name, deletes).await? {
        if !deletes && !child.references.iter().any(is_written) {
            continue;
        }
        let pairs = child.columns.iter().zip(&child.references);
        let on: Vec<String> = pairs.map(|(from, to)| format!("child.{} = parent.{}", name(from), name(to))).collect();
        let sql = format!(
            "SELECT 1 FROM {} AS parent JOIN {} AS child ON {} WHERE {} LIMIT 1",
            name(failed.table.name),
            name(&child.table),
            on.join(" AND "),
            is_key(failed, "parent.")
        );
        if is_some(connection, sql, failed.key.to_vec()).await? {
            let constraint = format!("{}_{}_fkey", child.table, child.columns.join("_"));
            return Ok(Some(Relation::of(failed.table, Side::Restricted, constraint, Some(child.table))));
        }
    }
    Ok(None)
}

const CHILDREN: &str = r#"
    SELECT t.name, f.id, f."from", f."to" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
    WHERE t.type = 'table' AND f."table" = ?1 COLLATE NOCASE
    AND iif(?2, f.on_delete, f.on_update) IN ('RESTRICT', 'NO ACTION')
    ORDER BY t.name, f.id, f.seq"#;

async fn children(connection: &mut SqliteConnection, table: &str, deletes: bool) -> sqlx::Result<Vec<Child>> {
    let mut children: Vec<(i64, Child)> = Vec::new();
    for row in sqlx::query(CHILDREN).bind(table.to_owned()).bind(deletes).fetch_all(connection).await? {
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
