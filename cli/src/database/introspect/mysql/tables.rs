//! Tables as a whole.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::Table;

use super::{Fields, Found, Others, Tables, ask};

const TABLES: &str = "
SELECT TABLE_NAME, TABLE_TYPE, TABLE_COMMENT, ENGINE, TABLE_COLLATION, CREATE_OPTIONS
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'schemalock_history'";

/// The word among a table's options that is none.
const PARTITIONED: &str = "partitioned";

pub(super) async fn read<E: Engine>(engine: &mut E) -> anyhow::Result<Found> {
    let (mut tables, mut others) = (Tables::default(), Others::default());
    for mut row in ask(engine, TABLES).await? {
        let (name, kind) = (row.text(), row.text());
        let (table, partitioned) = table(name, row);
        match kind.as_str() {
            "BASE TABLE" if partitioned => others.partitioned(table),
            "BASE TABLE" => tables.add(table),
            "SYSTEM VERSIONED" => others.versioned(table),
            "SEQUENCE" => others.sequence(table.name),
            // Views are read by themselves, and temporary tables are their connection's.
            _ => {}
        }
    }
    Ok(Found { tables, others })
}

fn table(name: String, mut row: Fields) -> (Table, bool) {
    let mut table = Table { name, comment: row.filled(), ..Table::default() };
    let (engine, collation, options) = (row.filled(), row.filled(), row.text());
    let mut words: Vec<&str> = options.split_whitespace().collect();
    let all = words.len();
    words.retain(|word| *word != PARTITIONED);
    let partitioned = words.len() < all;
    let options = Some(words.join(" ")).filter(|options| !options.is_empty());
    for (key, value) in [("engine", engine), ("collation", collation), ("options", options)] {
        if let Some(value) = value {
            table.options.insert(key.to_owned(), value);
        }
    }
    (table, partitioned)
}
