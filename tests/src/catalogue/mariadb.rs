//! MariaDB's catalogue: `information_schema`.

use anyhow::{Result, bail};
use sqlx::MySqlConnection;

use super::{
    Catalogue, ColumnFacts, Deferrable, ForeignKeyFacts, IndexFacts, IndexPart, TableFacts, TriggerFacts, non_empty,
};
use crate::engine;

const TABLES: &str = "
    SELECT table_name, engine, table_collation, table_comment
    FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";

const COLUMNS: &str = "
    SELECT table_name, column_name, CAST(column_type AS CHAR), is_nullable, CAST(column_default AS CHAR),
           collation_name, column_comment, extra, CAST(generation_expression AS CHAR)
    FROM information_schema.columns
    WHERE table_schema = DATABASE()
      AND table_name IN (SELECT table_name FROM information_schema.tables
                         WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE')
    ORDER BY table_name, ordinal_position";

const KEYS: &str = "
    SELECT table_name, index_name, column_name, non_unique, CAST(collation AS CHAR), CAST(sub_part AS UNSIGNED), index_type
    FROM information_schema.statistics
    WHERE table_schema = DATABASE()
    ORDER BY table_name, index_name, seq_in_index";

const FOREIGN_KEYS: &str = "
    SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, k.referenced_column_name,
           r.delete_rule, r.update_rule
    FROM information_schema.key_column_usage k
    JOIN information_schema.referential_constraints r
      ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
     AND r.table_name = k.table_name
    WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
    ORDER BY k.table_name, k.constraint_name, k.ordinal_position";

const CHECKS: &str = "
    SELECT table_name, constraint_name, CAST(check_clause AS CHAR)
    FROM information_schema.check_constraints
    WHERE constraint_schema = DATABASE()";

const TRIGGERS: &str = "
    SELECT event_object_table, trigger_name, action_timing, event_manipulation, CAST(action_statement AS CHAR)
    FROM information_schema.triggers
    WHERE trigger_schema = DATABASE()";

const VIEWS: &str = "
    SELECT table_name, CAST(view_definition AS CHAR)
    FROM information_schema.views
    WHERE table_schema = DATABASE()";

/// The name that MariaDB gives to every primary key.
const PRIMARY: &str = "PRIMARY";

type Text = Option<String>;

/// Reads the database that the URL names.
///
/// # Errors
/// No connection, or rows that this reader cannot place.
pub async fn read(url: &str) -> Result<Catalogue> {
    let mut connection = engine::mariadb::connect(url).await?;
    let mut catalogue = Catalogue::default();
    tables(&mut connection, &mut catalogue).await?;
    columns(&mut connection, &mut catalogue).await?;
    keys(&mut connection, &mut catalogue).await?;
    foreign_keys(&mut connection, &mut catalogue).await?;
    checks(&mut connection, &mut catalogue).await?;
    triggers(&mut connection, &mut catalogue).await?;
    views(&mut connection, &mut catalogue).await?;
    Ok(catalogue)
}

async fn tables(connection: &mut MySqlConnection, catalogue: &mut Catalogue) -> Result<()> {
    let rows: Vec<(String, Text, Text, Text)> = sqlx::query_as(TABLES).fetch_all(connection).await?;
    for (name, engine, collation, comment) in rows {
        let options = [("engine", engine), ("collation", collation)];
        let facts = TableFacts {
            comment: non_empty(comment),
            options: options.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect(),
            ..TableFacts::default()
        };
        catalogue.tables.insert(name, facts);
    }
    Ok(())
}

async fn columns(connection: &mut MySqlConnection, catalogue: &mut Catalogue) -> Result<()> {
    type Row = (String, String, String, String, Text, Text, Text, Text, Text);
    let rows: Vec<Row> = sqlx::query_as(COLUMNS).fetch_all(connection).await?;
    for (table, name, type_text, nullable, default, collation, comment, extra, expression) in rows {
        let (generated, extra) = generated_and_extra(&extra.unwrap_or_default(), expression);
        catalogue.entry(&table)?.columns.push(ColumnFacts {
            name,
            type_text,
            not_null: nullable == "NO",
            default: default.filter(|default| default != "NULL"),
            collation,
            comment: non_empty(comment),
            generated,
            extra,
        });
    }
    Ok(())
}

/// EXTRA holds both `STORED GENERATED` and `on update …`.
fn generated_and_extra(extra: &str, expression: Text) -> (Text, Text) {
    let kind = ["STORED", "VIRTUAL"].into_iter().find(|kind| extra.contains(&format!("{kind} GENERATED")));
    match (kind, expression) {
        (Some(kind), Some(expression)) => (Some(format!("{} {expression}", kind.to_lowercase())), None),
        _ => (None, non_empty(Some(extra.to_owned()))),
    }
}

async fn keys(connection: &mut MySqlConnection, catalogue: &mut Catalogue) -> Result<()> {
    type Row = (String, String, Text, i64, Text, Option<u64>, Text);
    let rows: Vec<Row> = sqlx::query_as(KEYS).fetch_all(connection).await?;
    for (table, name, column, non_unique, direction, prefix, method) in rows {
        let facts = catalogue.entry(&table)?;
        if name == PRIMARY {
            facts.primary_key.extend(column);
            continue;
        }
        let index = facts.indexes.entry(name).or_insert_with(|| IndexFacts {
            unique: non_unique == 0,
            method,
            valid: true,
            ..IndexFacts::default()
        });
        let descending = direction.as_deref() == Some("D");
        index.parts.push(IndexPart { column, descending, prefix, ..IndexPart::default() });
    }
    catalogue.tables.values_mut().for_each(split_uniques);
    Ok(())
}

/// Moves unique keys on whole columns, in plain order, to where the other engines have their unique constraints.
fn split_uniques(facts: &mut TableFacts) {
    let indexes = std::mem::take(&mut facts.indexes);
    for (name, index) in indexes {
        let plain = |part: &IndexPart| part.prefix.is_none() && !part.descending;
        if index.unique && index.parts.iter().all(plain) {
            let columns = index.parts.into_iter().filter_map(|part| part.column).collect();
            facts.uniques.insert(name, columns);
        } else {
            facts.indexes.insert(name, index);
        }
    }
}

async fn foreign_keys(connection: &mut MySqlConnection, catalogue: &mut Catalogue) -> Result<()> {
    type Row = (String, String, String, String, String, String, String);
    let rows: Vec<Row> = sqlx::query_as(FOREIGN_KEYS).fetch_all(connection).await?;
    for (table, name, column, target, referenced, on_delete, on_update) in rows {
        let keys = &mut catalogue.entry(&table)?.foreign_keys;
        let key = keys.entry(name).or_insert_with(|| ForeignKeyFacts {
            table: target,
            on_delete,
            on_update,
            deferrable: Deferrable::No,
            validated: true,
            ..ForeignKeyFacts::default()
        });
        key.columns.push(column);
        key.referenced.push(referenced);
    }
    Ok(())
}

async fn checks(connection: &mut MySqlConnection, catalogue: &mut Catalogue) -> Result<()> {
    let rows: Vec<(String, String, String)> = sqlx::query_as(CHECKS).fetch_all(connection).await?;
    for (table, name, expression) in rows {
        if let Some(other) = catalogue.entry(&table)?.checks.insert(name.clone(), expression) {
            bail!("{table} has two checks called {name}; one of them is {other}");
        }
    }
    Ok(())
}

async fn triggers(connection: &mut MySqlConnection, catalogue: &mut Catalogue) -> Result<()> {
    type Row = (String, String, String, String, String);
    let rows: Vec<Row> = sqlx::query_as(TRIGGERS).fetch_all(connection).await?;
    for (table, name, timing, event, definition) in rows {
        let trigger = TriggerFacts { timing, event, definition, function: None };
        catalogue.entry(&table)?.triggers.insert(name, trigger);
    }
    Ok(())
}

async fn views(connection: &mut MySqlConnection, catalogue: &mut Catalogue) -> Result<()> {
    let rows: Vec<(String, String)> = sqlx::query_as(VIEWS).fetch_all(connection).await?;
    catalogue.views.extend(rows);
    Ok(())
}
