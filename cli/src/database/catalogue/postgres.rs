//! PostgreSQL's catalogue.

use std::collections::BTreeSet;

use schemalock::migrate::Engine;

use super::texts;

const HERE: &str = "current_schema()::regnamespace";

const COLUMNS: &str = "
SELECT format('column %I.%I %s%s%s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation::text ELSE '' END,
    CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
    CASE a.attidentity WHEN '' THEN '' ELSE ' IDENTITY ' || a.attidentity::text END,
    CASE a.attgenerated WHEN '' THEN coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
        ELSE ' GENERATED ' || pg_get_expr(d.adbin, d.adrelid) END,
    coalesce(' COMMENT ' || quote_literal(col_description(c.oid, a.attnum)), ''))
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = @here AND c.relname <> 'schemalock_history'";

const TABLES: &str = "
SELECT format('%s %I%s%s', CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END, c.relname,
    CASE WHEN c.relkind IN ('v', 'm') THEN ' AS ' || pg_get_viewdef(c.oid) ELSE '' END,
    coalesce(' COMMENT ' || quote_literal(obj_description(c.oid, 'pg_class')), ''))
FROM pg_catalog.pg_class c
WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace = @here AND c.relname <> 'schemalock_history'";

const CONSTRAINTS: &str = "
SELECT format('constraint %I.%I %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
WHERE k.contype <> 'n' AND c.relnamespace = @here AND c.relname <> 'schemalock_history'";

const INDEXES: &str = "
SELECT format('index %s%s', pg_get_indexdef(i.indexrelid), CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
WHERE c.relnamespace = @here AND c.relname <> 'schemalock_history'";

const TRIGGERS: &str = "
SELECT format('trigger %s %s', pg_get_triggerdef(t.oid), p.prosrc)
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND c.relnamespace = @here";

const OTHERS: &str = "
SELECT format('type %I %s', t.typname, string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder))
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = @here GROUP BY t.typname
UNION ALL SELECT format('function %I', proname) FROM pg_catalog.pg_proc WHERE pronamespace = @here
UNION ALL SELECT format('collation %I', collname) FROM pg_catalog.pg_collation WHERE collnamespace = @here";

pub(super) async fn lines<E: Engine>(engine: &mut E) -> sqlx::Result<BTreeSet<String>> {
    let mut lines = BTreeSet::new();
    for query in [TABLES, COLUMNS, CONSTRAINTS, INDEXES, TRIGGERS, OTHERS] {
        lines.extend(texts(engine, &query.replace("@here", HERE)).await?);
    }
    Ok(lines)
}
