//! Views, and tables of kinds that a schema does not describe.

pub(super) const QUERIES: &[&str] = &[VIEWS, TABLES];

const VIEWS: &str = "
SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, c.relname::text,
    coalesce('WITH (' || array_to_string(c.reloptions, ', ') || ') AS ', '') || ltrim(pg_get_viewdef(c.oid))
FROM pg_catalog.pg_class c
WHERE c.relkind IN ('v', 'm') AND c.relnamespace = @here AND @own";

/// Partitioned tables and partitions, foreign, inherited and typed tables.
const TABLES: &str = "
SELECT 'table', c.relname::text, format('%s(%s)%s%s%s%s%s',
    CASE c.relkind WHEN 'f' THEN 'FOREIGN ' ELSE '' END,
    concat_ws(', ', (
        SELECT string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attnotnull THEN 'NOT NULL' END,
            CASE a.attgenerated WHEN '' THEN 'DEFAULT ' ELSE 'GENERATED ALWAYS AS ' END || pg_get_expr(d.adbin, d.adrelid)),
            ', ' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    ), (
        SELECT string_agg(format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ', ' ORDER BY k.conname)
        FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')
    )),
    CASE WHEN c.reloftype <> 0 THEN ' OF ' || c.reloftype::regtype END,
    (SELECT CASE WHEN c.relispartition THEN ' PARTITION OF ' ELSE ' INHERITS ' END
        || string_agg(h.inhparent::regclass::text, ', ' ORDER BY h.inhseqno)
     FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid),
    ' ' || pg_get_expr(c.relpartbound, c.oid),
    CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) END,
    (SELECT format(' SERVER %I', s.srvname)
     FROM pg_catalog.pg_foreign_table t JOIN pg_catalog.pg_foreign_server s ON s.oid = t.ftserver WHERE t.ftrelid = c.oid))
FROM pg_catalog.pg_class c
WHERE c.relkind IN ('r', 'p', 'f') AND c.relnamespace = @here AND @own AND NOT @managed";
