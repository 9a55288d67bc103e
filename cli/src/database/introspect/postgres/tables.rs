//! Tables as a whole.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::Table;

use super::{Catalogue, Fields, Tables};

const TABLES: &str = "
SELECT c.relname, d.description,
    array_to_string(c.reloptions || ARRAY(SELECT 'toast.' || o FROM unnest(toast.reloptions) o), ', '),
    c.relpersistence = 'u', s.spcname, nullif(m.amname, 'heap'),
    CASE c.relreplident WHEN 'n' THEN 'NOTHING' WHEN 'f' THEN 'FULL' WHEN 'i' THEN 'USING INDEX ' || (
        SELECT quote_ident(x.relname) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
        WHERE i.indrelid = c.oid AND i.indisreplident) END,
    (SELECT quote_ident(x.relname) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
     WHERE i.indrelid = c.oid AND i.indisclustered)
FROM pg_catalog.pg_class c
LEFT JOIN pg_catalog.pg_description d
    ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
WHERE @managed";

pub(super) async fn read<E: Engine>(catalogue: &mut Catalogue<'_, E>) -> anyhow::Result<Tables> {
    let mut tables = Tables::default();
    for row in catalogue.ask(TABLES).await? {
        tables.add(table(row));
    }
    Ok(tables)
}

fn table(mut row: Fields) -> Table {
    let mut table = Table { name: row.text(), comment: row.some(), ..Table::default() };
    let mut option = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            table.options.insert(key.to_owned(), value);
        }
    };
    option("with", row.filled());
    option("unlogged", row.flag().then(String::new));
    option("tablespace", row.some());
    option("using", row.some());
    option("replica_identity", row.some());
    option("cluster", row.some());
    table
}
