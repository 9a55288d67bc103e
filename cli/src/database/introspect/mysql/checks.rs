//! Conditions on rows.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::Check;

use super::super::text::bare;
use super::default::expression;
use super::{Fields, Found, Words, ask};

/// A condition in a column is listed under the column's name, and has none of its own.
pub(super) const MARIADB: &str = "
SELECT TABLE_NAME, CASE WHEN LEVEL = 'Table' THEN CONSTRAINT_NAME END, CHECK_CLAUSE, 'YES',
    CASE WHEN LEVEL <> 'Table' THEN CONSTRAINT_NAME END
FROM information_schema.CHECK_CONSTRAINTS
WHERE CONSTRAINT_SCHEMA = DATABASE()";

pub(super) const MYSQL: &str = "
SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, t.ENFORCED, NULL
FROM information_schema.CHECK_CONSTRAINTS c
JOIN information_schema.TABLE_CONSTRAINTS t
    ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK'
WHERE c.CONSTRAINT_SCHEMA = DATABASE()";

pub(super) async fn read<E: Engine>(engine: &mut E, words: &Words, found: &mut Found) -> anyhow::Result<()> {
    for mut row in ask(engine, words.checks).await? {
        if let Some(table) = found.get(&row.text()) {
            table.checks.push(check(row, words));
        }
    }
    Ok(())
}

fn check(mut row: Fields, words: &Words) -> Check {
    let name = row.some();
    let expression = bare(&expression(&row.text(), words), true).to_owned();
    let extra = if row.flag() { String::new() } else { "NOT ENFORCED".to_owned() };
    Check { name, expression, extra, column: row.some() }
}
