//! Columns.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Column, Generated, Numbering, NumberingKind};

use super::super::text::{bare, joined};
use super::{Catalogue, Fields, Tables};

const COLUMNS: &str = "
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> t.typcollation THEN (
        SELECT CASE WHEN pg_collation_is_visible(l.oid) THEN l.collname ELSE n.nspname || '.' || l.collname END
        FROM pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace
        WHERE l.oid = a.attcollation) END,
    a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), k.description,
    CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END, a.attcompression,
    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END, array_to_string(a.attoptions, ', ')
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_description k
    ON k.classoid = 'pg_catalog.pg_class'::regclass AND k.objoid = c.oid AND k.objsubid = a.attnum
WHERE @managed
ORDER BY c.oid, a.attnum";

pub(super) async fn read<E: Engine>(catalogue: &mut Catalogue<'_, E>, tables: &mut Tables) -> anyhow::Result<()> {
    for mut row in catalogue.ask(COLUMNS).await? {
        if let Some(table) = tables.get(&row.text()) {
            table.columns.push(column(row));
        }
    }
    Ok(())
}

fn column(mut row: Fields) -> Column {
    let mut column = Column {
        name: row.text(),
        ty: row.text(),
        collation: row.some(),
        not_null: row.flag(),
        numbering: numbering(&row.text()),
        ..Column::default()
    };
    let generated = row.text();
    let expression = row.some();
    if generated.is_empty() {
        // CASE begins on a line of its own.
        column.default = expression.map(|text| text.trim().to_owned()).filter(|text| !is_null(text));
    } else if let Some(text) = expression {
        column.generated = Some(Generated { expression: bare(&text, false).to_owned(), stored: generated == "s" });
    }
    column.comment = row.some();
    column.extra = extra(row);
    column
}

fn numbering(identity: &str) -> Option<Numbering> {
    let by = match identity {
        "a" => NumberingKind::IdentityAlways,
        "d" => NumberingKind::IdentityByDefault,
        _ => return None,
    };
    Some(Numbering { by, options: String::new() })
}

/// `NULL::character varying`; what is computed from it has brackets around it.
fn is_null(default: &str) -> bool {
    default == "NULL" || default.starts_with("NULL::")
}

fn extra(mut row: Fields) -> String {
    let storage = match row.text().as_str() {
        "p" => "STORAGE PLAIN",
        "e" => "STORAGE EXTERNAL",
        "x" => "STORAGE EXTENDED",
        "m" => "STORAGE MAIN",
        _ => "",
    };
    let compression = match row.text().as_str() {
        "p" => "COMPRESSION pglz",
        "l" => "COMPRESSION lz4",
        _ => "",
    };
    let statistics = row.filled().map(|target| format!("STATISTICS {target}")).unwrap_or_default();
    let options = row.filled().map(|options| format!("({options})")).unwrap_or_default();
    joined([storage, compression, &statistics, &options])
}
