//! Statements that parsers of SQL stumble over, dialect by dialect, each with what came of it.

use schemalock_codegen::model::DialectKind::{self, Mariadb, Mysql, Postgres, Sqlite};

use super::said::{of, said};

fn check(kind: DialectKind, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let said: Vec<String> =
            said(text, kind).iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(said, *expected, "{kind:?}: {text}");
    }
}

#[test]
fn sqlite_tables() {
    check(
        Sqlite,
        &[
            (
                "CREATE TABLE a (b TEXT PRIMARY KEY, c) STRICT, WITHOUT ROWID",
                &["a strict= without_rowid=", "b TEXT not null", "c", "primary - (b)"],
            ),
            (
                "CREATE TABLE a (b INTEGER PRIMARY KEY AUTOINCREMENT, c UNSIGNED BIG INT(10) NOT NULL)",
                &["a", "b INTEGER not null AutoIncrement", "c UNSIGNED BIG INT(10) not null", "primary - (b)"],
            ),
            (
                "CREATE TABLE a (B INTEGER, c, PRIMARY KEY (b AUTOINCREMENT), UNIQUE (C, B) ON CONFLICT REPLACE)",
                &["a", "B INTEGER not null AutoIncrement", "c", "primary - (B)", "unique - (c, B) ON CONFLICT REPLACE"],
            ),
            (
                "CREATE TABLE a (b TEXT COLLATE NOCASE DEFAULT (1+2) CHECK (b <> ') ,'), c AS (b || 'x') STORED, d GENERATED ALWAYS AS (1))",
                &["a", "b TEXT collate NOCASE default (1+2)", "c as b || 'x' stored", "d as 1", "check - b <> ') ,'"],
            ),
            (
                "CREATE TABLE p (x INTEGER PRIMARY KEY); CREATE TABLE a (b REFERENCES P ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)",
                &[
                    "p",
                    "x INTEGER not null",
                    "primary - (x)",
                    "a",
                    "b",
                    "foreign - (b) p (x) Cascade NoAction deferred",
                ],
            ),
            (
                "CREATE TABLE a (b, CONSTRAINT u UNIQUE (b COLLATE nocase DESC) CHECK (b > 0))",
                &["a", "b", "unique u (b) (\"b\" COLLATE nocase DESC)", "check - b > 0"],
            ),
            (
                "CREATE TABLE a (b); CREATE UNIQUE INDEX i ON a (B DESC, lower(b) COLLATE nocase) WHERE (b > 0)",
                &["a", "b", "index i (b desc, [lower(b)] COLLATE nocase) unique where b > 0"],
            ),
            ("CREATE TEMP TABLE a (b); CREATE TABLE temp.c (d); INSERT INTO a VALUES (1); DROP TABLE a", &[]),
            (
                "CREATE VIRTUAL TABLE f USING fts5(a, b); CREATE TABLE 'f_data'(id INTEGER PRIMARY KEY, block BLOB)",
                &[
                    "table:f CREATE VIRTUAL TABLE f USING fts5(a, b)",
                    "table:f_data kept by f",
                    "table:f_idx kept by f",
                    "table:f_content kept by f",
                    "table:f_docsize kept by f",
                    "table:f_config kept by f",
                ],
            ),
        ],
    );
}

