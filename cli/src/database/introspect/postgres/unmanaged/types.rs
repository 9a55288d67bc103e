//! Types that are no enums; collations; text search.

pub(super) const QUERIES: &[&str] =
    &[DOMAINS, COMPOSITES, RANGES, BASE_TYPES, COLLATIONS, DICTIONARIES, CONFIGURATIONS];

const DOMAINS: &str = "
SELECT 'domain', t.typname::text, concat_ws(' ', format_type(t.typbasetype, t.typtypmod),
    CASE WHEN t.typcollation <> b.typcollation THEN 'COLLATE ' || t.typcollation::regcollation END,
    'DEFAULT ' || t.typdefault, CASE WHEN t.typnotnull THEN 'NOT NULL' END,
    (SELECT string_agg(format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ' ' ORDER BY k.conname)
     FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'))
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
WHERE t.typtype = 'd' AND t.typnamespace = @here AND ('pg_catalog.pg_type'::regclass, t.oid) NOT IN @extension";

const COMPOSITES: &str = "
SELECT 'type', c.relname::text, 'AS (' || coalesce((
    SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')'
FROM pg_catalog.pg_class c
WHERE c.relkind = 'c' AND c.relnamespace = @here AND ('pg_catalog.pg_type'::regclass, c.reltype) NOT IN @extension";

const RANGES: &str = "
SELECT 'type', t.typname::text, format('AS RANGE (SUBTYPE = %s)', format_type(r.rngsubtype, NULL))
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
WHERE t.typnamespace = @here AND ('pg_catalog.pg_type'::regclass, t.oid) NOT IN @extension";

const BASE_TYPES: &str = "
SELECT 'type', t.typname::text, CASE WHEN t.typisdefined THEN format('(INPUT = %s, OUTPUT = %s)', t.typinput, t.typoutput) ELSE '' END
FROM pg_catalog.pg_type t
WHERE (t.typtype = 'b' AND t.typsubscript <> 'array_subscript_handler'::regproc OR t.typtype = 'p')
    AND t.typnamespace = @here AND ('pg_catalog.pg_type'::regclass, t.oid) NOT IN @extension";

/// Where the locale stands depends on the version.
const COLLATIONS: &str = "
SELECT 'collation', l.collname::text, format('(%s)', concat_ws(', ',
    'PROVIDER = ' || CASE l.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
    'LOCALE = ' || quote_literal(coalesce(to_jsonb(l) ->> 'colllocale', to_jsonb(l) ->> 'colliculocale', l.collcollate)),
    'LC_CTYPE = ' || quote_literal(nullif(l.collctype, l.collcollate)),
    'RULES = ' || quote_literal(to_jsonb(l) ->> 'collicurules'),
    CASE WHEN NOT l.collisdeterministic THEN 'DETERMINISTIC = false' END))
FROM pg_catalog.pg_collation l
WHERE l.collnamespace = @here AND ('pg_catalog.pg_collation'::regclass, l.oid) NOT IN @extension";

const DICTIONARIES: &str = "
SELECT 'text search dictionary', d.dictname::text, format('(%s)', concat_ws(', ', 'TEMPLATE = ' || t.tmplname, d.dictinitoption))
FROM pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
WHERE d.dictnamespace = @here AND ('pg_catalog.pg_ts_dict'::regclass, d.oid) NOT IN @extension";

const CONFIGURATIONS: &str = "
SELECT 'text search configuration', g.cfgname::text, coalesce((
    SELECT string_agg(format('%s: %s', m.maptokentype, m.mapdict::regdictionary), ', ' ORDER BY m.maptokentype, m.mapseqno)
    FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = g.oid), '')
FROM pg_catalog.pg_ts_config g
WHERE g.cfgnamespace = @here AND ('pg_catalog.pg_ts_config'::regclass, g.oid) NOT IN @extension";
