//! Functions, procedures and aggregates, those that triggers call among them; operators and casts.

pub(super) const QUERIES: &[&str] = &[ROUTINES, OPERATORS, OPERATOR_CLASSES, CASTS];

/// Of several of one name each has the types of its arguments behind it. What a range type brings with it is a part of it.
const ROUTINES: &str = "
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
    p.proname || CASE WHEN count(*) OVER (PARTITION BY p.proname) > 1
        THEN '(' || oidvectortypes(p.proargtypes) || ')' ELSE '' END,
    CASE p.prokind WHEN 'a' THEN format('(%s) (SFUNC = %s, STYPE = %s)', pg_get_function_arguments(p.oid), a.aggtransfn,
            format_type(a.aggtranstype, NULL))
        ELSE pg_get_functiondef(p.oid) END
FROM pg_catalog.pg_proc p LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid
WHERE p.pronamespace = @here AND ('pg_catalog.pg_proc'::regclass, p.oid) NOT IN @extension AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')";

const OPERATORS: &str = "
SELECT 'operator', o.oprname || CASE WHEN count(*) OVER (PARTITION BY o.oprname) > 1
        THEN format('(%s, %s)', format_type(nullif(o.oprleft, 0), NULL), format_type(o.oprright, NULL)) ELSE '' END,
    format('(LEFTARG = %s, RIGHTARG = %s, FUNCTION = %s)', format_type(nullif(o.oprleft, 0), NULL),
        format_type(o.oprright, NULL), o.oprcode)
FROM pg_catalog.pg_operator o
WHERE o.oprnamespace = @here AND ('pg_catalog.pg_operator'::regclass, o.oid) NOT IN @extension";

const OPERATOR_CLASSES: &str = "
SELECT 'operator class', o.opcname::text, format('%sFOR TYPE %s USING %I', CASE WHEN o.opcdefault THEN 'DEFAULT ' END,
    format_type(o.opcintype, NULL), m.amname)
FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
WHERE o.opcnamespace = @here AND ('pg_catalog.pg_opclass'::regclass, o.oid) NOT IN @extension";

/// A cast is in no schema: those from and to types of this one.
const CASTS: &str = "
SELECT 'cast', format('%s AS %s', format_type(k.castsource, NULL), format_type(k.casttarget, NULL)),
    concat_ws(' ', CASE WHEN k.castfunc <> 0 THEN 'WITH FUNCTION ' || k.castfunc::regprocedure
        WHEN k.castmethod = 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END,
        CASE k.castcontext WHEN 'a' THEN 'AS ASSIGNMENT' WHEN 'i' THEN 'AS IMPLICIT' END)
FROM pg_catalog.pg_cast k
JOIN pg_catalog.pg_type s ON s.oid = k.castsource
JOIN pg_catalog.pg_type t ON t.oid = k.casttarget
WHERE (s.typnamespace = @here OR t.typnamespace = @here) AND ('pg_catalog.pg_cast'::regclass, k.oid) NOT IN @extension
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_catalog.pg_cast'::regclass AND d.objid = k.oid AND d.deptype = 'i')";
