//! SQLite: its catalogue is the statements that made it, and these are read as SQL.

use anyhow::bail;
use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Inventory, Unmanaged};
use schemalock_codegen::model::DialectKind;
use schemalock_codegen::sql::read::{ReadSql, SqlFile, read as read_sql};

use super::text::one_line;
use super::{Fields, ask, within};

/// In an order in which each finds what it needs. The last column says which tables are those in which virtual ones keep what they hold.
const OBJECTS: &str = "
SELECT s.type, s.name, s.sql, s.type = 'table' AND s.name IN (
    SELECT l.name FROM pragma_table_list l WHERE l.schema = 'main' AND l.type = 'shadow')
FROM main.sqlite_schema s
WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
ORDER BY CASE s.type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, s.rowid";

pub(super) async fn read<E: Engine>(engine: &mut E) -> anyhow::Result<Inventory> {
    let rows: Vec<Fields> = within(engine, "BEGIN", async |engine| Ok(ask(engine, OBJECTS).await?.collect())).await?;
    inventory(rows)
}

fn inventory(rows: Vec<Fields>) -> anyhow::Result<Inventory> {
    let (mut statements, mut shadows) = (Vec::new(), Vec::new());
    for mut row in rows {
        let (kind, name, sql) = (row.text(), row.text(), row.text());
        if row.flag() {
            shadows.push(Unmanaged { kind, name, definition: one_line(&sql), origin: None });
        } else {
            // Called by what it makes where it is not understood.
            statements.push((format!("{kind} {name}"), sql));
        }
    }
    let files: Vec<SqlFile<'_>> = statements.iter().map(|(name, text)| SqlFile { name, text }).collect();
    let read = read_sql(&files, DialectKind::Sqlite);
    refuse(&read)?;
    let mut inventory = read.inventory;
    // The reader knows those of the usual modules by itself.
    let known = |shadow: &Unmanaged| {
        inventory.unmanaged.iter().any(|thing| thing.kind == shadow.kind && thing.name == shadow.name)
    };
    let more: Vec<Unmanaged> = shadows.into_iter().filter(|shadow| !known(shadow)).collect();
    inventory.unmanaged.extend(more);
    forget_places(&mut inventory);
    Ok(inventory)
}

/// Says what is not understood.
fn refuse(read: &ReadSql) -> anyhow::Result<()> {
    let Some(first) = read.unsupported.first() else { return Ok(()) };
    let more = read.unsupported.len() - 1;
    let more = if more == 0 { String::new() } else { format!(" (and {more} more like it)") };
    match first.origin.file.as_str() {
        "" => bail!("a statement is not understood: {}: {}{more}", first.statement, first.reason),
        object => bail!("the {object} is not understood: {}{more}", first.reason),
    }
}

/// There is no file in which somebody could look.
fn forget_places(inventory: &mut Inventory) {
    for table in &mut inventory.tables {
        table.origin = None;
        table.triggers.iter_mut().for_each(|trigger| trigger.origin = None);
    }
    inventory.unmanaged.iter_mut().for_each(|thing| thing.origin = None);
}

#[cfg(test)]
mod tests {
    use super::super::Fields;
    use super::inventory;

    fn rows(objects: &[[&str; 4]]) -> Vec<Fields> {
        objects.iter().map(|object| Fields::written(object)).collect()
    }

    #[test]
    fn statements_are_read_one_by_one() {
        let read = inventory(rows(&[
            ["table", "a", "CREATE TABLE a (id INTEGER PRIMARY KEY) -- the end", "0"],
            ["table", "b", "CREATE TABLE b (\n  a_id INTEGER REFERENCES a\n) STRICT", "0"],
            ["index", "b_idx", "CREATE INDEX b_idx ON b (a_id)", "0"],
            ["trigger", "t", "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT ';'; END", "0"],
        ]));
        let read = read.unwrap();
        assert_eq!(read.tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(read.tables[1].foreign_keys[0].references, ["id"]);
        assert_eq!((read.tables[1].indexes.len(), read.tables[0].triggers.len()), (1, 1));
        assert!(read.tables.iter().all(|table| table.origin.is_none()));
    }

    #[test]
    fn what_virtual_tables_keep_is_left_alone() {
        let read = inventory(rows(&[
            ["table", "words", "CREATE VIRTUAL TABLE words USING fts5(a)", "0"],
            ["table", "words_data", "CREATE TABLE 'words_data'(id INTEGER PRIMARY KEY, block BLOB)", "1"],
        ]));
        let read = read.unwrap();
        assert!(read.tables.is_empty());
        let names: Vec<&str> = read.unmanaged.iter().map(|thing| thing.name.as_str()).collect();
        assert_eq!(names.iter().filter(|name| **name == "words_data").count(), 1, "{names:?}");
        assert!(names.contains(&"words"), "{names:?}");
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let read = inventory(rows(&[
            ["table", "a", "CREATE TABLE a (id INTEGER)", "0"],
            ["table", "b", "CREATE TABLE b (\n  id INTEGER REFERENCES\n)", "0"],
            ["table", "c", "CREATE TABLE c (id INTEGER)", "0"],
        ]));
        let error = read.unwrap_err().to_string();
        assert!(error.starts_with("the table b is not understood: "), "{error}");
    }
}