#[test]
fn sqlite_rebuilds_and_renames() {
    check(
        Sqlite,
        &[
            (
                "CREATE TABLE a (b INTEGER PRIMARY KEY, c); CREATE INDEX i ON a (c); CREATE TABLE d (e REFERENCES a);
             CREATE TRIGGER t AFTER UPDATE ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; END;
             PRAGMA foreign_keys = OFF; BEGIN; CREATE TABLE new_a (b INTEGER PRIMARY KEY, c TEXT NOT NULL);
             INSERT INTO new_a SELECT * FROM a; DROP TABLE a; ALTER TABLE new_a RENAME TO a; COMMIT;",
                &[
                    "d",
                    "e",
                    "foreign - (e) a (b) NoAction NoAction",
                    "a",
                    "b INTEGER not null",
                    "c TEXT not null",
                    "primary - (b)",
                ],
            ),
            (
                "CREATE TABLE a (b INTEGER PRIMARY KEY); CREATE TABLE c (d REFERENCES a (b)); ALTER TABLE a RENAME TO z",
                &["z", "b INTEGER not null", "primary - (b)", "c", "d", "foreign - (d) z (b) NoAction NoAction"],
            ),
            (
                "CREATE TABLE a (b INTEGER PRIMARY KEY); CREATE TABLE c (d REFERENCES a (b)); PRAGMA legacy_alter_table=ON; ALTER TABLE a RENAME TO z",
                &["z", "b INTEGER not null", "primary - (b)", "c", "d", "foreign - (d) a (b) NoAction NoAction"],
            ),
            (
                "CREATE TABLE a (b CHECK (b > 0), c, UNIQUE (b)); CREATE INDEX i ON a (b, b + 1); ALTER TABLE a RENAME COLUMN b TO \"x y\"; ALTER TABLE a DROP c; ALTER TABLE a ADD e INT DEFAULT 1",
                &[
                    "a",
                    "x y",
                    "e INT default 1",
                    "unique - (x y)",
                    "check - \"x y\" > 0",
                    "index i (x y, [\"x y\" + 1])",
                ],
            ),
        ],
    );
}

#[test]
fn postgres_names_what_has_no_name() {
    check(
        Postgres,
        &[
            (
                "CREATE TABLE T (Id serial PRIMARY KEY, a int UNIQUE CHECK (a > 0), b int REFERENCES t, CHECK (a < b), CHECK (a < b + 1), UNIQUE (a, b)); CREATE INDEX ON t (a, lower(b::text)); CREATE INDEX ON t (a, lower(b::text))",
                &[
                    "t",
                    "id integer not null Serial",
                    "a int",
                    "b int",
                    "primary t_pkey (id)",
                    "unique t_a_key (a)",
                    "unique t_a_b_key (a, b)",
                    "foreign t_b_fkey (b) t (id) NoAction NoAction",
                    "check t_a_check a > 0",
                    "check t_check a < b",
                    "check t_check1 a < b + 1",
                    "index t_a_lower_idx (a, [lower(b::text)])",
                    "index t_a_lower_idx1 (a, [lower(b::text)])",
                ],
            ),
            (
                "CREATE TABLE a_table_with_quite_a_long_name_for_a_table (a_column_with_quite_a_long_name_too int UNIQUE)",
                &[
                    "a_table_with_quite_a_long_name_for_a_table",
                    "a_column_with_quite_a_long_name_too int",
                    "unique a_table_with_quite_a_long_nam_a_column_with_quite_a_long_na_key (a_column_with_quite_a_long_name_too)",
                ],
            ),
        ],
    );
}

