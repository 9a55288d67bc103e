-- # columns come and go
CREATE TABLE users (id bigint NOT NULL, name text);
INSERT INTO users VALUES (1, 'a'), (2, NULL);
-- ##
CREATE TABLE users (id bigint NOT NULL, name text, age integer);
INSERT INTO users VALUES (1, 'a', 3);
-- ##
CREATE TABLE users (id bigint NOT NULL, age integer NOT NULL DEFAULT 0, name text, created timestamptz DEFAULT now());
INSERT INTO users VALUES (1, 3, 'a');
-- ##
CREATE TABLE users (id bigint NOT NULL, name varchar(40) DEFAULT 'nobody', tags text[] DEFAULT '{}'::text[]);
INSERT INTO users VALUES (1, 'a', '{x,y}');

-- # defaults
CREATE TABLE t (id integer PRIMARY KEY, a integer, b text, c boolean, d numeric(8,2), e timestamp, f date, g jsonb, h uuid);
INSERT INTO t VALUES (1, 1, 'x', true, 1.5, now(), now(), '{}', gen_random_uuid());
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT 0, b text DEFAULT '', c boolean DEFAULT false, d numeric(8,2) DEFAULT 0.00, e timestamp DEFAULT CURRENT_TIMESTAMP, f date DEFAULT CURRENT_DATE, g jsonb DEFAULT '{}', h uuid DEFAULT gen_random_uuid());
INSERT INTO t (id) VALUES (1);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT -1, b text DEFAULT 'it''s', c boolean DEFAULT true, d numeric(8,2) DEFAULT -12.50, e timestamp DEFAULT '2020-01-01 00:00:00', f date DEFAULT '2020-01-01', g jsonb DEFAULT '{"a": [1, 2]}'::jsonb, h uuid DEFAULT '00000000-0000-0000-0000-000000000000');
INSERT INTO t (id) VALUES (1);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT (1 + 2) * 3, b text DEFAULT upper('x' || 'y'), c boolean DEFAULT (NOT true), d numeric(8,2) DEFAULT round(1.234, 2), e timestamp DEFAULT now() + interval '1 day', f date DEFAULT (now() AT TIME ZONE 'utc')::date, g jsonb DEFAULT jsonb_build_object('a', 1), h uuid DEFAULT NULL);
INSERT INTO t (id) VALUES (1);

-- # nullability
CREATE TABLE t (id integer, a text);
INSERT INTO t VALUES (1, 'x');
-- ##
CREATE TABLE t (id integer NOT NULL, a text NOT NULL);
INSERT INTO t VALUES (1, 'x');
-- ##
CREATE TABLE t (id integer NOT NULL, a text NOT NULL DEFAULT 'y');
INSERT INTO t VALUES (1, 'x');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text);
INSERT INTO t VALUES (1, 'x');

-- # integers
CREATE TABLE t (id integer PRIMARY KEY, n smallint, m integer NOT NULL DEFAULT 5);
INSERT INTO t VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, n integer, m bigint NOT NULL DEFAULT 5);
INSERT INTO t VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id bigint PRIMARY KEY, n bigint, m numeric(20, 0) NOT NULL DEFAULT 5);
INSERT INTO t VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, n double precision, m real NOT NULL DEFAULT 5);
INSERT INTO t VALUES (1, 2, 3);

-- # texts
CREATE TABLE t (id integer PRIMARY KEY, a varchar(10), b char(3), c text);
INSERT INTO t VALUES (1, 'x', 'abc', 'z');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a varchar(20), b char(5), c varchar);
INSERT INTO t VALUES (1, 'x', 'abc', 'z');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text, b varchar(3), c text COLLATE "C");
INSERT INTO t VALUES (1, 'x', 'abc', 'z');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a varchar(5), b text, c text COLLATE "POSIX" NOT NULL);
INSERT INTO t VALUES (1, 'x', 'abc', 'z');

-- # times
CREATE TABLE t (id integer PRIMARY KEY, a timestamp, b timestamptz, c time, d interval, e date);
INSERT INTO t VALUES (1, now(), now(), '10:00', '1 day', '2020-02-02');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a timestamp(3), b timestamptz(0), c time(3), d interval day to second, e date);
INSERT INTO t VALUES (1, now(), now(), '10:00', '1 day', '2020-02-02');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz, b timestamp, c timetz, d interval(2), e timestamp);
INSERT INTO t VALUES (1, now(), now(), '10:00', '1 day', '2020-02-02');

-- # types of PostgreSQL's own
CREATE TABLE t (id integer PRIMARY KEY, a inet, b cidr, c macaddr, d bit(4), e bit varying(8), f int4range, g tsvector, h xml, i money, j bytea, k point);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a inet[], b inet, c macaddr8, d bit(8), e bit varying, f int8range, g tsquery, h text, i numeric(12,2), j text, k box);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text, b text, c text, d varchar(8), e text, f text, g text, h xml NOT NULL, i money NOT NULL DEFAULT 0, j bytea NOT NULL DEFAULT '\xdead', k circle);

