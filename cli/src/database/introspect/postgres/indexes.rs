//! Indexes that are not part of a constraint.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Index, IndexKey, IndexPart, Table};
use schemalock_codegen::model::Nulls;

use super::super::text::{bare, joined};
use super::{Catalogue, Fields, Tables};

/// One row for each part; `OFFSET 0` keeps the engine from reading all columns of all tables for them. The number 0 is an expression's; whether its collation is another one than its own is only to be had from
/// the statement that the engine prints.
const INDEXES: &str = "
SELECT c.relname, x.relname, i.indisunique, NOT i.indisvalid, nullif(m.amname, 'btree'),
    CASE WHEN n = 1 THEN pg_get_expr(i.indpred, i.indrelid) END, @nulls_not_distinct,
    array_to_string(x.reloptions, ', '), quote_ident(s.spcname), n > i.indnkeyatts, a.attname, e.text,
    CASE WHEN l.oid <> coalesce(a.attcollation, 100)
        AND (a.attnum IS NOT NULL OR position(e.text || ' COLLATE ' IN pg_get_indexdef(x.oid)) > 0)
    THEN CASE WHEN pg_collation_is_visible(l.oid) THEN '' ELSE quote_ident(ln.nspname) || '.' END || quote_ident(l.collname) END,
    CASE WHEN NOT o.opcdefault OR p.attoptions IS NOT NULL
    THEN CASE WHEN pg_opclass_is_visible(o.oid) THEN '' ELSE quote_ident(os.nspname) || '.' END || quote_ident(o.opcname) END,
    array_to_string(p.attoptions, ', '), i.indoption[n - 1] & 1 <> 0, i.indoption[n - 1] & 2 <> 0
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = x.relam
CROSS JOIN LATERAL generate_series(1, i.indnatts) n
LEFT JOIN LATERAL (
    SELECT a.attnum, a.attname, a.attcollation FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[n - 1] AND a.attnum <> 0 OFFSET 0) a ON true
CROSS JOIN LATERAL (SELECT CASE WHEN a.attnum IS NULL THEN pg_get_indexdef(i.indexrelid, n, false) END AS text) e
LEFT JOIN LATERAL (
    SELECT p.attoptions FROM pg_catalog.pg_attribute p WHERE p.attrelid = i.indexrelid AND p.attnum = n OFFSET 0) p ON true
LEFT JOIN pg_catalog.pg_collation l ON l.oid = i.indcollation[n - 1]
LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
LEFT JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[n - 1]
LEFT JOIN pg_catalog.pg_namespace os ON os.oid = o.opcnamespace
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = x.reltablespace
WHERE @managed
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))
ORDER BY c.relname, x.relname, n";

pub(super) async fn read<E: Engine>(catalogue: &mut Catalogue<'_, E>, tables: &mut Tables) -> anyhow::Result<()> {
    for mut row in catalogue.ask(INDEXES).await? {
        if let Some(table) = tables.get(&row.text()) {
            place(table, row);
        }
    }
    Ok(())
}

fn place(table: &mut Table, mut row: Fields) {
    let index = index(&mut row);
    part(started(table, index), row);
}

/// The index that the row is about: the last one, or a new one.
fn started(table: &mut Table, index: Index) -> &mut Index {
    if table.indexes.last().is_none_or(|last| last.name != index.name) {
        table.indexes.push(index);
    }
    let last = table.indexes.len() - 1;
    &mut table.indexes[last]
}

fn index(row: &mut Fields) -> Index {
    let (name, unique, invalid, method) = (row.text(), row.flag(), row.flag(), row.some());
    let predicate = row.some().map(|text| bare(&text, false).to_owned());
    let distinct = if row.flag() { "NULLS NOT DISTINCT" } else { "" };
    let with = row.filled().map(|options| format!("WITH ({options})")).unwrap_or_default();
    let space = row.filled().map(|name| format!("TABLESPACE {name}")).unwrap_or_default();
    let options = joined([distinct, &with, &space]);
    Index { name, unique, invalid, method, predicate, options, ..Index::default() }
}

fn part(index: &mut Index, mut row: Fields) {
    let included = row.flag();
    let (column, expression) = (row.some(), row.some());
    let key = match column {
        Some(column) if included => return index.include.push(column),
        Some(column) => IndexKey::Column(column),
        None => IndexKey::Expression(bare(&expression.unwrap_or_default(), false).to_owned()),
    };
    let collation = row.some().map(|name| format!("COLLATE {name}")).unwrap_or_default();
    let class = row.some().unwrap_or_default();
    let class = class + &row.filled().map(|options| format!(" ({options})")).unwrap_or_default();
    let (descending, first) = (row.flag(), row.flag());
    let nulls = (first != descending).then_some(if first { Nulls::First } else { Nulls::Last });
    index.parts.push(IndexPart { key, descending, nulls, extra: joined([collation.as_str(), &class]) });
}

#[cfg(test)]
mod tests {
    use schemalock_codegen::inventory::{IndexKey, Table};
    use schemalock_codegen::model::Nulls;

    use super::super::Fields;
    use super::place;

    #[test]
    fn rows_of_one_index_become_its_parts() {
        let mut table = Table::default();
        let common = ["a_idx", "t", "f", "-", "(live)", "t", "fillfactor=70", "-"];
        for part in [
            ["f", "-", "(a + b)", "\"C\"", "text_pattern_ops", "-", "t", "f"],
            ["f", "c", "-", "-", "-", "-", "f", "f"],
            ["t", "d", "-", "-", "-", "-", "-", "-"],
        ] {
            place(&mut table, Fields::written(&[common.as_slice(), &part].concat()));
        }
        place(&mut table, Fields::written(&["b_idx", "f", "t", "gin", "-", "f", "-", "-", "f", "e"]));
        let [index, other] = table.indexes.as_slice() else { panic!("{:?}", table.indexes) };
        assert_eq!(
            (index.predicate.as_deref(), index.options.as_str()),
            (Some("live"), "NULLS NOT DISTINCT WITH (fillfactor=70)")
        );
        assert_eq!(index.parts[0].key, IndexKey::Expression("a + b".to_owned()));
        assert_eq!(
            (index.parts[0].extra.as_str(), index.parts[0].nulls),
            ("COLLATE \"C\" text_pattern_ops", Some(Nulls::Last))
        );
        assert_eq!((index.parts.len(), index.include.as_slice()), (2, ["d".to_owned()].as_slice()));
        assert!(other.invalid && other.method.as_deref() == Some("gin"));
    }
}