#[test]
fn postgres_tables() {
    check(
        Postgres,
        &[
            (
                "CREATE TABLE a (b int GENERATED BY DEFAULT AS IDENTITY (CACHE 5 INCREMENT BY 2 NO MAXVALUE START 10 NO CYCLE), c bigint GENERATED ALWAYS AS IDENTITY)",
                &[
                    "a",
                    "b int not null IdentityByDefault START WITH 10 INCREMENT BY 2 CACHE 5",
                    "c bigint not null IdentityAlways",
                ],
            ),
            (
                "CREATE TABLE a (b int, CONSTRAINT c CHECK (b > 0) NOT VALID, CONSTRAINT d CHECK (b > 1) NO INHERIT); ALTER TABLE a VALIDATE CONSTRAINT c",
                &["a", "b int", "check c b > 0", "check d b > 1 NO INHERIT"],
            ),
            (
                "CREATE TABLE p (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE a (b int, c int, CONSTRAINT f FOREIGN KEY (b, c) REFERENCES p MATCH FULL ON DELETE SET NULL (b) DEFERRABLE)",
                &[
                    "p",
                    "x int not null",
                    "y int not null",
                    "primary p_pkey (x, y)",
                    "a",
                    "b int",
                    "c int",
                    "foreign f (b, c) p (x, y) SetNull NoAction MATCH FULL ON DELETE SET NULL (b) DEFERRABLE",
                ],
            ),
            (
                "CREATE TABLE a (b text STORAGE EXTERNAL COMPRESSION pglz COLLATE \"C\", c timestamp(3) with time zone DEFAULT now() NOT NULL, d text[] DEFAULT ARRAY['a', 'b,c']::text[])",
                &[
                    "a",
                    "b text collate C STORAGE EXTERNAL COMPRESSION pglz",
                    "c timestamp(3) with time zone not null default now()",
                    "d text[] default ARRAY['a', 'b,c']::text[]",
                ],
            ),
            (
                "CREATE TABLE a (b int, c int, UNIQUE NULLS NOT DISTINCT (b) INCLUDE (c) WITH (fillfactor = 70)); CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY a USING gin (b int4_ops DESC NULLS LAST, c) INCLUDE (b) NULLS NOT DISTINCT WITH (fillfactor = 70) WHERE c IS NOT NULL",
                &[
                    "a",
                    "b int",
                    "c int",
                    "unique a_b_key (b) NULLS NOT DISTINCT INCLUDE (c) WITH (fillfactor=70)",
                    "index i (b desc nulls Last int4_ops, c) unique gin include b where c IS NOT NULL NULLS NOT DISTINCT WITH (fillfactor=70)",
                ],
            ),
            (
                "CREATE TABLE p (b int DEFAULT 1 CHECK (b > 0), c text GENERATED ALWAYS AS ('x') STORED, UNIQUE (b)); CREATE TABLE a (LIKE p INCLUDING ALL EXCLUDING DEFAULTS, d int)",
                &[
                    "p",
                    "b int default 1",
                    "c text as 'x' stored",
                    "unique p_b_key (b)",
                    "check p_b_check b > 0",
                    "a",
                    "b int",
                    "c text as 'x' stored",
                    "d int",
                    "unique a_b_key (b)",
                    "check p_b_check b > 0",
                ],
            ),
            (
                "CREATE UNLOGGED TABLE a (b int4range, EXCLUDE USING gist (b WITH &&)) WITH (fillfactor = 70, autovacuum_enabled = off)",
                &[
                    "a unlogged= with=fillfactor=70, autovacuum_enabled=off",
                    "b int4range",
                    "constraint:a.a_b_excl EXCLUDE USING gist (b WITH &&)",
                ],
            ),
            (
                "CREATE TABLE a (b int) PARTITION BY LIST (b); CREATE TABLE c (b int); ALTER TABLE ONLY a ATTACH PARTITION c FOR VALUES IN (1); CREATE TABLE d PARTITION OF a DEFAULT; CREATE INDEX i ON a (b)",
                &[
                    "table:a CREATE TABLE a (b int) PARTITION BY LIST (b)",
                    "table:c CREATE TABLE c (b int)",
                    "table:d CREATE TABLE d PARTITION OF a DEFAULT",
                    "index:a.i (b)",
                ],
            ),
        ],
    );
}

#[test]
fn postgres_dumps() {
    check(Postgres, &[
        (
            "SELECT pg_catalog.set_config('search_path', '', false);\n\\restrict abc\nSET default_tablespace = '';
             CREATE TABLE public.a (id integer NOT NULL, s public.mood DEFAULT 'ok'::public.mood);\nALTER TABLE public.a OWNER TO me;
             CREATE SEQUENCE public.a_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
             ALTER SEQUENCE public.a_id_seq OWNED BY public.a.id;
             ALTER TABLE ONLY public.a ALTER COLUMN id SET DEFAULT nextval('public.a_id_seq'::regclass);
             COPY public.a (id, s) FROM stdin;\n1\t'; DROP TABLE a; \\N\n\\.\n
             SELECT pg_catalog.setval('public.a_id_seq', 7, true);\nALTER TABLE ONLY public.a ADD CONSTRAINT a_pkey PRIMARY KEY (id);
             GRANT ALL ON TABLE public.a TO you;\n\\unrestrict abc\n",
            &["a", "id integer not null Serial", "s mood default 'ok'::mood", "primary a_pkey (id)"],
        ),
        ("CREATE TABLE a (b int); CREATE SEQUENCE q START 5; ALTER TABLE a ALTER b SET DEFAULT nextval('q')", &["a", "b int default nextval('q'::regclass)", "sequence:q START WITH 5"]),
        ("CREATE TABLE a (b bigint NOT NULL); ALTER TABLE a ALTER COLUMN b ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.a_b_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1)", &["a", "b bigint not null IdentityAlways"]),
        ("CREATE TABLE a (b int); COMMENT ON TABLE a IS 'it''s'; COMMENT ON COLUMN a.b IS E'x\\ny'; CREATE INDEX i ON a (b); COMMENT ON INDEX i IS 'z'; COMMENT ON EXTENSION x IS 'y'", &["a -- it's", "b int -- x y", "index i (b)", "comment:index i z"]),
        ("CREATE SCHEMA app; CREATE TABLE app.a (b int); CREATE TYPE app.e AS ENUM ('x')", &["enum e: x", "a", "b int"]),
        ("CREATE SCHEMA other; CREATE TABLE other.a (b int); CREATE TABLE a (c int)", &["a", "c int", "schema:other"]),
    ]);
}

