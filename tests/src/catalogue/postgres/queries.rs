//! The questions to `pg_catalog`. `relnamespace` is always that of the current schema.

pub(super) const TABLES: &str = "
    SELECT c.relname::text, obj_description(c.oid, 'pg_class')
    FROM pg_class c
    JOIN pg_namespace s ON s.oid = c.relnamespace AND s.nspname = current_schema()
    WHERE c.relkind IN ('r', 'p')";

pub(super) const COLUMNS: &str = "
    SELECT c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull,
           pg_get_expr(d.adbin, d.adrelid),
           CASE WHEN a.attcollation <> t.typcollation THEN k.collname::text END,
           col_description(c.oid, a.attnum), a.attgenerated::text, a.attidentity::text
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
    JOIN pg_namespace s ON s.oid = c.relnamespace AND s.nspname = current_schema()
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_collation k ON k.oid = a.attcollation
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum";

/// Newer versions also list NOT NULL here, which the columns already say.
pub(super) const CONSTRAINTS: &str = "
    SELECT c.relname::text AS table_name, k.conname::text AS name, k.contype::text AS kind,
           ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (number, place)
                 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number
                 ORDER BY u.place) AS columns,
           f.relname::text AS target,
           ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u (number, place)
                 JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number
                 ORDER BY u.place) AS referenced,
           k.confdeltype::text AS on_delete, k.confupdtype::text AS on_update,
           k.condeferrable AS is_deferrable, k.condeferred AS is_deferred, k.convalidated AS validated,
           pg_get_expr(k.conbin, k.conrelid) AS expression
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_namespace s ON s.oid = c.relnamespace AND s.nspname = current_schema()
    LEFT JOIN pg_class f ON f.oid = k.confrelid
    WHERE k.contype NOT IN ('n', 't')";

pub(super) const INDEXES: &str = "
    SELECT c.relname::text, i.relname::text, x.indisunique, x.indisvalid, m.amname::text,
           pg_get_expr(x.indpred, x.indrelid)
    FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_class c ON c.oid = x.indrelid AND c.relkind IN ('r', 'p')
    JOIN pg_namespace s ON s.oid = c.relnamespace AND s.nspname = current_schema()
    JOIN pg_am m ON m.oid = i.relam
    WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))";

/// One row per part. An expression has the number 0 in `indkey`; 100 is the default collation.
pub(super) const INDEX_PARTS: &str = "
    SELECT c.relname::text, i.relname::text, n > x.indnkeyatts, a.attname::text,
           pg_get_indexdef(x.indexrelid, n, true),
           COALESCE(x.indoption[n - 1] & 1, 0) <> 0, COALESCE(x.indoption[n - 1] & 2, 0) <> 0,
           CASE WHEN COALESCE(x.indcollation[n - 1], 0) NOT IN (0, COALESCE(a.attcollation, 100))
                THEN k.collname::text END
    FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_class c ON c.oid = x.indrelid AND c.relkind IN ('r', 'p')
    JOIN pg_namespace s ON s.oid = c.relnamespace AND s.nspname = current_schema()
    CROSS JOIN LATERAL generate_series(1, x.indnatts) n
    LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[n - 1] AND a.attnum <> 0
    LEFT JOIN pg_collation k ON k.oid = x.indcollation[n - 1]
    WHERE NOT EXISTS (SELECT FROM pg_constraint q WHERE q.conindid = x.indexrelid AND q.contype IN ('p', 'u', 'x'))
    ORDER BY 1, 2, n";

pub(super) const TRIGGERS: &str = "
    SELECT c.relname::text, t.tgname::text, pg_get_triggerdef(t.oid, true), p.prosrc, t.tgtype
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace s ON s.oid = c.relnamespace AND s.nspname = current_schema()
    JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal";

pub(super) const ENUMS: &str = "
    SELECT t.typname::text, e.enumlabel::text
    FROM pg_enum e
    JOIN pg_type t ON t.oid = e.enumtypid
    JOIN pg_namespace s ON s.oid = t.typnamespace AND s.nspname = current_schema()
    ORDER BY t.typname, e.enumsortorder";

pub(super) const VIEWS: &str = "
    SELECT c.relname::text, pg_get_viewdef(c.oid)
    FROM pg_class c
    JOIN pg_namespace s ON s.oid = c.relnamespace AND s.nspname = current_schema()
    WHERE c.relkind IN ('v', 'm')";