-- # json and arrays
CREATE TABLE t (id integer PRIMARY KEY, a json, b jsonb, c integer[], d text[][]);
INSERT INTO t VALUES (1, '{"a": 1}', '[1]', '{1,2}', '{{a}}');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a jsonb, b json, c bigint[], d varchar(5)[]);
INSERT INTO t VALUES (1, '{"a": 1}', '[1]', '{1,2}', '{a}');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a jsonb NOT NULL DEFAULT '[]', b text, c integer[] NOT NULL DEFAULT ARRAY[1, 2], d text[] DEFAULT ARRAY[]::text[]);
INSERT INTO t VALUES (1, '{"a": 1}', '[1]', '{1,2}', '{a}');

-- # enums
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id integer PRIMARY KEY, m mood NOT NULL DEFAULT 'ok');
INSERT INTO t VALUES (1, 'ok');
-- ##
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (id integer PRIMARY KEY, m mood NOT NULL DEFAULT 'ok');
INSERT INTO t VALUES (1, 'ok');
-- ##
CREATE TYPE mood AS ENUM ('awful', 'sad', 'so-so', 'ok');
CREATE TABLE t (id integer PRIMARY KEY, m mood, n mood[]);
INSERT INTO t VALUES (1, 'ok');
-- ##
CREATE TYPE feeling AS ENUM ('ok', 'sad');
CREATE TABLE t (id integer PRIMARY KEY, m feeling NOT NULL DEFAULT 'sad');
INSERT INTO t VALUES (1, 'ok');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, m text NOT NULL DEFAULT 'ok');
INSERT INTO t VALUES (1, 'ok');

-- # primary keys
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
INSERT INTO t VALUES (1, 2);
-- ##
CREATE TABLE t (a integer PRIMARY KEY, b integer NOT NULL);
INSERT INTO t VALUES (1, 2);
-- ##
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, PRIMARY KEY (a, b));
INSERT INTO t VALUES (1, 2);
-- ##
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, CONSTRAINT mine PRIMARY KEY (b, a));
INSERT INTO t VALUES (1, 2);

-- # unique sets
CREATE TABLE t (a integer, b integer, c text);
INSERT INTO t VALUES (1, 2, 'x'), (NULL, NULL, NULL);
-- ##
CREATE TABLE t (a integer UNIQUE, b integer, c text, UNIQUE (b, c));
INSERT INTO t VALUES (1, 2, 'x'), (NULL, NULL, NULL);
-- ##
CREATE TABLE t (a integer, b integer, c text, CONSTRAINT t_a_key UNIQUE (b), CONSTRAINT other UNIQUE (a, c));
INSERT INTO t VALUES (1, 2, 'x'), (NULL, NULL, NULL);
-- ##
CREATE TABLE t (a integer, b integer, c text);
CREATE UNIQUE INDEX t_a_key ON t (a);
CREATE UNIQUE INDEX t_b_c_key ON t (b, c) WHERE c IS NOT NULL;
INSERT INTO t VALUES (1, 2, 'x'), (NULL, NULL, NULL);
-- ##
CREATE TABLE t (a integer, b integer, c text, UNIQUE NULLS NOT DISTINCT (a), UNIQUE (b) INCLUDE (c), UNIQUE (c) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO t VALUES (1, 2, 'x');

-- # checks
CREATE TABLE t (id integer PRIMARY KEY, n integer, s text);
INSERT INTO t VALUES (1, 5, 'a');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, n integer CHECK (n > 0), s text CHECK (s IN ('a', 'b')));
INSERT INTO t VALUES (1, 5, 'a');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, n integer, s text, CONSTRAINT t_n_check CHECK (n >= 0 AND n < 100), CHECK (length(s) < 10), CHECK (n IS NULL OR s IS NOT NULL));
INSERT INTO t VALUES (1, 5, 'a');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, n integer CHECK (n BETWEEN 0 AND 10), s text, CONSTRAINT s_like CHECK (s ~ '^[a-z]+$' OR s LIKE 'x%'), CHECK (n <> 7) NO INHERIT);
INSERT INTO t VALUES (1, 5, 'a');