#[test]
fn postgres_edits() {
    check(
        Postgres,
        &[
            (
                "CREATE TYPE e AS ENUM ('a', 'c'); ALTER TYPE e ADD VALUE IF NOT EXISTS 'b' BEFORE 'c'; ALTER TYPE e RENAME VALUE 'a' TO 'z'; ALTER TYPE e RENAME TO f; CREATE TYPE g AS ENUM (); DROP TYPE g",
                &["enum f: z b c"],
            ),
            (
                "DO $$ BEGIN CREATE TYPE e AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN null; END $$; DO $$ BEGIN RAISE NOTICE 'CREATE'; END $$",
                &["enum e: a"],
            ),
            (
                "CREATE TABLE a (b int, c int); ALTER TABLE IF EXISTS ONLY a RENAME b TO d; ALTER TABLE a ADD CONSTRAINT u UNIQUE (d), ALTER c TYPE bigint USING c::bigint, ALTER c SET NOT NULL; ALTER TABLE a RENAME CONSTRAINT u TO v; ALTER INDEX v RENAME TO w; ALTER TABLE a RENAME TO z",
                &["z", "d int", "c bigint not null", "unique w (d)"],
            ),
            (
                "CREATE TABLE a (b int); CREATE UNIQUE INDEX i ON a (b); ALTER TABLE a ADD CONSTRAINT u UNIQUE USING INDEX i; CREATE INDEX j ON a (b); DROP INDEX CONCURRENTLY IF EXISTS j, k",
                &["a", "b int", "unique u (b)"],
            ),
            (
                "CREATE TABLE a (b int, c int CHECK (c > 0), UNIQUE (b, c)); CREATE INDEX i ON a (b) WHERE c > 0; ALTER TABLE a DROP COLUMN c CASCADE",
                &["a", "b int"],
            ),
            (
                "CREATE TABLE a (b int PRIMARY KEY); CREATE TABLE c (d int REFERENCES a); CREATE VIEW v AS SELECT * FROM a; DROP TABLE a CASCADE",
                &["c", "d int"],
            ),
            (
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN RETURN NEW; END $x$; CREATE TABLE a (b int); CREATE TRIGGER t BEFORE UPDATE OF b ON a FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE a DISABLE TRIGGER t",
                &[
                    "a",
                    "b int",
                    "trigger t f disabled",
                    "function:f CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN RETURN NEW; END $x$",
                ],
            ),
            (
                "CREATE FUNCTION f(a int) RETURNS int RETURN 1; CREATE FUNCTION f(b varchar) RETURNS int BEGIN ATOMIC SELECT 1; END; DROP FUNCTION f(integer)",
                &["function:f CREATE FUNCTION f(b varchar) RETURNS int BEGIN ATOMIC SELECT 1; END"],
            ),
            (
                "CREATE TABLE a (b int); ALTER TABLE a ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON a USING (b > 0); CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2)",
                &[
                    "a",
                    "b int",
                    "policy:a ENABLE ROW LEVEL SECURITY",
                    "policy:a.p CREATE POLICY p ON a USING (b > 0)",
                    "rule:a.r CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2)",
                ],
            ),
            (
                "CREATE VIEW v AS SELECT 1; CREATE MATERIALIZED VIEW m AS SELECT 2 WITH NO DATA; CREATE DOMAIN d AS text; DROP VIEW v; CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public",
                &["materialized view:m SELECT 2", "domain:d CREATE DOMAIN d AS text", "extension:citext"],
            ),
        ],
    );
}

