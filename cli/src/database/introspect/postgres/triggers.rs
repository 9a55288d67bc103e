//! Triggers.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Trigger, Unmanaged};

use super::{Catalogue, Fields, Tables};

/// The last column says why the trigger cannot be described.
const TRIGGERS: &str = "
SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid, true),
    CASE WHEN pg_function_is_visible(p.oid) THEN '' ELSE n.nspname || '.' END || p.proname,
    CASE WHEN l.lanname NOT IN ('internal', 'c') THEN p.prosrc END, t.tgenabled = 'D',
    t.tgconstraint <> 0 OR t.tgenabled IN ('A', 'R') OR NOT @managed,
    CASE t.tgenabled WHEN 'A' THEN ' ENABLE ALWAYS' WHEN 'R' THEN ' ENABLE REPLICA' WHEN 'D' THEN ' DISABLE' ELSE '' END
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace = @here AND @own
ORDER BY t.tgname";

/// Gives tables their triggers; says which cannot be described.
pub(super) async fn read<E: Engine>(
    catalogue: &mut Catalogue<'_, E>,
    tables: &mut Tables,
) -> anyhow::Result<Vec<Unmanaged>> {
    let mut others = Vec::new();
    for mut row in catalogue.ask(TRIGGERS).await? {
        let relation = row.text();
        let trigger = trigger(&mut row);
        let (unmanaged, state) = (row.flag(), row.text());
        match tables.get(&relation) {
            Some(table) if !unmanaged => table.triggers.push(trigger),
            _ => others.push(Unmanaged {
                kind: "trigger".to_owned(),
                name: format!("{relation}.{}", trigger.name),
                definition: trigger.definition + &state,
                origin: None,
            }),
        }
    }
    Ok(others)
}

fn trigger(row: &mut Fields) -> Trigger {
    Trigger {
        name: row.text(),
        definition: row.text(),
        function: row.some(),
        body: row.some(),
        disabled: row.flag(),
        origin: None,
    }
}
