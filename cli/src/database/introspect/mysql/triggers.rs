//! Triggers.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Trigger, Unmanaged};

use super::super::text::one_line;
use super::{Fields, Found, ask, writer};

/// In the order in which they fire.
const TRIGGERS: &str = "
SELECT EVENT_OBJECT_TABLE, TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT
FROM information_schema.TRIGGERS
WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE <> 'schemalock_history'
ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER";

/// Gives tables their triggers; says which are on others.
pub(super) async fn read<E: Engine>(engine: &mut E, found: &mut Found) -> anyhow::Result<Vec<Unmanaged>> {
    let mut others = Vec::new();
    for mut row in ask(engine, TRIGGERS).await? {
        let table = row.text();
        let trigger = trigger(&table, row);
        match found.tables.get(&table) {
            Some(table) => table.triggers.push(trigger),
            None => others.push(Unmanaged {
                kind: "trigger".to_owned(),
                name: format!("{table}.{}", trigger.name),
                definition: one_line(&trigger.definition),
                origin: None,
            }),
        }
    }
    Ok(others)
}

fn trigger(table: &str, mut row: Fields) -> Trigger {
    let name = row.text();
    let (timing, event, statement) = (row.text(), row.text(), row.text());
    let mut writer = writer();
    writer.sql("CREATE TRIGGER ").name(&name);
    let head = writer.finish();
    let mut writer = super::writer();
    writer.name(table);
    let definition = format!("{head} {timing} {event} ON {} FOR EACH ROW {statement}", writer.finish());
    Trigger { name, definition, ..Trigger::default() }
}