#[test]
fn mariadb_tables() {
    check(
        Mariadb,
        &[
            (
                "CREATE TABLE a (b int(5) unsigned zerofill, c JSON, d BOOLEAN DEFAULT true, e ENUM('x','y,)') CHARACTER SET latin1, f char(3) BINARY, g varchar(9) COLLATE utf8_bin)",
                &[
                    "a",
                    "b int(5) unsigned zerofill",
                    "c longtext collate utf8mb4_bin",
                    "d tinyint(1) default true",
                    "e ENUM('x','y,)') collate latin1_swedish_ci",
                    "f char(3) collate utf8mb4_bin",
                    "g varchar(9) collate utf8mb3_bin",
                    "check - json_valid(`c`)",
                ],
            ),
            (
                "CREATE TABLE a (b int AUTO_INCREMENT PRIMARY KEY COMMENT 'x', c int, d text, UNIQUE (c), KEY (c), INDEX i (d(10)) COMMENT 'y', FULLTEXT KEY f (d), UNIQUE KEY p (d(5), c DESC)) AUTO_INCREMENT=7 ROW_FORMAT=COMPRESSED COMMENT='it''s' DEFAULT CHARSET=ascii",
                &[
                    "a collation=ascii_general_ci options=row_format=COMPRESSED -- it's",
                    "b int not null AutoIncrement -- x",
                    "c int",
                    "d text collate ascii_general_ci",
                    "primary - (b)",
                    "unique c (c)",
                    "index c_2 (c)",
                    "index i (d (10)) COMMENT 'y'",
                    "index f (d) fulltext",
                    "index p (d (5), c desc) unique",
                ],
            ),
            (
                "CREATE TABLE p (x int PRIMARY KEY); CREATE TABLE a (b int, c int, FOREIGN KEY (b) REFERENCES p (x), CONSTRAINT f FOREIGN KEY (c) REFERENCES p (x), CHECK (b > 0), d int CHECK (d > 0))",
                &[
                    "p",
                    "x int not null",
                    "primary - (x)",
                    "a",
                    "b int",
                    "c int",
                    "d int",
                    "foreign a_ibfk_1 (b) p (x) NoAction NoAction",
                    "foreign f (c) p (x) NoAction NoAction",
                    "check CONSTRAINT_1 b > 0",
                    "check - d > 0",
                    "index b (b)",
                    "index f (c)",
                ],
            ),
            (
                "CREATE TABLE p (x int PRIMARY KEY); CREATE TABLE a (b int, c int, CONSTRAINT f FOREIGN KEY (b) REFERENCES p (x)); CREATE INDEX i ON a (b, c)",
                &[
                    "p",
                    "x int not null",
                    "primary - (x)",
                    "a",
                    "b int",
                    "c int",
                    "foreign f (b) p (x) NoAction NoAction",
                    "index i (b, c)",
                ],
            ),
            (
                "CREATE TABLE a (b timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(), c int GENERATED ALWAYS AS (b + 1) VIRTUAL INVISIBLE, d int AS (1) PERSISTENT)",
                &[
                    "a",
                    "b timestamp not null default current_timestamp() ON UPDATE current_timestamp()",
                    "c int as b + 1 INVISIBLE",
                    "d int as 1 stored",
                ],
            ),
            (
                "CREATE TABLE a (b int) PARTITION BY HASH (b) PARTITIONS 4",
                &["table:a CREATE TABLE a (b int) PARTITION BY HASH (b) PARTITIONS 4"],
            ),
            (
                "CREATE TABLE a (b text, c int); CREATE FULLTEXT INDEX f ON a (b); CREATE TABLE d LIKE a",
                &["a", "b text", "c int", "index f (b) fulltext", "d", "b text", "c int", "index f (b) fulltext"],
            ),
        ],
    );
}

