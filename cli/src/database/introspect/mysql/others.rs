//! Tables of kinds that a schema does not describe, and sequences.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Column, Table, Unmanaged};

use super::super::text::joined;
use super::{Fields, ask, name};

/// One row for each partition.
const PARTITIONS: &str = "
SELECT TABLE_NAME, PARTITION_METHOD, PARTITION_EXPRESSION, SUBPARTITION_METHOD, SUBPARTITION_EXPRESSION, PARTITION_NAME, PARTITION_DESCRIPTION
FROM information_schema.PARTITIONS
WHERE TABLE_SCHEMA = DATABASE() AND PARTITION_NAME IS NOT NULL AND COALESCE(SUBPARTITION_ORDINAL_POSITION, 1) = 1
ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION";

/// Tables with what stands behind them in place of options; names of sequences.
#[derive(Debug, Default)]
pub(super) struct Others {
    tables: BTreeMap<String, (Table, String)>,
    sequences: Vec<String>,
}

impl Others {
    pub(super) fn partitioned(&mut self, table: Table) {
        self.tables.insert(table.name.clone(), (table, String::new()));
    }

    pub(super) fn versioned(&mut self, table: Table) {
        self.tables.insert(table.name.clone(), (table, "WITH SYSTEM VERSIONING".to_owned()));
    }

    pub(super) fn sequence(&mut self, name: String) {
        self.sequences.push(name);
    }

    pub(super) fn get(&mut self, name: &str) -> Option<&mut Table> {
        self.tables.get_mut(name).map(|(table, _)| table)
    }

    pub(super) async fn read<E: Engine>(mut self, engine: &mut E) -> anyhow::Result<Vec<Unmanaged>> {
        let mut unmanaged = Vec::new();
        if !self.tables.is_empty() {
            for row in ask(engine, PARTITIONS).await? {
                self.partition(row);
            }
        }
        for (table, behind) in self.tables.into_values() {
            let definition = joined([definition(&table).as_str(), &behind]);
            unmanaged.push(Unmanaged { kind: "table".to_owned(), name: table.name, definition, origin: None });
        }
        for sequence in self.sequences {
            unmanaged.push(described(engine, sequence).await?);
        }
        Ok(unmanaged)
    }

    fn partition(&mut self, mut row: Fields) {
        let Some((_, behind)) = self.tables.get_mut(&row.text()) else { return };
        let by = parts("PARTITION BY", &mut row);
        let by = joined([by.as_str(), &parts("SUBPARTITION BY", &mut row)]);
        let partition = joined([row.text().as_str(), &row.text()]);
        let _ = if behind.contains("PARTITION BY") {
            write!(behind, ", {partition}")
        } else {
            *behind = joined([behind.as_str(), &format!("{by}: {partition}")]);
            Ok(())
        };
    }
}

/// How rows are divided; of a division that there is not, nothing.
fn parts(words: &str, row: &mut Fields) -> String {
    let (method, expression) = (row.filled(), row.text());
    method.map(|method| format!("{words} {method} ({expression})")).unwrap_or_default()
}

/// A sequence's settings are nowhere to be had for all of them at once.
async fn described<E: Engine>(engine: &mut E, sequence: String) -> anyhow::Result<Unmanaged> {
    let row = ask(engine, &format!("SHOW CREATE SEQUENCE {}", name(&sequence))).await?.next();
    let statement = row.map(|mut row| {
        row.skip(1);
        row.text()
    });
    let statement = statement.unwrap_or_default();
    let definition = statement.split_once("` ").map_or(statement.as_str(), |(_, settings)| settings).to_owned();
    Ok(Unmanaged { kind: "sequence".to_owned(), name: sequence, definition, origin: None })
}

/// The columns and keys of a table, in short.
fn definition(table: &Table) -> String {
    let mut parts: Vec<String> = table.columns.iter().map(column).collect();
    let list = |columns: &[String]| columns.iter().map(|column| name(column)).collect::<Vec<_>>().join(", ");
    parts.extend(table.primary_key.iter().map(|key| format!("PRIMARY KEY ({})", list(&key.columns))));
    parts.extend(table.uniques.iter().map(|key| format!("UNIQUE ({})", list(&key.columns))));
    parts.extend(table.indexes.iter().map(|index| format!("KEY {}", name(&index.name))));
    parts.extend(table.checks.iter().map(|check| format!("CHECK ({})", check.expression)));
    let options = table.options.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>();
    format!("({}) {}", parts.join(", "), options.join(" "))
}

fn column(column: &Column) -> String {
    let default = column.default.as_ref().map(|default| format!("DEFAULT {default}")).unwrap_or_default();
    let generated = column.generated.as_ref().map(|made| format!("AS ({})", made.expression)).unwrap_or_default();
    let null = if column.not_null { "NOT NULL" } else { "" };
    joined([name(&column.name).as_str(), &column.ty, null, &default, &generated, &column.extra])
}
