//! Every way in which two databases may differ and still count as the same. There are no others.
//!
//! 1. **The order of columns.** PostgreSQL can only append a column, and SQLite's ADD COLUMN appends, too; no statement of ours
//!    depends on the order, since all of them name their columns. So columns are compared by name.
//! 2. **The names of sequences behind identity columns.** PostgreSQL makes them from the names that table and column have at that
//!    moment, and renames them with neither. Nothing of ours names a sequence.
//! 3. **The history.** The applier's own table is in what it has migrated, and not in what was made directly.
//! 4. **The names of the checks that MariaDB gives to JSON columns.** They are the column's name at the time when it was made, and
//!    stay that when it is renamed. They are no constraints that a statement could name.

use schemalock::migrate::HISTORY_TABLE;
use serde_json::Value;

use crate::{Catalogue, Engine};

/// A catalogue without what may differ.
#[must_use]
pub fn normal(engine: Engine, mut catalogue: Catalogue) -> Catalogue {
    // 3.
    catalogue.tables.remove(HISTORY_TABLE);
    for table in catalogue.tables.values_mut() {
        // 1.
        table.columns.sort_by(|one, other| one.name.cmp(&other.name));
        // 4.
        if engine == Engine::Mariadb {
            let checks = std::mem::take(&mut table.checks).into_iter();
            table.checks = checks.map(|(name, sql)| (json_column(&sql).map_or(name, str::to_owned), sql)).collect();
        }
    }
    catalogue
}

/// The column that MariaDB's own check of a JSON column is about.
fn json_column(sql: &str) -> Option<&str> {
    sql.strip_prefix("json_valid(`")?.strip_suffix("`)")
}

/// Objects that no table shows, as `kind name`, without what may differ.
#[must_use]
pub fn normal_objects(objects: Vec<String>) -> Vec<String> {
    let history = |object: &str| object.contains(HISTORY_TABLE);
    // 2 and 3.
    objects.into_iter().filter(|object| !object.starts_with("relation S ") && !history(object)).collect()
}

/// Where two catalogues differ, with what each has there.
///
/// # Panics
/// Never: a catalogue is plain data.
#[must_use]
pub fn differences(engine: Engine, expected: &Catalogue, found: &Catalogue) -> Vec<String> {
    let plain = |catalogue: &Catalogue| {
        serde_json::to_value(normal(engine, catalogue.clone())).expect("a catalogue is plain data")
    };
    let mut out = Vec::new();
    compare("", &plain(expected), &plain(found), &mut out);
    out
}

fn compare(place: &str, expected: &Value, found: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(one), Value::Object(two)) => {
            let keys: std::collections::BTreeSet<&String> = one.keys().chain(two.keys()).collect();
            for key in keys {
                let (one, two) = (one.get(key).unwrap_or(&Value::Null), two.get(key).unwrap_or(&Value::Null));
                compare(&format!("{place}/{key}"), one, two, out);
            }
        }
        (Value::Array(one), Value::Array(two)) if one.len() == two.len() => {
            for (at, (one, two)) in one.iter().zip(two).enumerate() {
                let name = one.get("name").and_then(Value::as_str).map_or_else(|| at.to_string(), str::to_owned);
                compare(&format!("{place}/{name}"), one, two, out);
            }
        }
        _ if expected != found => out.push(format!("{place}: expected {expected}, found {found}")),
        _ => {}
    }
}