-- # foreign keys
CREATE TABLE p (id integer PRIMARY KEY);
CREATE TABLE c (id integer PRIMARY KEY, p_id integer);
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- ##
CREATE TABLE p (id integer PRIMARY KEY);
CREATE TABLE c (id integer PRIMARY KEY, p_id integer REFERENCES p);
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- ##
CREATE TABLE p (id integer PRIMARY KEY);
CREATE TABLE c (id integer PRIMARY KEY, p_id integer NOT NULL REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE INDEX c_p_id ON c (p_id);
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- ##
CREATE TABLE p (id bigint PRIMARY KEY, c_id integer);
CREATE TABLE c (id integer PRIMARY KEY, p_id bigint, CONSTRAINT to_p FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE p ADD CONSTRAINT to_c FOREIGN KEY (c_id) REFERENCES c (id);
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- ##
CREATE TABLE p (id integer PRIMARY KEY, k text NOT NULL UNIQUE);
CREATE TABLE c (id integer PRIMARY KEY, p_k text REFERENCES p (k) ON DELETE SET DEFAULT);

-- # composite foreign keys
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE c (a integer, b integer, FOREIGN KEY (a, b) REFERENCES p);
-- ##
CREATE TABLE p (a integer, b integer, PRIMARY KEY (b, a), UNIQUE (a, b));
CREATE TABLE c (a integer, b integer, FOREIGN KEY (a, b) REFERENCES p (a, b) ON DELETE CASCADE);
-- ##
CREATE TABLE p (a integer, b integer, c integer, PRIMARY KEY (a, b, c));
CREATE TABLE c (a integer, b integer, c integer, FOREIGN KEY (a, b, c) REFERENCES p MATCH FULL);

-- # indexes
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer, c jsonb, d timestamptz);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer, c jsonb, d timestamptz);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b DESC NULLS LAST);
CREATE INDEX t_c ON t USING gin (c);
CREATE INDEX t_d ON t USING brin (d);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer, c jsonb, d timestamptz);
CREATE INDEX t_a ON t (lower(a));
CREATE INDEX t_b ON t (b) WHERE b > 0;
CREATE INDEX t_c ON t USING gin (c jsonb_path_ops);
CREATE INDEX t_d ON t USING brin (d) WITH (pages_per_range = 32);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer, c jsonb, d timestamptz);
CREATE UNIQUE INDEX t_a ON t (a, b);
CREATE INDEX t_b ON t USING hash (b);
CREATE INDEX t_c ON t ((c ->> 'name'));
CREATE INDEX t_d ON t (d) INCLUDE (a, b);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer, c jsonb, d timestamptz);
CREATE INDEX t_a ON t (a text_pattern_ops);
CREATE INDEX t_b ON t (a COLLATE "C", b);
CREATE INDEX t_c ON t (((c -> 'a') ->> 'b'), b NULLS FIRST);
CREATE INDEX t_d ON t (date_trunc('day', d AT TIME ZONE 'utc')) WHERE a IS NOT NULL AND (b = 1 OR b = 2);

-- # identity and serial
CREATE TABLE t (id integer NOT NULL, n integer);
INSERT INTO t VALUES (1, 1);
-- ##
CREATE TABLE t (id serial PRIMARY KEY, n integer);
INSERT INTO t (n) VALUES (1);
-- ##
CREATE TABLE t (id bigserial PRIMARY KEY, n integer);
INSERT INTO t (n) VALUES (1);
-- ##
CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n integer);
INSERT INTO t (n) VALUES (1);
-- ##
CREATE TABLE t (id bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 100 INCREMENT BY 5) PRIMARY KEY, n integer);
INSERT INTO t (n) VALUES (1);

-- # generated columns
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer NOT NULL);
INSERT INTO t VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer NOT NULL, c integer GENERATED ALWAYS AS (a + b) STORED);
INSERT INTO t VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer NOT NULL, c integer GENERATED ALWAYS AS (a * b) STORED);
INSERT INTO t VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer NOT NULL, c bigint);
INSERT INTO t VALUES (1, 2, 3);

-- # comments
CREATE TABLE t (id integer PRIMARY KEY, a text);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text);
COMMENT ON TABLE t IS 'A table.';
COMMENT ON COLUMN t.a IS 'It''s a column.';
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text);
COMMENT ON TABLE t IS E'Two\nlines: "quoted" \\ backslash';
COMMENT ON COLUMN t.id IS 'The key';

-- # tables come and go
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (id integer PRIMARY KEY, a_id integer REFERENCES a);
-- ##
CREATE TABLE a (id integer PRIMARY KEY);
-- ##
CREATE TABLE b (id integer PRIMARY KEY, a_id integer);
CREATE INDEX b_a_id ON b (a_id);
-- ##
CREATE TABLE c (id integer PRIMARY KEY, b_id integer);
CREATE TABLE b (id integer PRIMARY KEY, c_id integer REFERENCES c);
ALTER TABLE c ADD FOREIGN KEY (b_id) REFERENCES b;

