//! Comments on other things than tables, their columns, and enum types.

pub(super) const QUERIES: &[&str] =
    &[RELATIONS, CONSTRAINTS, TRIGGERS, RULES, POLICIES, ROUTINES, TYPES, COLLATIONS, STATISTICS];

/// Relations that are not managed and indexes; columns of the former.
const RELATIONS: &str = "
SELECT 'comment', CASE WHEN d.objsubid > 0 THEN 'column' ELSE CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
        WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' WHEN 'S' THEN 'sequence' WHEN 'c' THEN 'type' ELSE 'table' END END
    || ' ' || c.relname || coalesce('.' || a.attname, ''), d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_catalog.pg_class'::regclass
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
WHERE c.relnamespace = @here AND @own AND NOT @managed";

const CONSTRAINTS: &str = "
SELECT 'comment', 'constraint ' || coalesce(c.relname, t.typname) || '.' || k.conname, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_constraint k ON k.oid = d.objoid AND d.classoid = 'pg_catalog.pg_constraint'::regclass
LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
WHERE k.connamespace = @here";

const TRIGGERS: &str = "
SELECT 'comment', 'trigger ' || c.relname || '.' || t.tgname, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_trigger t ON t.oid = d.objoid AND d.classoid = 'pg_catalog.pg_trigger'::regclass
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = @here AND @own";

const RULES: &str = "
SELECT 'comment', 'rule ' || c.relname || '.' || r.rulename, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_rewrite r ON r.oid = d.objoid AND d.classoid = 'pg_catalog.pg_rewrite'::regclass
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
WHERE c.relnamespace = @here AND @own";

const POLICIES: &str = "
SELECT 'comment', 'policy ' || c.relname || '.' || p.polname, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_policy p ON p.oid = d.objoid AND d.classoid = 'pg_catalog.pg_policy'::regclass
JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = @here AND @own";

const ROUTINES: &str = "
SELECT 'comment', format('%s %s(%s)', CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
    p.proname, oidvectortypes(p.proargtypes)), d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_proc p ON p.oid = d.objoid AND d.classoid = 'pg_catalog.pg_proc'::regclass
WHERE p.pronamespace = @here AND ('pg_catalog.pg_proc'::regclass, p.oid) NOT IN @extension";

/// A composite type's comment is its relation's or its own.
const TYPES: &str = "
SELECT 'comment', CASE t.typtype WHEN 'd' THEN 'domain ' ELSE 'type ' END || t.typname, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_type t ON t.oid = d.objoid AND d.classoid = 'pg_catalog.pg_type'::regclass
WHERE t.typtype <> 'e' AND t.typnamespace = @here AND ('pg_catalog.pg_type'::regclass, t.oid) NOT IN @extension";

const COLLATIONS: &str = "
SELECT 'comment', 'collation ' || l.collname, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_collation l ON l.oid = d.objoid AND d.classoid = 'pg_catalog.pg_collation'::regclass
WHERE l.collnamespace = @here AND ('pg_catalog.pg_collation'::regclass, l.oid) NOT IN @extension";

const STATISTICS: &str = "
SELECT 'comment', 'statistics ' || s.stxname, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_statistic_ext s ON s.oid = d.objoid AND d.classoid = 'pg_catalog.pg_statistic_ext'::regclass
WHERE s.stxnamespace = @here";
