//! Views, routines and events.

use std::collections::BTreeMap;

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::Unmanaged;

use super::super::text::{joined, one_line};
use super::{Fields, Here, ask, name};

const VIEWS: &str = "
SELECT TABLE_NAME, CASE WHEN SECURITY_TYPE = 'INVOKER' THEN 'SQL SECURITY INVOKER' END, VIEW_DEFINITION,
    CASE WHEN CHECK_OPTION <> 'NONE' THEN CONCAT('WITH ', CHECK_OPTION, ' CHECK OPTION') END
FROM information_schema.VIEWS
WHERE TABLE_SCHEMA = DATABASE()";

/// What a routine takes; what a function gives stands with the routine.
const PARAMETERS: &str = "
SELECT ROUTINE_TYPE, SPECIFIC_NAME, CASE WHEN ROUTINE_TYPE <> 'FUNCTION' THEN PARAMETER_MODE END, PARAMETER_NAME, DTD_IDENTIFIER
FROM information_schema.PARAMETERS
WHERE SPECIFIC_SCHEMA = DATABASE() AND ORDINAL_POSITION > 0
ORDER BY ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION";

const ROUTINES: &str = "
SELECT ROUTINE_TYPE, SPECIFIC_NAME, CASE WHEN ROUTINE_TYPE = 'FUNCTION' THEN CONCAT('RETURNS ', DTD_IDENTIFIER) END,
    CASE WHEN IS_DETERMINISTIC = 'YES' THEN 'DETERMINISTIC' END,
    CASE WHEN SQL_DATA_ACCESS <> 'CONTAINS SQL' THEN SQL_DATA_ACCESS END,
    CASE WHEN SECURITY_TYPE = 'INVOKER' THEN 'SQL SECURITY INVOKER' END, ROUTINE_DEFINITION
FROM information_schema.ROUTINES
WHERE ROUTINE_SCHEMA = DATABASE()";

/// When a repeated event begins is the time at which it was made, unless something else was said: that is not compared.
const EVENTS: &str = "
SELECT EVENT_NAME, CASE WHEN EVENT_TYPE = 'RECURRING' THEN CONCAT('ON SCHEDULE EVERY ', INTERVAL_VALUE, ' ', INTERVAL_FIELD)
        ELSE CONCAT('ON SCHEDULE AT ', EXECUTE_AT) END,
    CASE WHEN ON_COMPLETION = 'PRESERVE' THEN 'ON COMPLETION PRESERVE' END,
    CASE WHEN STATUS <> 'ENABLED' THEN 'DISABLE' END, 'DO', EVENT_DEFINITION
FROM information_schema.EVENTS
WHERE EVENT_SCHEMA = DATABASE()";

pub(super) async fn read<E: Engine>(engine: &mut E, here: &Here) -> anyhow::Result<Vec<Unmanaged>> {
    let mut found = Vec::new();
    found.extend(ask(engine, VIEWS).await?.map(|row| {
        let view = unmanaged("view", row);
        Unmanaged { definition: here.off(&view.definition), ..view }
    }));
    let mut parameters: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for mut row in ask(engine, PARAMETERS).await? {
        parameters.entry((row.text(), row.text())).or_default().push(parameter(row));
    }
    for mut row in ask(engine, ROUTINES).await? {
        let (kind, name) = (row.text(), row.text());
        let (takes, does) = (parameters.remove(&(kind.clone(), name.clone())).unwrap_or_default(), rest(row));
        let takes = if kind.starts_with("PACKAGE") { String::new() } else { format!("({})", takes.join(", ")) };
        let definition = joined([takes.as_str(), &does]);
        found.push(Unmanaged { kind: kind.to_lowercase(), name, definition, origin: None });
    }
    found.extend(ask(engine, EVENTS).await?.map(|row| unmanaged("event", row)));
    Ok(found)
}

fn unmanaged(kind: &str, mut row: Fields) -> Unmanaged {
    Unmanaged { kind: kind.to_owned(), name: row.text(), definition: rest(row), origin: None }
}

fn parameter(mut row: Fields) -> String {
    joined([row.text().as_str(), &name(&row.text()), &row.text()])
}

/// What is left of a row, on one line.
fn rest(row: Fields) -> String {
    one_line(&joined(row.rest().iter().map(String::as_str)))
}
