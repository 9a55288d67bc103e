//! What the database has beside the schema that is read.

pub(super) const QUERIES: &[&str] = &[EXTENSIONS, SCHEMAS, WRAPPERS, SERVERS];

const EXTENSIONS: &str = "
SELECT 'extension', x.extname::text, ''
FROM pg_catalog.pg_extension x
WHERE x.extname <> 'plpgsql'";

/// Every database has the schema `public` to begin with; an empty one says nothing.
const SCHEMAS: &str = "
SELECT 'schema', n.nspname::text, ''
FROM pg_catalog.pg_namespace n
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.oid <> @here
    AND ('pg_catalog.pg_namespace'::regclass, n.oid) NOT IN @extension
    AND (n.nspname <> 'public' OR EXISTS (
        SELECT FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = n.oid))";

const WRAPPERS: &str = "
SELECT 'foreign data wrapper', w.fdwname::text, coalesce('OPTIONS (' || array_to_string(w.fdwoptions, ', ') || ')', '')
FROM pg_catalog.pg_foreign_data_wrapper w
WHERE ('pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid) NOT IN @extension";

const SERVERS: &str = "
SELECT 'server', s.srvname::text, 'FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname)
FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
WHERE ('pg_catalog.pg_foreign_server'::regclass, s.oid) NOT IN @extension";
