//! References to other rows.

use std::collections::BTreeMap;

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::ForeignKey;
use schemalock_codegen::model::Action;

use super::{Fields, Found, ask};

/// One row for each column.
const COLUMNS: &str = "
SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, NULLIF(REFERENCED_TABLE_SCHEMA, DATABASE()), REFERENCED_TABLE_NAME,
    REFERENCED_COLUMN_NAME
FROM information_schema.KEY_COLUMN_USAGE
WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION";

const ACTIONS: &str = "
SELECT TABLE_NAME, CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE
FROM information_schema.REFERENTIAL_CONSTRAINTS
WHERE CONSTRAINT_SCHEMA = DATABASE()";

/// By table and name.
type Keys = BTreeMap<(String, String), ForeignKey>;

pub(super) async fn read<E: Engine>(engine: &mut E, found: &mut Found) -> anyhow::Result<()> {
    let mut keys = Keys::new();
    for mut row in ask(engine, COLUMNS).await? {
        let place = (row.text(), row.text());
        column(keys.entry(place).or_default(), row);
    }
    for mut row in ask(engine, ACTIONS).await? {
        if let Some(key) = keys.get_mut(&(row.text(), row.text())) {
            (key.on_delete, key.on_update) = (action(&row.text()), action(&row.text()));
        }
    }
    for ((table, name), key) in keys {
        if let Some(table) = found.get(&table) {
            table.foreign_keys.push(ForeignKey { name: Some(name), ..key });
        }
    }
    Ok(())
}

fn column(key: &mut ForeignKey, mut row: Fields) {
    key.columns.push(row.text());
    let database = row.some().map(|database| database + ".").unwrap_or_default();
    key.table = database + &row.text();
    key.references.push(row.text());
}

fn action(words: &str) -> Action {
    match words {
        "RESTRICT" => Action::Restrict,
        "CASCADE" => Action::Cascade,
        "SET NULL" => Action::SetNull,
        "SET DEFAULT" => Action::SetDefault,
        _ => Action::NoAction,
    }
}
