//! PostgreSQL's catalogue: `pg_catalog`, for the current schema.

mod queries;

use anyhow::{Result, bail};
use sqlx::postgres::PgRow;
use sqlx::{FromRow, PgConnection, Row};

use super::{
    Catalogue, ColumnFacts, Deferrable, ForeignKeyFacts, IndexFacts, IndexPart, TableFacts, TriggerFacts, non_empty,
};
use crate::engine;

type Text = Option<String>;

/// Reads the current schema of the database that the URL names.
///
/// # Errors
/// No connection, or rows that this reader cannot place.
pub async fn read(url: &str) -> Result<Catalogue> {
    let mut connection = engine::postgres::connect(url).await?;
    let mut catalogue = Catalogue::default();
    tables(&mut connection, &mut catalogue).await?;
    columns(&mut connection, &mut catalogue).await?;
    constraints(&mut connection, &mut catalogue).await?;
    indexes(&mut connection, &mut catalogue).await?;
    index_parts(&mut connection, &mut catalogue).await?;
    triggers(&mut connection, &mut catalogue).await?;
    enums(&mut connection, &mut catalogue).await?;
    views(&mut connection, &mut catalogue).await?;
    Ok(catalogue)
}

async fn tables(connection: &mut PgConnection, catalogue: &mut Catalogue) -> Result<()> {
    let rows: Vec<(String, Text)> = sqlx::query_as(queries::TABLES).fetch_all(connection).await?;
    for (name, comment) in rows {
        catalogue.tables.insert(name, TableFacts { comment, ..TableFacts::default() });
    }
    Ok(())
}

async fn columns(connection: &mut PgConnection, catalogue: &mut Catalogue) -> Result<()> {
    type Row = (String, String, String, bool, Text, Text, Text, String, String);
    let rows: Vec<Row> = sqlx::query_as(queries::COLUMNS).fetch_all(connection).await?;
    for (table, name, type_text, not_null, expression, collation, comment, generated, identity) in rows {
        let (default, generated) = match generated.as_str() {
            "s" => (None, expression.map(|text| format!("stored {text}"))),
            "v" => (None, expression.map(|text| format!("virtual {text}"))),
            _ => (expression, None),
        };
        let extra = identity_words(&identity).map(str::to_owned);
        let facts = ColumnFacts { name, type_text, not_null, default, collation, comment, generated, extra };
        catalogue.entry(&table)?.columns.push(facts);
    }
    Ok(())
}

fn identity_words(code: &str) -> Option<&'static str> {
    match code {
        "a" => Some("identity always"),
        "d" => Some("identity by default"),
        _ => None,
    }
}

struct Constraint {
    table_name: String,
    name: String,
    kind: String,
    columns: Vec<String>,
    target: Text,
    referenced: Vec<String>,
    on_delete: String,
    on_update: String,
    is_deferrable: bool,
    is_deferred: bool,
    validated: bool,
    expression: Text,
}

impl FromRow<'_, PgRow> for Constraint {
    fn from_row(row: &PgRow) -> sqlx::Result<Self> {
        Ok(Self {
            table_name: row.try_get("table_name")?,
            name: row.try_get("name")?,
            kind: row.try_get("kind")?,
            columns: row.try_get("columns")?,
            target: row.try_get("target")?,
            referenced: row.try_get("referenced")?,
            on_delete: row.try_get("on_delete")?,
            on_update: row.try_get("on_update")?,
            is_deferrable: row.try_get("is_deferrable")?,
            is_deferred: row.try_get("is_deferred")?,
            validated: row.try_get("validated")?,
            expression: row.try_get("expression")?,
        })
    }
}

async fn constraints(connection: &mut PgConnection, catalogue: &mut Catalogue) -> Result<()> {
    let rows: Vec<Constraint> = sqlx::query_as(queries::CONSTRAINTS).fetch_all(connection).await?;
    for row in rows {
        place(catalogue.entry(&row.table_name)?, row)?;
    }
    Ok(())
}

fn place(facts: &mut TableFacts, row: Constraint) -> Result<()> {
    match row.kind.as_str() {
        "p" => {
            facts.primary_key = row.columns;
            facts.primary_key_name = Some(row.name);
        }
        "u" => drop(facts.uniques.insert(row.name, row.columns)),
        "c" => drop(facts.checks.insert(row.name.clone(), check(row))),
        "f" => drop(facts.foreign_keys.insert(row.name.clone(), foreign_key(row)?)),
        other => bail!("constraint {} is of the unknown kind {other:?}", row.name),
    }
    Ok(())
}