#[test]
fn mariadb_edits_and_dumps() {
    check(
        Mariadb,
        &[
            (
                "CREATE TABLE a (b int, c int, KEY i (b), CONSTRAINT k CHECK (b > 0)); ALTER TABLE a RENAME KEY i TO j, RENAME COLUMN c TO d, MODIFY b bigint NOT NULL FIRST, ADD COLUMN (e int, f int), ADD g int AFTER b, DROP CONSTRAINT k, ENGINE=InnoDB; ALTER TABLE a CHANGE d h text AFTER g, ADD UNIQUE u (e), CONVERT TO CHARACTER SET latin1",
                &[
                    "a collation=latin1_swedish_ci",
                    "b bigint not null",
                    "g int",
                    "h text collate latin1_swedish_ci",
                    "e int",
                    "f int",
                    "unique u (e)",
                    "index j (b)",
                ],
            ),
            (
                "CREATE TABLE a (b int, c int, KEY i (b, c), UNIQUE (c)); ALTER TABLE a DROP c; DROP INDEX i ON a; RENAME TABLE a TO x, x TO y",
                &["y", "b int"],
            ),
            (
                "/*!40101 SET NAMES utf8mb4 */;\n/*M!999999\\- enable the sandbox mode */ \nDROP TABLE IF EXISTS `a`;\n/*!50001 CREATE TABLE `a` (`b` int /*!80023 INVISIBLE */ /*!50606 NOT NULL */) */;\n# x ; y\nLOCK TABLES `a` WRITE;\nINSERT INTO `a` VALUES (1),('\\'; DROP TABLE a;');\nUNLOCK TABLES;\nDELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE UPDATE ON a FOR EACH ROW BEGIN SET @x = 1; END */;;\nDELIMITER ;\n",
                &["a", "b int not null", "trigger t"],
            ),
            (
                "DELIMITER $$\nCREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; END$$\nDELIMITER ;\nDROP PROCEDURE p;",
                &[],
            ),
            (
                "CREATE TABLE a (b int); CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN IF 1 THEN SET @a = CASE WHEN 1 THEN 2 END; END IF; END; DROP TRIGGER t",
                &["a", "b int"],
            ),
            (
                "CREATE TABLE db.a (b int, KEY i (b)); ALTER TABLE `db`.`a` ALTER b SET DEFAULT 5, ALTER INDEX i IGNORED",
                &["a", "b int default 5", "index i (b) IGNORED"],
            ),
        ],
    );
}

#[test]
fn mysql_differs() {
    check(
        Mysql,
        &[
            (
                "CREATE TABLE a (b json, c int CHECK (c > 0), d text CHARACTER SET utf8mb4, e int REFERENCES x (y), INDEX i ((c + 1)), KEY j (c) INVISIBLE)",
                &[
                    "a",
                    "b json",
                    "c int",
                    "d text",
                    "e int",
                    "check a_chk_1 c > 0",
                    "index i ([c + 1])",
                    "index j (c) INVISIBLE",
                ],
            ),
            (
                "CREATE TABLE a (b int, CONSTRAINT k CHECK (b > 0) NOT ENFORCED); ALTER TABLE a ALTER CHECK k ENFORCED; ALTER TABLE a DROP CHECK k, ALTER b SET DEFAULT (1 + 1)",
                &["a", "b int default (1 + 1)"],
            ),
        ],
    );
}

#[test]
fn helper_tables_vanish_and_queries_are_told() {
    check(
        Sqlite,
        &[(
            "CREATE TABLE k AS SELECT 1; DROP TABLE k; CREATE TABLE main.\"schemalock_lock\" (\"held\"); CREATE TABLE schemalock_history (a)",
            &[],
        )],
    );
    let read = of("CREATE TABLE k AS SELECT 1;", Sqlite);
    assert_eq!(read.unsupported[0].reason, "its columns follow from a query");
    assert!(read.inventory.tables.is_empty());
}