-- # names that change hands
CREATE TABLE a (id integer CONSTRAINT one PRIMARY KEY, n integer);
CREATE TABLE b (id integer CONSTRAINT two PRIMARY KEY, n integer);
CREATE INDEX x ON a (n);
CREATE INDEX y ON b (n);
-- ##
CREATE TABLE a (id integer CONSTRAINT three PRIMARY KEY, n integer);
CREATE TABLE b (id integer CONSTRAINT four PRIMARY KEY, n integer);
CREATE INDEX y ON a (id, n);
CREATE INDEX z ON b (n);
-- ##
CREATE TABLE b (id integer CONSTRAINT one PRIMARY KEY, n integer);
CREATE INDEX x ON b (n);
-- ##
CREATE TABLE x (id integer CONSTRAINT a PRIMARY KEY, n integer);
CREATE INDEX b ON x (n);

-- # odd names
CREATE TABLE "Order" ("Id" integer PRIMARY KEY, "user" text, "a b" integer DEFAULT 1, "ünï" text CHECK ("ünï" <> ''));
INSERT INTO "Order" VALUES (1, 'x', 2, 'z');
-- ##
CREATE TABLE "Order" ("Id" integer PRIMARY KEY, "user" text NOT NULL, "a b" bigint DEFAULT 2, "ünï" text CHECK ("ünï" <> '-'));
CREATE INDEX "by user" ON "Order" ("user", lower("ünï")) WHERE "a b" > 0;
INSERT INTO "Order" VALUES (1, 'x', 2, 'z');
-- ##
CREATE TABLE "order" (id integer PRIMARY KEY);
CREATE TABLE "Order" ("Id" integer PRIMARY KEY REFERENCES "order", "select" text, "a""b" integer);

-- # things left alone
CREATE TABLE t (id integer PRIMARY KEY, a text);
CREATE VIEW v AS SELECT id FROM t;
INSERT INTO t VALUES (1, 'a');
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer);
CREATE VIEW v AS SELECT id FROM t;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
INSERT INTO t VALUES (1, 'a');
-- ##
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(20));
CREATE VIEW v AS SELECT id FROM t;
INSERT INTO t VALUES (1, 'a');

-- # options and storage
CREATE TABLE t (id integer PRIMARY KEY, a text);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text) WITH (fillfactor = 70);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text) WITH (fillfactor = 70, autovacuum_enabled = false);
-- ##
CREATE UNLOGGED TABLE t (id integer PRIMARY KEY, a text);
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;

-- # exclusion and inheritance
CREATE TABLE t (id integer PRIMARY KEY, r int4range);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, r int4range, EXCLUDE USING gist (r WITH &&));
-- ##
CREATE TABLE base (id integer PRIMARY KEY, r int4range);
CREATE TABLE t (n integer) INHERITS (base);

-- # domains
CREATE DOMAIN posint AS integer CHECK (VALUE > 0);
CREATE TABLE t (id integer PRIMARY KEY, n posint);
-- ##
CREATE DOMAIN posint AS integer CHECK (VALUE > 0);
CREATE TABLE t (id integer PRIMARY KEY, n posint NOT NULL DEFAULT 1);
-- ##
CREATE TABLE t (id integer PRIMARY KEY, n integer);

-- # partitions
CREATE TABLE t (id integer NOT NULL, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE other (id integer PRIMARY KEY);
-- ##
CREATE TABLE t (id integer NOT NULL, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE t_2020 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE other (id bigint PRIMARY KEY, n integer);
-- ##
CREATE TABLE t (id integer NOT NULL, d date NOT NULL);
CREATE TABLE other (id integer PRIMARY KEY);

-- # triggers and policies
CREATE TABLE t (id integer PRIMARY KEY, a text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER noted BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION note();
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a text, b text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER noted BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION note();
-- ##
CREATE TABLE t (id integer PRIMARY KEY, a varchar(10));
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON t USING (a = current_user);

-- # names that change hands within a table
CREATE TABLE a (id integer CONSTRAINT k PRIMARY KEY, x integer, CONSTRAINT u UNIQUE (x));
-- ##
CREATE TABLE a (id integer CONSTRAINT p PRIMARY KEY, x integer);
CREATE INDEX k ON a (x);
CREATE UNIQUE INDEX u ON a (x);
-- ##
CREATE TABLE a (id integer CONSTRAINT u PRIMARY KEY, x integer, CONSTRAINT k UNIQUE (x, id));
CREATE INDEX p ON a (x);

-- # constraints that no schema says, and their names
CREATE TABLE a (id integer PRIMARY KEY, x integer, CONSTRAINT u UNIQUE (x) DEFERRABLE);
-- ##
CREATE TABLE a (id integer PRIMARY KEY, x integer, CONSTRAINT u UNIQUE (x));
-- ##
CREATE TABLE b (id integer PRIMARY KEY, x integer, CONSTRAINT u UNIQUE (x));
-- ##
CREATE TABLE a (id integer PRIMARY KEY, x integer CONSTRAINT u CHECK (x > 0) NO INHERIT);