fn check(row: Constraint) -> String {
    let expression = row.expression.unwrap_or_default();
    if row.validated { expression } else { format!("{expression} NOT VALID") }
}

fn foreign_key(row: Constraint) -> Result<ForeignKeyFacts> {
    Ok(ForeignKeyFacts {
        columns: row.columns,
        table: row.target.unwrap_or_default(),
        referenced: row.referenced,
        on_delete: action(&row.on_delete)?.to_owned(),
        on_update: action(&row.on_update)?.to_owned(),
        deferrable: match (row.is_deferrable, row.is_deferred) {
            (false, _) => Deferrable::No,
            (true, false) => Deferrable::InitiallyImmediate,
            (true, true) => Deferrable::InitiallyDeferred,
        },
        validated: row.validated,
    })
}

fn action(code: &str) -> Result<&'static str> {
    Ok(match code {
        "a" => "NO ACTION",
        "r" => "RESTRICT",
        "c" => "CASCADE",
        "n" => "SET NULL",
        "d" => "SET DEFAULT",
        other => bail!("unknown referential action {other:?}"),
    })
}

async fn indexes(connection: &mut PgConnection, catalogue: &mut Catalogue) -> Result<()> {
    type Row = (String, String, bool, bool, String, Text);
    let rows: Vec<Row> = sqlx::query_as(queries::INDEXES).fetch_all(connection).await?;
    for (table, name, unique, valid, method, predicate) in rows {
        let index = IndexFacts { unique, valid, method: Some(method), predicate, ..IndexFacts::default() };
        catalogue.entry(&table)?.indexes.insert(name, index);
    }
    Ok(())
}

async fn index_parts(connection: &mut PgConnection, catalogue: &mut Catalogue) -> Result<()> {
    type Row = (String, String, bool, Text, String, bool, bool, Text);
    let rows: Vec<Row> = sqlx::query_as(queries::INDEX_PARTS).fetch_all(connection).await?;
    for (table, name, included, column, text, descending, nulls_first, collation) in rows {
        let index = catalogue.entry(&table)?.indexes.entry(name).or_default();
        if included {
            index.include.push(column.unwrap_or(text));
            continue;
        }
        let expression = column.is_none().then_some(text);
        let nulls_first = Some(nulls_first);
        index.parts.push(IndexPart { column, expression, descending, nulls_first, collation, prefix: None });
    }
    Ok(())
}

async fn triggers(connection: &mut PgConnection, catalogue: &mut Catalogue) -> Result<()> {
    type Row = (String, String, String, Text, i16);
    let rows: Vec<Row> = sqlx::query_as(queries::TRIGGERS).fetch_all(connection).await?;
    for (table, name, definition, function, bits) in rows {
        let (timing, event) = (timing(bits).to_owned(), events(bits));
        let trigger = TriggerFacts { timing, event, definition, function: non_empty(function) };
        catalogue.entry(&table)?.triggers.insert(name, trigger);
    }
    Ok(())
}

/// The bits of `pg_trigger.tgtype`.
fn timing(bits: i16) -> &'static str {
    match (bits & 2 != 0, bits & 64 != 0) {
        (true, _) => "BEFORE",
        (_, true) => "INSTEAD OF",
        _ => "AFTER",
    }
}

fn events(bits: i16) -> String {
    let names = [(4, "INSERT"), (8, "DELETE"), (16, "UPDATE"), (32, "TRUNCATE")];
    let named: Vec<&str> = names.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, name)| name).collect();
    named.join(" OR ")
}

async fn enums(connection: &mut PgConnection, catalogue: &mut Catalogue) -> Result<()> {
    let rows: Vec<(String, String)> = sqlx::query_as(queries::ENUMS).fetch_all(connection).await?;
    for (name, value) in rows {
        catalogue.enums.entry(name).or_default().push(value);
    }
    Ok(())
}

async fn views(connection: &mut PgConnection, catalogue: &mut Catalogue) -> Result<()> {
    let rows: Vec<(String, String)> = sqlx::query_as(queries::VIEWS).fetch_all(connection).await?;
    catalogue.views.extend(rows);
    Ok(())
}
