//! What hangs on tables and views.

pub(super) const QUERIES: &[&str] = &[EXCLUSIONS, INDEXES, RULES, POLICIES, ROW_SECURITY, STATISTICS];

const EXCLUSIONS: &str = "
SELECT 'constraint', c.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
WHERE k.contype = 'x' AND @managed";

/// What partitions have of their parent's indexes goes with these.
const INDEXES: &str = "
SELECT 'index', c.relname || '.' || x.relname, pg_get_indexdef(x.oid)
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
WHERE c.relnamespace = @here AND @own AND NOT @managed AND NOT x.relispartition AND c.relkind <> 't'
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))";

const RULES: &str = "
SELECT 'rule', c.relname || '.' || r.rulename, pg_get_ruledef(r.oid)
    || CASE r.ev_enabled WHEN 'A' THEN ' ENABLE ALWAYS' WHEN 'R' THEN ' ENABLE REPLICA' WHEN 'D' THEN ' DISABLE' ELSE '' END
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
WHERE r.rulename <> '_RETURN' AND c.relnamespace = @here AND @own";

const POLICIES: &str = "
SELECT 'policy', c.relname || '.' || p.polname, concat_ws(' ',
    CASE WHEN p.polpermissive THEN 'AS PERMISSIVE' ELSE 'AS RESTRICTIVE' END,
    CASE p.polcmd WHEN 'r' THEN 'FOR SELECT' WHEN 'a' THEN 'FOR INSERT' WHEN 'w' THEN 'FOR UPDATE' WHEN 'd' THEN 'FOR DELETE'
        ELSE 'FOR ALL' END,
    'TO ' || (SELECT string_agg(CASE role WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(role)) END, ', ')
              FROM unnest(p.polroles) role),
    'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', 'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = @here AND @own";

const ROW_SECURITY: &str = "
SELECT 'policy', c.relname::text, concat_ws(' ',
    CASE WHEN c.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
    CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END)
FROM pg_catalog.pg_class c
WHERE (c.relrowsecurity OR c.relforcerowsecurity) AND c.relnamespace = @here AND @own";

const STATISTICS: &str = "
SELECT 'statistics', s.stxname::text, pg_get_statisticsobjdef(s.oid)
FROM pg_catalog.pg_statistic_ext s
WHERE s.stxnamespace = @here";
