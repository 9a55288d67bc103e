-- Everything that a reader of PostgreSQL 15's catalogue meets. No rows, no extension, nothing outside this database.
--
-- What one schema file can say stands in tables that need nothing else; what it cannot say stands beside them, and is named in postgres.unmanaged.

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET client_min_messages = warning;

/* A block comment; /* nested, */ with a ; and a ' that end nothing. */

-- Types ---------------------------------------------------------------------------------------------------------------------------------------

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE "Order State" AS ENUM ('new', 'in work', 'it''s done', 'größer', 'a"b', 'a,b', 'a\b', '');
CREATE TYPE empty_enum AS ENUM ();
CREATE TYPE grown_enum AS ENUM ('b', 'd');
ALTER TYPE grown_enum ADD VALUE 'a' BEFORE 'b';
ALTER TYPE grown_enum ADD VALUE 'c' AFTER 'b';
ALTER TYPE grown_enum RENAME VALUE 'd' TO 'e';

CREATE TABLE types_numbers (
    id integer PRIMARY KEY,
    a_smallint smallint,
    a_int2 int2,
    a_integer integer NOT NULL,
    an_int int NOT NULL,
    an_int4 int4,
    a_bigint bigint,
    an_int8 int8,
    a_decimal decimal,
    a_decimal_10 decimal(10),
    a_dec_10_2 dec(10, 2),
    a_numeric numeric,
    a_numeric_12_2 numeric(12,2) NOT NULL,
    a_numeric_1000_500 numeric(1000, 500),
    a_numeric_below_zero numeric(5, -2),
    a_numeric_small numeric(3, 5),
    a_real real,
    a_float4 float4,
    a_double double precision,
    a_float8 float8,
    a_float float,
    a_float_24 float(24),
    a_float_25 float(25),
    a_money money
);

CREATE TABLE types_serials (
    a_smallserial smallserial,
    a_serial2 serial2,
    a_serial serial PRIMARY KEY,
    a_serial4 serial4,
    a_bigserial bigserial NOT NULL,
    a_serial8 serial8 UNIQUE
);

CREATE TABLE types_texts (
    a_char char,
    a_char_1 char(1),
    a_char_10 char(10) NOT NULL,
    a_character_10 character(10),
    a_bpchar bpchar,
    an_internal_char "char",
    a_varchar varchar,
    a_varchar_1 varchar(1),
    a_varchar_255 varchar(255) NOT NULL,
    a_character_varying character varying(40),
    a_char_varying char varying(40),
    a_long_varchar varchar(10485760),
    a_national_character national character(5),
    a_nchar nchar(5),
    a_national_varchar national character varying(5),
    a_text text NOT NULL,
    a_name name,
    a_bytea bytea
);

CREATE TABLE types_times (
    a_date date,
    a_time time,
    a_time_0 time(0),
    a_time_3 time(3) without time zone,
    a_time_6 time(6),
    a_timetz timetz,
    a_timetz_3 time(3) with time zone,
    a_timestamp timestamp NOT NULL,
    a_timestamp_0 timestamp(0),
    a_timestamp_1 timestamp(1),
    a_timestamp_3 timestamp(3) without time zone,
    a_timestamp_6 timestamp(6),
    a_timestamptz timestamptz NOT NULL,
    a_timestamptz_0 timestamptz(0),
    a_timestamptz_3 timestamp(3) with time zone,
    a_timestamptz_6 timestamptz(6),
    an_interval interval,
    an_interval_0 interval(0),
    an_interval_3 interval(3),
    an_interval_year interval year,
    an_interval_month interval month,
    an_interval_day interval day,
    an_interval_hour interval hour,
    an_interval_minute interval minute,
    an_interval_second interval second,
    an_interval_second_2 interval second(2),
    an_interval_year_to_month interval year to month,
    an_interval_day_to_hour interval day to hour,
    an_interval_day_to_minute interval day to minute,
    an_interval_day_to_second interval day to second,
    an_interval_day_to_second_4 interval day to second(4),
    an_interval_hour_to_minute interval hour to minute,
    an_interval_hour_to_second interval hour to second,
    an_interval_minute_to_second interval minute to second
);

CREATE TABLE types_others (
    a_boolean boolean,
    a_bool bool NOT NULL,
    a_uuid uuid,
    a_json json,
    a_jsonb jsonb,
    a_jsonpath jsonpath,
    an_xml xml,
    a_bit bit,
    a_bit_8 bit(8),
    a_bit_varying bit varying,
    a_bit_varying_5 bit varying(5),
    a_varbit_7 varbit(7),
    an_inet inet,
    a_cidr cidr,
    a_macaddr macaddr,
    a_macaddr8 macaddr8,
    a_point point,
    a_line line,
    an_lseg lseg,
    a_box box,
    a_path path,
    a_polygon polygon,
    a_circle circle,
    a_tsvector tsvector,
    a_tsquery tsquery,
    a_mood mood,
    an_order_state "Order State",
    a_grown grown_enum
);

CREATE TABLE types_ranges (
    an_int4range int4range,
    an_int8range int8range,
    a_numrange numrange,
    a_tsrange tsrange,
    a_tstzrange tstzrange,
    a_daterange daterange,
    an_int4multirange int4multirange,
    an_int8multirange int8multirange,
    a_nummultirange nummultirange,
    a_tsmultirange tsmultirange,
    a_tstzmultirange tstzmultirange,
    a_datemultirange datemultirange
);

CREATE TABLE types_arrays (
    some_integers integer[],
    three_integers integer[3],
    a_matrix integer[][],
    some_texts text[] NOT NULL,
    array_keyword text ARRAY,
    array_keyword_4 integer ARRAY[4],
    some_varchars varchar(10)[],
    some_chars char(2)[],
    some_numerics numeric(6,2)[],
    some_times timestamptz(3)[],
    some_intervals interval day to second[],
    some_bits bit(3)[],
    some_uuids uuid[],
    some_documents jsonb[],
    some_ranges int4range[],
    some_moods mood[],
    some_states "Order State"[],
    some_points point[]
);

CREATE TABLE types_of_the_system (
    an_oid oid,
    a_regclass regclass,
    a_regcollation regcollation,
    a_regconfig regconfig,
    a_regdictionary regdictionary,
    a_regnamespace regnamespace,
    a_regoper regoper,
    a_regoperator regoperator,
    a_regproc regproc,
    a_regprocedure regprocedure,
    a_regrole regrole,
    a_regtype regtype,
    a_pg_lsn pg_lsn,
    a_pg_snapshot pg_snapshot,
    a_txid_snapshot txid_snapshot,
    an_xid xid,
    an_xid8 xid8,
    a_cid cid,
    a_tid tid,
    an_oidvector oidvector,
    an_int2vector int2vector,
    an_aclitem aclitem
);

-- Defaults --------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE defaults_of_numbers (
    zero integer DEFAULT 0,
    one integer DEFAULT 1 NOT NULL,
    below_zero integer DEFAULT -1,
    below_zero_in_quotes integer DEFAULT '-1',
    below_zero_cast integer DEFAULT '-1'::integer,
    with_a_plus integer DEFAULT +5,
    smallest_smallint smallint DEFAULT -32768,
    smallest_integer integer DEFAULT -2147483648,
    smallest_bigint bigint DEFAULT -9223372036854775808,
    greatest_bigint bigint DEFAULT 9223372036854775807,
    a_small_bigint bigint DEFAULT 5,
    a_numeric numeric(12,2) DEFAULT 1.50,
    a_numeric_below_zero numeric(12,2) DEFAULT -0.01,
    a_numeric_of_an_integer numeric(12,2) DEFAULT 0,
    a_numeric_in_quotes numeric(12,2) DEFAULT '19.990',
    an_exponent double precision DEFAULT 1e10,
    a_small_exponent double precision DEFAULT 1.5e-7,
    a_real real DEFAULT 0.1,
    not_a_number numeric DEFAULT 'NaN',
    endless double precision DEFAULT '-Infinity',
    a_money money DEFAULT 12.34,
    a_sum integer DEFAULT (1 + 2) * 3,
    a_remainder integer DEFAULT 17 % 5,
    a_power double precision DEFAULT 2 ^ 10,
    a_length integer DEFAULT length('abc'),
    a_choice integer DEFAULT CASE WHEN 1 < 2 THEN 1 ELSE 2 END,
    a_greatest integer DEFAULT GREATEST(1, 2, 3),
    a_random double precision DEFAULT random(),
    a_year integer DEFAULT EXTRACT(year FROM CURRENT_DATE),
    a_part double precision DEFAULT date_part('epoch', now())
);

CREATE TABLE defaults_of_texts (
    empty text DEFAULT '' NOT NULL,
    a_word text DEFAULT 'word',
    a_cast text DEFAULT 'word'::text,
    a_varchar varchar(20) DEFAULT 'word',
    a_varchar_cast varchar(20) DEFAULT 'word'::character varying,
    a_char char(3) DEFAULT 'x',
    a_quote text DEFAULT 'it''s',
    double_quotes text DEFAULT 'a "b" c',
    a_backslash text DEFAULT 'a\b',
    escapes text DEFAULT E'line\n\ttab \\ \'quote\' \u00e9',
    lines text DEFAULT 'first
second',
    unicode text DEFAULT 'żółć 日本語 🦀',
    unicode_escapes text DEFAULT U&'d\0061ta \+01F980',
    dollars text DEFAULT $$it's $1$$,
    tagged_dollars text DEFAULT $tag$ a $$ b $tag$,
    a_semicolon text DEFAULT 'a; -- b /* c */',
    a_number text DEFAULT '1',
    the_word_null text DEFAULT 'NULL',
    null_itself text DEFAULT NULL,
    null_cast text DEFAULT NULL::text,
    like_a_call text DEFAULT 'now()',
    continued text DEFAULT 'one '
        'two',
    a_concatenation text DEFAULT upper('x') || '-' || 'y',
    a_hash text DEFAULT md5(random()::text),
    a_coalesce text DEFAULT COALESCE(NULL, 'x'),
    a_setting text DEFAULT current_setting('app.tenant', true),
    a_user text DEFAULT CURRENT_USER,
    a_session_user text DEFAULT SESSION_USER,
    a_role text DEFAULT CURRENT_ROLE,
    a_catalog text DEFAULT CURRENT_CATALOG,
    a_schema text DEFAULT CURRENT_SCHEMA,
    a_collation text COLLATE "C" DEFAULT ('x' COLLATE "C"),
    bytes bytea DEFAULT '\xDEADBEEF',
    no_bytes bytea DEFAULT ''::bytea,
    decoded_bytes bytea DEFAULT decode('DEADBEEF', 'hex')
);

CREATE TABLE defaults_of_times (
    today date DEFAULT CURRENT_DATE,
    a_date date DEFAULT '2024-02-29',
    a_typed_date date DEFAULT DATE '2024-02-29',
    a_time time DEFAULT '12:30',
    a_current_time timetz DEFAULT CURRENT_TIME,
    a_local_time time DEFAULT LOCALTIME,
    a_now timestamptz DEFAULT now() NOT NULL,
    a_current_timestamp timestamptz DEFAULT CURRENT_TIMESTAMP,
    a_current_timestamp_3 timestamptz(3) DEFAULT CURRENT_TIMESTAMP(3),
    a_local_timestamp timestamp DEFAULT LOCALTIMESTAMP,
    a_local_timestamp_0 timestamp(0) DEFAULT LOCALTIMESTAMP(0),
    a_clock timestamptz DEFAULT clock_timestamp(),
    a_transaction timestamptz DEFAULT transaction_timestamp(),
    a_statement timestamptz DEFAULT statement_timestamp(),
    utc timestamp DEFAULT (now() AT TIME ZONE 'utc'),
    utc_called timestamp DEFAULT timezone('utc', now()),
    in_a_week timestamptz DEFAULT now() + interval '7 days',
    first_of_the_month date DEFAULT date_trunc('month', now())::date,
    endless timestamptz DEFAULT 'infinity',
    an_epoch timestamp DEFAULT 'epoch',
    the_word_now timestamptz DEFAULT '2024-01-01 00:00:00+00',
    an_interval interval DEFAULT '1 year 2 mons',
    a_typed_interval interval DEFAULT INTERVAL '1' DAY,
    an_interval_of_hours interval hour to minute DEFAULT '01:30'
);

CREATE TABLE defaults_of_others (
    yes boolean DEFAULT true NOT NULL,
    no boolean DEFAULT FALSE,
    in_quotes boolean DEFAULT 't',
    a_comparison boolean DEFAULT (1 < 2),
    a_uuid uuid DEFAULT gen_random_uuid(),
    no_uuid uuid DEFAULT '00000000-0000-0000-0000-000000000000',
    an_object jsonb DEFAULT '{}' NOT NULL,
    an_object_cast jsonb DEFAULT '{}'::jsonb,
    a_document jsonb DEFAULT '{"a": [1, 2, {"b": null}], "it''s": "\"x\""}',
    an_array_of_json json DEFAULT '[]',
    a_built_object jsonb DEFAULT jsonb_build_object('version', 1),
    no_items text[] DEFAULT '{}',
    no_items_cast text[] DEFAULT '{}'::text[],
    no_items_array text[] DEFAULT ARRAY[]::text[],
    some_items text[] DEFAULT ARRAY['a', 'it''s', 'c d'],
    some_items_in_quotes text[] DEFAULT '{a,"b c",NULL}',
    some_integers integer[] DEFAULT ARRAY[1, -2, 3],
    a_matrix integer[] DEFAULT ARRAY[ARRAY[1, 2], ARRAY[3, 4]],
    a_mood mood DEFAULT 'ok',
    a_mood_cast mood DEFAULT 'ok'::mood NOT NULL,
    some_moods mood[] DEFAULT ARRAY['ok'::mood, 'sad'::mood],
    a_state "Order State" DEFAULT 'it''s done',
    bits bit(3) DEFAULT B'101',
    hex_bits bit(8) DEFAULT X'1F',
    some_bits varbit(8) DEFAULT '10',
    an_address inet DEFAULT '127.0.0.1',
    a_network cidr DEFAULT '10.0.0.0/8',
    a_point point DEFAULT '(1,2)',
    a_called_point point DEFAULT point(0, 0),
    a_range int4range DEFAULT '[1,10)',
    a_called_range tstzrange DEFAULT tstzrange(now(), NULL, '[)'),
    words tsvector DEFAULT ''::tsvector,
    an_xml xml DEFAULT '<a/>'
);

-- Identity and generated columns ------------------------------------------------------------------------------------------------------------------

CREATE TABLE identity_always (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE identity_by_default (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE identity_small (id smallint GENERATED ALWAYS AS IDENTITY, name text);
CREATE TABLE identity_with_options (
    id bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 1000 INCREMENT BY 5 MINVALUE 10 MAXVALUE 100000 CACHE 20 CYCLE) PRIMARY KEY,
    name text
);
CREATE TABLE identity_downwards (id integer GENERATED ALWAYS AS IDENTITY (INCREMENT BY -1) PRIMARY KEY);
CREATE TABLE identity_added (id integer NOT NULL, name text);
ALTER TABLE identity_added ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

-- As pg_dump writes them: a serial column in four statements, an identity in two.
CREATE TABLE public.serial_as_dumped (
    id integer NOT NULL,
    name text
);
CREATE SEQUENCE public.serial_as_dumped_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.serial_as_dumped_id_seq OWNED BY public.serial_as_dumped.id;
ALTER TABLE ONLY public.serial_as_dumped ALTER COLUMN id SET DEFAULT nextval('public.serial_as_dumped_id_seq'::regclass);
ALTER TABLE ONLY public.serial_as_dumped
    ADD CONSTRAINT serial_as_dumped_pkey PRIMARY KEY (id);
CREATE TABLE public.identity_as_dumped (
    id bigint NOT NULL
);
ALTER TABLE public.identity_as_dumped ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_as_dumped_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE generated_columns (
    id integer PRIMARY KEY,
    price numeric(12,2) NOT NULL,
    quantity integer NOT NULL,
    first_name text,
    last_name text,
    body text,
    document jsonb,
    born date,
    mood mood,
    total numeric(14,2) GENERATED ALWAYS AS (price * quantity) STORED,
    total_with_tax numeric(14,2) GENERATED ALWAYS AS (round(price * quantity * 1.19, 2)) STORED NOT NULL,
    full_name text GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED,
    key text COLLATE "C" GENERATED ALWAYS AS (lower(btrim(COALESCE(first_name, ''::text)))) STORED,
    words tsvector GENERATED ALWAYS AS (to_tsvector('english', COALESCE(body, ''))) STORED,
    kind text GENERATED ALWAYS AS (document ->> 'kind') STORED,
    deep_kind integer GENERATED ALWAYS AS ((document #>> '{a,b}')::integer) STORED,
    size text GENERATED ALWAYS AS (CASE WHEN quantity > 100 THEN 'large' WHEN quantity > 10 THEN 'middle' ELSE 'small' END) STORED,
    is_adult_in integer GENERATED ALWAYS AS (date_part('year'::text, born)::integer + 18) STORED,
    is_happy boolean GENERATED ALWAYS AS (mood = 'happy') STORED,
    initials char(2) GENERATED ALWAYS AS ("left"(first_name, 1) || "left"(last_name, 1)) STORED,
    CONSTRAINT generated_columns_total_check CHECK (total >= 0)
);
CREATE UNIQUE INDEX generated_columns_key ON generated_columns (key);

-- Collations of columns -----------------------------------------------------------------------------------------------------------------------------

CREATE TABLE collations_of_columns (
    by_default text,
    by_default_named text COLLATE pg_catalog."default",
    c text COLLATE "C" NOT NULL,
    posix text COLLATE "POSIX",
    ucs_basic varchar(30) COLLATE ucs_basic,
    icu text COLLATE "und-x-icu",
    german varchar(40) COLLATE "de-x-icu" DEFAULT 'ä',
    some_texts text[] COLLATE "C"
);
CREATE INDEX collations_of_columns_as_is ON collations_of_columns (c, icu);
CREATE INDEX collations_of_columns_otherwise ON collations_of_columns (c COLLATE "und-x-icu", icu COLLATE "C" DESC);
CREATE INDEX collations_of_columns_expression ON collations_of_columns (lower(c) COLLATE "en-x-icu");

-- Checks ---------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE checks_of_columns (
    id integer PRIMARY KEY CHECK (id > 0),
    unnamed integer CHECK (unnamed >= 0),
    twice integer CHECK (twice >= 0) CHECK (twice <= 100),
    named integer CONSTRAINT "named is even" CHECK (named % 2 = 0),
    not_null_and_check text NOT NULL CHECK (not_null_and_check <> ''),
    CHECK (unnamed < twice),
    CHECK (unnamed + twice < 1000)
);

CREATE TABLE checks (
    a integer,
    b integer,
    c numeric(12,2),
    t text,
    u varchar(40),
    v char(2),
    flag boolean,
    other_flag boolean,
    d date,
    e date,
    at timestamptz,
    doc jsonb,
    list text[],
    span int4range,
    mood mood,
    address inet,
    CONSTRAINT checks_in_texts CHECK (t IN ('a', 'b', 'it''s')),
    CONSTRAINT checks_in_varchars CHECK (u IN ('a', 'b')),
    CONSTRAINT checks_in_one CHECK (t IN ('a')),
    CONSTRAINT checks_in_integers CHECK (a IN (1, 2, -3)),
    CONSTRAINT checks_not_in CHECK (a NOT IN (4, 5)),
    CONSTRAINT checks_in_moods CHECK (mood IN ('ok', 'happy')),
    CONSTRAINT checks_any CHECK (t = ANY (ARRAY['a'::text, 'b'::text])),
    CONSTRAINT checks_all CHECK (a <> ALL (ARRAY[7, 8])),
    CONSTRAINT checks_between CHECK (a BETWEEN 1 AND 10),
    CONSTRAINT checks_not_between CHECK (c NOT BETWEEN -1.5 AND 1.5),
    CONSTRAINT checks_symmetric CHECK (a BETWEEN SYMMETRIC 10 AND 1),
    CONSTRAINT checks_like CHECK (t LIKE 'a%'),
    CONSTRAINT checks_not_like CHECK (u NOT LIKE '%\_x'),
    CONSTRAINT checks_like_escape CHECK (t LIKE '10!%' ESCAPE '!'),
    CONSTRAINT checks_ilike CHECK (t ILIKE 'A_%'),
    CONSTRAINT checks_similar CHECK (t SIMILAR TO '(a|b)%'),
    CONSTRAINT checks_regex CHECK (t ~ '^[a-z0-9_.+-]+@[a-z0-9-]+\.[a-z]{2,}$'),
    CONSTRAINT checks_regex_any_case CHECK (u ~* '^\w+$'),
    CONSTRAINT checks_not_regex CHECK (t !~ '[[:space:]]'),
    CONSTRAINT checks_null CHECK (a IS NULL OR b IS NOT NULL),
    CONSTRAINT checks_both_or_neither CHECK ((a IS NULL) = (b IS NULL)),
    CONSTRAINT checks_one_of CHECK (num_nonnulls(a, b) = 1),
    CONSTRAINT checks_distinct CHECK (a IS DISTINCT FROM b),
    CONSTRAINT checks_not_distinct CHECK (t IS NOT DISTINCT FROM u),
    CONSTRAINT checks_and_or_not CHECK (a > 0 AND (b > 0 OR NOT (c > 0 AND flag)) AND NOT other_flag),
    CONSTRAINT checks_or_and CHECK (a = 1 AND b = 2 OR a = 3 AND b = 4),
    CONSTRAINT checks_flag CHECK (flag),
    CONSTRAINT checks_not_flag CHECK (NOT other_flag),
    CONSTRAINT checks_true CHECK (true),
    CONSTRAINT checks_is_true CHECK (flag IS TRUE),
    CONSTRAINT checks_is_not_false CHECK (flag IS NOT FALSE),
    CONSTRAINT checks_is_unknown CHECK (other_flag IS NOT UNKNOWN),
    CONSTRAINT checks_flags_differ CHECK (flag <> other_flag),
    CONSTRAINT checks_case CHECK (CASE t WHEN 'a' THEN a > 0 WHEN 'b' THEN b > 0 ELSE true END),
    CONSTRAINT checks_searched_case CHECK (CASE WHEN a > b THEN c > 0 ELSE c < 0 END),
    CONSTRAINT checks_coalesce CHECK (COALESCE(a, b, 0) >= 0),
    CONSTRAINT checks_nullif CHECK (NULLIF(t, '') IS NOT NULL),
    CONSTRAINT checks_greatest CHECK (GREATEST(a, b) < 100 AND LEAST(a, b) > -100),
    CONSTRAINT checks_length CHECK (char_length(t) <= 120),
    CONSTRAINT checks_trim CHECK (btrim(t) <> '' AND trim(both ' ' from u) = u),
    CONSTRAINT checks_lower CHECK (t = lower(t)),
    CONSTRAINT checks_upper_char CHECK (v = upper(v)),
    CONSTRAINT checks_substring CHECK (substring(t from 1 for 2) = 'ab' AND position('x' in t) = 0),
    CONSTRAINT checks_concatenation CHECK (t || u <> 'ab'),
    CONSTRAINT checks_arithmetic CHECK ((a + b) * 2 - a / 3 < 1000 AND a % 2 = 0 AND -a < 5),
    CONSTRAINT checks_bits CHECK ((a & 1) = 0 AND (a | b) > 0 AND (a # b) <> 0 AND (a << 2) > (b >> 1)),
    CONSTRAINT checks_numeric CHECK (c >= 0.00 AND c <= 99999.99 AND round(c, 1) = c),
    CONSTRAINT checks_cast CHECK (a::numeric <= c AND CAST(t AS varchar(10)) <> 'x'),
    CONSTRAINT checks_dates CHECK (d <= e AND e - d < 366 AND d >= DATE '2000-01-01'),
    CONSTRAINT checks_interval CHECK (at > '2000-01-01 00:00:00+00'::timestamptz AND e < d + interval '1 year'),
    CONSTRAINT checks_extract CHECK (EXTRACT(isodow FROM d) < 6),
    CONSTRAINT checks_zone CHECK ((at AT TIME ZONE 'UTC')::date >= d),
    CONSTRAINT checks_json CHECK (jsonb_typeof(doc) = 'object' AND doc ? 'id' AND doc ->> 'id' <> '' AND doc @> '{"v": 1}'),
    CONSTRAINT checks_list CHECK (cardinality(list) <= 10 AND array_position(list, NULL) IS NULL AND list <@ ARRAY['a', 'b']),
    CONSTRAINT checks_element CHECK (list[1] <> 'x'),
    CONSTRAINT checks_range CHECK (NOT isempty(span) AND lower(span) > 0 AND span && int4range(1, 100)),
    CONSTRAINT checks_network CHECK (address << inet '10.0.0.0/8' AND family(address) = 4),
    CONSTRAINT checks_rows CHECK ((a, b) <> (1, 2) AND ROW(a, c) < ROW(10, 10.0)),
    CONSTRAINT checks_collation CHECK (t COLLATE "C" < 'z'),
    CONSTRAINT checks_text_of_sql CHECK (t <> 'a; -- b /* c */ "d" $$e$$ \f'),
    CONSTRAINT checks_lines CHECK (t <> 'first
second'),
    CONSTRAINT "checks with a ""name""; --" CHECK (a <> 99)
);

CREATE TABLE checks_that_cannot_be_said (
    a integer,
    b integer,
    CONSTRAINT checks_no_inherit CHECK (a > 0) NO INHERIT
);
ALTER TABLE checks_that_cannot_be_said ADD CONSTRAINT checks_not_valid CHECK (b > 0) NOT VALID;

-- Keys -----------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE keys_none (a integer, b text);
CREATE TABLE keys_empty ();
CREATE TABLE keys_named (id integer, CONSTRAINT "the key" PRIMARY KEY (id));
CREATE TABLE keys_composite (b integer, a text COLLATE "C", c date, PRIMARY KEY (a, b));
CREATE TABLE keys_including (id integer, name text, CONSTRAINT keys_including_pkey PRIMARY KEY (id) INCLUDE (name));
CREATE TABLE keys_deferred (id integer, CONSTRAINT keys_deferred_pkey PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE uniques (
    id integer PRIMARY KEY,
    a integer UNIQUE,
    b integer CONSTRAINT "b once" UNIQUE,
    c text,
    d text,
    e uuid,
    f integer,
    CONSTRAINT uniques_c_d UNIQUE (c, d),
    UNIQUE (d, c),
    CONSTRAINT uniques_nulls_too UNIQUE NULLS NOT DISTINCT (e, f),
    CONSTRAINT uniques_including UNIQUE (f) INCLUDE (c, d)
);
CREATE UNIQUE INDEX uniques_from_index ON uniques (e);
ALTER TABLE uniques ADD CONSTRAINT uniques_from_index UNIQUE USING INDEX uniques_from_index;

CREATE TABLE uniques_deferrable (
    a integer,
    b integer,
    CONSTRAINT uniques_deferrable_a UNIQUE (a) DEFERRABLE,
    CONSTRAINT uniques_deferrable_b UNIQUE (b) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE exclusions (
    room integer,
    during tstzrange,
    area box,
    cancelled boolean NOT NULL DEFAULT false,
    CONSTRAINT exclusions_during EXCLUDE USING gist (during WITH &&),
    CONSTRAINT exclusions_area EXCLUDE USING gist (area WITH &&) WHERE (NOT cancelled),
    CONSTRAINT exclusions_room EXCLUDE USING btree (room WITH =) DEFERRABLE INITIALLY DEFERRED
);

-- Foreign keys -----------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE targets (
    id integer PRIMARY KEY,
    code text COLLATE "C" NOT NULL UNIQUE,
    x integer,
    y integer,
    z integer,
    UNIQUE (x, y),
    UNIQUE (x, y, z)
);

CREATE TABLE foreign_keys (
    id integer PRIMARY KEY,
    plain integer REFERENCES targets,
    to_code text COLLATE "C" REFERENCES targets (code),
    named integer CONSTRAINT "to the target" REFERENCES targets (id),
    no_action integer REFERENCES targets ON DELETE NO ACTION ON UPDATE NO ACTION,
    restricted integer REFERENCES targets ON DELETE RESTRICT ON UPDATE RESTRICT,
    cascading integer REFERENCES targets ON DELETE CASCADE ON UPDATE CASCADE,
    set_null integer REFERENCES targets ON DELETE SET NULL ON UPDATE SET NULL,
    set_default integer DEFAULT 0 REFERENCES targets ON DELETE SET DEFAULT ON UPDATE SET DEFAULT,
    mixed integer NOT NULL REFERENCES targets ON DELETE CASCADE ON UPDATE RESTRICT,
    simple integer REFERENCES targets MATCH SIMPLE,
    not_deferrable integer REFERENCES targets NOT DEFERRABLE INITIALLY IMMEDIATE,
    deferred integer REFERENCES targets DEFERRABLE INITIALLY DEFERRED,
    deferred_cascading integer REFERENCES targets ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    self_id integer REFERENCES foreign_keys,
    self_id_cascading integer,
    x integer,
    y integer,
    z integer DEFAULT 1,
    FOREIGN KEY (self_id_cascading) REFERENCES foreign_keys (id) ON DELETE CASCADE,
    FOREIGN KEY (x, y) REFERENCES targets (x, y) ON DELETE SET NULL,
    CONSTRAINT foreign_keys_other_order FOREIGN KEY (y, x) REFERENCES targets (y, x),
    CONSTRAINT foreign_keys_set_null_some FOREIGN KEY (x, y, z) REFERENCES targets (x, y, z) ON DELETE SET NULL (y, z),
    CONSTRAINT foreign_keys_set_default_some FOREIGN KEY (z, y, x) REFERENCES targets (z, y, x) ON DELETE SET DEFAULT (z),
    CONSTRAINT foreign_keys_twice_1 FOREIGN KEY (plain) REFERENCES targets (id)
);

CREATE TABLE foreign_keys_of_a_key (
    target_id integer PRIMARY KEY REFERENCES targets ON DELETE CASCADE,
    code text COLLATE "C" UNIQUE REFERENCES targets (code) ON UPDATE CASCADE
);

CREATE TABLE circle_a (id integer PRIMARY KEY, b_id integer);
CREATE TABLE circle_b (id integer PRIMARY KEY, a_id integer NOT NULL REFERENCES circle_a);
ALTER TABLE circle_a ADD CONSTRAINT circle_a_b_id_fkey FOREIGN KEY (b_id) REFERENCES circle_b DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE foreign_keys_that_cannot_be_said (
    deferrable_said integer CONSTRAINT fk_deferrable REFERENCES targets DEFERRABLE,
    deferrable_immediate integer CONSTRAINT fk_deferrable_immediate REFERENCES targets DEFERRABLE INITIALLY IMMEDIATE,
    x integer,
    y integer,
    not_valid integer,
    CONSTRAINT fk_match_full FOREIGN KEY (x, y) REFERENCES targets (x, y) MATCH FULL
);
ALTER TABLE foreign_keys_that_cannot_be_said
    ADD CONSTRAINT fk_not_valid FOREIGN KEY (not_valid) REFERENCES targets NOT VALID;

-- Indexes ------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE indexed (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    a integer,
    b integer,
    c text,
    d varchar(40),
    at timestamptz,
    doc jsonb,
    list integer[],
    words tsvector,
    spot point,
    area box,
    span int4range,
    address inet,
    mood mood,
    live boolean NOT NULL DEFAULT true,
    deleted_at timestamptz
);
CREATE INDEX ON indexed (a);
CREATE INDEX ON indexed (a);
CREATE INDEX indexed_columns ON indexed (a, b, c);
CREATE UNIQUE INDEX indexed_unique ON indexed (a, b);
CREATE UNIQUE INDEX indexed_unique_nulls ON indexed (b, c) NULLS NOT DISTINCT;
CREATE INDEX indexed_desc ON indexed (a DESC);
CREATE INDEX indexed_desc_last ON indexed (a DESC NULLS LAST, b ASC NULLS FIRST);
CREATE INDEX indexed_asc_said ON indexed (a ASC NULLS LAST, b DESC NULLS FIRST);
CREATE INDEX indexed_partial ON indexed (at) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX indexed_unique_partial ON indexed (lower(c)) WHERE live AND deleted_at IS NULL;
CREATE INDEX indexed_partial_in ON indexed (a) WHERE mood IN ('ok', 'happy') AND b > 0;
CREATE INDEX indexed_partial_text ON indexed (b) WHERE c LIKE 'a%' OR d = 'it''s; --';
CREATE INDEX indexed_including ON indexed (a) INCLUDE (b, c);
CREATE UNIQUE INDEX indexed_unique_including ON indexed (at) INCLUDE (live) WHERE live;
CREATE INDEX indexed_expression ON indexed (lower(c));
CREATE INDEX indexed_expressions ON indexed ((a + b), (c || 'x'), upper(d) DESC NULLS LAST);
CREATE INDEX indexed_mixed ON indexed (a, lower(c), b DESC);
CREATE INDEX indexed_json_key ON indexed ((doc ->> 'key'));
CREATE INDEX indexed_json_cast ON indexed (((doc ->> 'number')::integer));
CREATE INDEX indexed_coalesce ON indexed (COALESCE(a, b, -1));
CREATE INDEX indexed_case ON indexed ((CASE WHEN live THEN a ELSE b END));
CREATE INDEX indexed_zone ON indexed (((at AT TIME ZONE 'UTC')::date));
CREATE INDEX indexed_null ON indexed ((deleted_at IS NULL));
CREATE INDEX indexed_pattern ON indexed (c text_pattern_ops);
CREATE INDEX indexed_pattern_varchar ON indexed (d varchar_pattern_ops DESC);
CREATE INDEX indexed_pattern_expression ON indexed (lower(c) text_pattern_ops);
CREATE INDEX indexed_collation ON indexed (c COLLATE "C");
CREATE INDEX indexed_collation_pattern ON indexed (c COLLATE "POSIX" text_pattern_ops DESC NULLS LAST);
CREATE INDEX indexed_hash ON indexed USING hash (c);
CREATE INDEX indexed_hash_filled ON indexed USING hash (a) WITH (fillfactor = 60);
CREATE INDEX indexed_gin ON indexed USING gin (doc);
CREATE INDEX indexed_gin_paths ON indexed USING gin (doc jsonb_path_ops);
CREATE INDEX indexed_gin_list ON indexed USING gin (list) WITH (fastupdate = off, gin_pending_list_limit = 128);
CREATE INDEX indexed_gin_words ON indexed USING gin (words);
CREATE INDEX indexed_gin_expression ON indexed USING gin (to_tsvector('english', COALESCE(c, '')));
CREATE INDEX indexed_gin_two ON indexed USING gin (list, words) WHERE live;
CREATE INDEX indexed_gist_spot ON indexed USING gist (spot);
CREATE INDEX indexed_gist_area ON indexed USING gist (area) WITH (buffering = on, fillfactor = 80);
CREATE INDEX indexed_gist_words ON indexed USING gist (words tsvector_ops (siglen = 256));
CREATE INDEX indexed_gist_including ON indexed USING gist (span) INCLUDE (a);
CREATE INDEX indexed_gist_inet ON indexed USING gist (address inet_ops);
CREATE INDEX indexed_spgist_spot ON indexed USING spgist (spot);
CREATE INDEX indexed_spgist_kd ON indexed USING spgist (spot kd_point_ops);
CREATE INDEX indexed_spgist_text ON indexed USING spgist (c);
CREATE INDEX indexed_spgist_span ON indexed USING spgist (span);
CREATE INDEX indexed_brin ON indexed USING brin (at);
CREATE INDEX indexed_brin_pages ON indexed USING brin (at, a) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX indexed_brin_bloom ON indexed USING brin (c text_bloom_ops);
CREATE INDEX indexed_brin_multi ON indexed USING brin (a int4_minmax_multi_ops (values_per_range = 16));
CREATE INDEX indexed_filled ON indexed USING btree (b) WITH (fillfactor = 70);
CREATE INDEX indexed_not_deduplicated ON indexed (mood) WITH (deduplicate_items = off);
CREATE INDEX "Indexed ""Odd""; --" ON indexed (live);

-- Odd names ----------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE "select" ("from" integer PRIMARY KEY, "where" text, "order" integer CHECK ("order" > 0), "group" text UNIQUE, "table" integer REFERENCES "select");
CREATE INDEX "index" ON "select" ("where", "order");
CREATE TABLE "order" (id integer PRIMARY KEY, "user" text DEFAULT 'x', "check" boolean, "default" integer DEFAULT 1, "primary" integer, "constraint" text);
CREATE TABLE "Upper" ("Id" integer PRIMARY KEY, "camelCase" text, "SHOUT" text NOT NULL);
CREATE TABLE "upper" ("Id" integer PRIMARY KEY, id integer REFERENCES "Upper" ("Id"));
CREATE TABLE "with space" ("a b" integer PRIMARY KEY, " leading" text, "trailing " text, "  " text);
CREATE INDEX "index with space" ON "with space" ("trailing ", " leading" DESC);
CREATE TABLE "with ""quotes""" ("a""b" integer PRIMARY KEY, """" text, "'" text CHECK ("'" <> ''''), "`" text, "[x]" text, CONSTRAINT "a ""b"" c" UNIQUE (""""));
CREATE TABLE "żółć 日本語 🦀" ("größe" integer PRIMARY KEY, "ß" text, "имя" text DEFAULT 'имя');
CREATE INDEX "индекс" ON "żółć 日本語 🦀" ("имя");
CREATE TABLE U&"d\0061t\+000061" (U&"\0441\043B\043E\043D" text);
CREATE TABLE "a.b" ("c.d" integer PRIMARY KEY, "e;f" integer, "--g" integer, "/*h*/" integer, "i\j" integer, "k$l" integer, "m%n" integer, "o:p" integer, "$1" integer, "?" integer, "{q}" integer, "#r" text);
CREATE INDEX "a.b.c" ON "a.b" ("c.d", "e;f");
CREATE TABLE "1st" ("2nd" integer PRIMARY KEY, _3 integer, "4" integer);
CREATE TABLE name_of_sixty_three_bytes_abcdefghijklmnopqrstuvwxyz_0123456789 (
    column_of_sixty_three_bytes_bcdefghijklmnopqrstuvwxyz_012345678 integer PRIMARY KEY,
    column_of_sixty_three_bytes_bcdefghijklmnopqrstuvwxyz_012345679 integer UNIQUE CHECK (column_of_sixty_three_bytes_bcdefghijklmnopqrstuvwxyz_012345679 > 0)
);
CREATE INDEX ON name_of_sixty_three_bytes_abcdefghijklmnopqrstuvwxyz_0123456789 (column_of_sixty_three_bytes_bcdefghijklmnopqrstuvwxyz_012345679);
CREATE TABLE integer_ ("integer" integer, "text" text, "uuid" uuid, "timestamp" timestamp, "date" date, "json" json, "interval" interval, value text, key text, type text, name name, "xmin_" xid);

-- What remains after edits ---------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE edited (id integer, gone text, kept text, renamed_from text, widened varchar(10));
ALTER TABLE edited ADD PRIMARY KEY (id);
ALTER TABLE edited DROP COLUMN gone;
ALTER TABLE edited RENAME COLUMN renamed_from TO renamed_to;
ALTER TABLE edited ALTER COLUMN widened TYPE varchar(100);
ALTER TABLE edited ADD COLUMN added integer NOT NULL DEFAULT 7;
ALTER TABLE edited ALTER COLUMN kept SET NOT NULL, ALTER COLUMN kept SET DEFAULT 'x';
ALTER TABLE edited ADD COLUMN fleeting integer UNIQUE, ADD CHECK (added > 0);
ALTER TABLE edited DROP COLUMN fleeting;
ALTER TABLE IF EXISTS edited ADD COLUMN IF NOT EXISTS again timestamptz DEFAULT now();

CREATE TABLE copied (LIKE defaults_of_numbers INCLUDING ALL);
CREATE TABLE IF NOT EXISTS copied_partly (LIKE uniques INCLUDING DEFAULTS INCLUDING CONSTRAINTS, more text);

-- Comments ---------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE commented (
    id integer CONSTRAINT commented_key PRIMARY KEY,
    name text CONSTRAINT commented_check CHECK (name <> ''),
    plain text
);
CREATE INDEX commented_index ON commented (name);
COMMENT ON TABLE commented IS 'A table; it''s "commented" -- on /* two */
lines, with a \ backslash.';
COMMENT ON COLUMN commented.id IS 'The key.';
COMMENT ON COLUMN commented.name IS E'A name\twith a tab, żółć 🦀.';
COMMENT ON COLUMN commented.plain IS 'Said first.';
COMMENT ON COLUMN commented.plain IS NULL;
COMMENT ON COLUMN "with space"."a b" IS 'Of an odd name.';
COMMENT ON TABLE "select" IS '';
COMMENT ON CONSTRAINT commented_check ON commented IS 'What may be written.';
COMMENT ON CONSTRAINT commented_key ON commented IS 'What is counted.';
COMMENT ON INDEX commented_index IS 'How it is found.';
COMMENT ON TYPE mood IS 'How one is.';

-- What belongs to tables and cannot be said ---------------------------------------------------------------------------------------------------------------------

CREATE UNLOGGED TABLE unlogged (id integer PRIMARY KEY, name text);

CREATE TABLE storage_parameters (id integer PRIMARY KEY WITH (fillfactor = 90), name text)
    WITH (fillfactor = 70, autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_enabled = false);

CREATE TABLE storage_of_columns (
    id integer PRIMARY KEY,
    outside text,
    compressed text COMPRESSION pglz,
    counted text,
    many text
);
ALTER TABLE storage_of_columns ALTER COLUMN outside SET STORAGE EXTERNAL;
ALTER TABLE storage_of_columns ALTER COLUMN counted SET STATISTICS 500;
ALTER TABLE storage_of_columns ALTER COLUMN many SET (n_distinct = -0.5);

CREATE TABLE clustered (id integer PRIMARY KEY, a integer NOT NULL);
CREATE UNIQUE INDEX clustered_by_a ON clustered (a);
ALTER TABLE clustered CLUSTER ON clustered_by_a;
ALTER TABLE clustered REPLICA IDENTITY USING INDEX clustered_by_a;

CREATE TABLE parents (id integer PRIMARY KEY, name text NOT NULL DEFAULT '', CHECK (id > 0));
CREATE TABLE children (toys integer) INHERITS (parents);
CREATE TABLE grandchildren (PRIMARY KEY (id)) INHERITS (children);

CREATE TABLE measurements (
    id bigint NOT NULL,
    logged_on date NOT NULL,
    region text NOT NULL,
    value numeric(10,3) CHECK (value >= 0),
    PRIMARY KEY (id, logged_on)
) PARTITION BY RANGE (logged_on);
CREATE INDEX measurements_by_region ON measurements (region);
CREATE TABLE measurements_2023 PARTITION OF measurements FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE measurements_2024 PARTITION OF measurements FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE measurements_rest PARTITION OF measurements DEFAULT;
CREATE TABLE by_list (region text, value integer) PARTITION BY LIST (region);
CREATE TABLE by_list_north PARTITION OF by_list FOR VALUES IN ('n', NULL) PARTITION BY HASH (value);
CREATE TABLE by_list_north_0 PARTITION OF by_list_north FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_list_north_1 PARTITION OF by_list_north FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE by_expression (at timestamptz, value integer) PARTITION BY RANGE (date_part('hour', at AT TIME ZONE 'UTC'), value);

-- Sequences ----------------------------------------------------------------------------------------------------------------------------------------------------

CREATE SEQUENCE free_sequence;
CREATE SEQUENCE free_sequence_with_options AS smallint START WITH 5 INCREMENT BY -5 MINVALUE -100 MAXVALUE 100 CACHE 3 CYCLE;
CREATE SEQUENCE "Odd Sequence";
CREATE SEQUENCE numbers_of_invoices START 10000;
CREATE TABLE sequences_used (
    id integer DEFAULT nextval('free_sequence') PRIMARY KEY,
    number bigint NOT NULL DEFAULT nextval('numbers_of_invoices'::regclass),
    odd text DEFAULT 'X' || nextval('"Odd Sequence"')
);
ALTER SEQUENCE numbers_of_invoices OWNED BY sequences_used.number;
CREATE TABLE named_otherwise_before (id serial PRIMARY KEY, name text);
ALTER TABLE named_otherwise_before RENAME TO named_otherwise;
CREATE TABLE serial_with_options (id serial PRIMARY KEY, name text);
ALTER SEQUENCE serial_with_options_id_seq INCREMENT BY 10 CACHE 5;

-- Types of one's own ---------------------------------------------------------------------------------------------------------------------------------------------

CREATE TYPE money_of_a_currency AS (amount numeric(12,2), currency char(3));
CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE not_defined_yet;
CREATE DOMAIN email AS text COLLATE "C" DEFAULT '' NOT NULL CONSTRAINT email_has_at CHECK (VALUE ~ '@') CHECK (length(VALUE) < 255);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE COLLATION german_phonebook (provider = icu, locale = 'de-u-co-phonebk');
CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

-- Routines -----------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION add_tax(amount numeric, rate numeric DEFAULT 0.19) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN round(amount * (1 + rate), 2);
CREATE FUNCTION new_code() RETURNS text LANGUAGE plpgsql VOLATILE AS $body$
DECLARE
    code text := 'it''s; $$ not the end';
BEGIN
    RETURN code || clock_timestamp();
END;
$body$;
CREATE FUNCTION in_one_word(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT replace($1, '' '', ''_'');';
CREATE FUNCTION with_atomic_body(a integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a + 1; SELECT a + 2; END;
CREATE FUNCTION rows_of_parents() RETURNS TABLE (id integer, name text) LANGUAGE sql STABLE AS $$ SELECT id, name FROM parents $$;
CREATE PROCEDURE tidy(INOUT removed integer DEFAULT 0) LANGUAGE plpgsql AS $$ BEGIN DELETE FROM parents WHERE name = ''; END $$;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE FUNCTION hear() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1');
CREATE FUNCTION differs(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a IS DISTINCT FROM b $$;
CREATE OPERATOR <!> (LEFTARG = text, RIGHTARG = text, FUNCTION = differs, COMMUTATOR = <!>);
CREATE FUNCTION mood_of_integer(integer) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT (enum_range(NULL::mood))[$1] $$;
CREATE CAST (integer AS mood) WITH FUNCTION mood_of_integer(integer) AS ASSIGNMENT;

CREATE TYPE of_a_table AS (id integer, name text);
CREATE TABLE typed OF of_a_table (PRIMARY KEY (id), name WITH OPTIONS NOT NULL DEFAULT '');

-- A table that can be said only where what it uses is there already.
CREATE TABLE uses_what_cannot_be_said (
    id integer PRIMARY KEY,
    address email,
    amount money_of_a_currency,
    amounts money_of_a_currency[],
    some_positive positive[],
    span floatrange,
    spans floatmultirange,
    name text COLLATE german_phonebook,
    code text DEFAULT new_code(),
    price numeric(12,2),
    gross numeric(14,2) GENERATED ALWAYS AS (add_tax(price)) STORED,
    CONSTRAINT uses_a_function CHECK (in_one_word(code) = code)
);
CREATE INDEX uses_what_cannot_be_said_by_word ON uses_what_cannot_be_said (in_one_word(code));
CREATE INDEX uses_what_cannot_be_said_by_name ON uses_what_cannot_be_said (name COLLATE any_case);

-- Views ----------------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE VIEW live_rows AS SELECT id, a, b FROM indexed WHERE live WITH CASCADED CHECK OPTION;
CREATE VIEW "View ""of"" views" (x, "Y") WITH (security_barrier = true, security_invoker = true) AS SELECT a, b FROM live_rows;
CREATE RECURSIVE VIEW numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 10;
CREATE MATERIALIZED VIEW counted AS SELECT a, count(*) AS n FROM indexed GROUP BY a WITH NO DATA;
CREATE UNIQUE INDEX counted_by_a ON counted (a);

-- Triggers, rules, policies ----------------------------------------------------------------------------------------------------------------------------------------------

CREATE TRIGGER touch BEFORE UPDATE ON indexed FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION touch();
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF added ON edited FOR EACH ROW EXECUTE PROCEDURE refuse();
CREATE TRIGGER after_all AFTER INSERT OR DELETE OR TRUNCATE ON edited FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER with_rows AFTER UPDATE ON edited REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION refuse('a', 'it''s');
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON edited DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER instead INSTEAD OF INSERT ON numbers FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER asleep BEFORE DELETE ON edited FOR EACH ROW EXECUTE FUNCTION refuse();
ALTER TABLE edited DISABLE TRIGGER asleep;
CREATE RULE nothing_is_deleted AS ON DELETE TO commented DO INSTEAD NOTHING;
CREATE RULE told AS ON INSERT TO commented WHERE NEW.id > 0 DO ALSO (SELECT 1; SELECT 2);
CREATE POLICY own_rows ON commented USING (name = CURRENT_USER) WITH CHECK (name = CURRENT_USER);
CREATE POLICY never_deleted ON commented AS RESTRICTIVE FOR DELETE TO PUBLIC USING (false);
ALTER TABLE commented ENABLE ROW LEVEL SECURITY;
ALTER TABLE commented FORCE ROW LEVEL SECURITY;
CREATE EVENT TRIGGER hear_of_tables ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION hear();
ALTER EVENT TRIGGER hear_of_tables DISABLE;

-- The rest ---------------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE STATISTICS of_a_and_b (dependencies, ndistinct, mcv) ON a, b FROM indexed;
CREATE TEXT SEARCH DICTIONARY simple_words (TEMPLATE = pg_catalog.simple, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION plain_words (COPY = pg_catalog.simple);
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far_away FOREIGN DATA WRAPPER nowhere OPTIONS (host 'nowhere', port '1');
CREATE FOREIGN TABLE remote_rows (id integer NOT NULL, name text OPTIONS (column_name 'Name')) SERVER far_away OPTIONS (table_name 'rows');

CREATE SCHEMA warehouse;
CREATE TYPE warehouse.mood AS ENUM ('full', 'empty');
CREATE TABLE warehouse.indexed (id serial PRIMARY KEY, state warehouse.mood DEFAULT 'empty', target_id integer REFERENCES public.targets, UNIQUE (state));
CREATE INDEX indexed_columns ON warehouse.indexed (target_id);
CREATE VIEW warehouse.live_rows AS SELECT id FROM warehouse.indexed;
CREATE SCHEMA "Odd Schema" CREATE TABLE "t" (id integer PRIMARY KEY) CREATE VIEW "v" AS SELECT 1 AS one;

COMMENT ON SCHEMA warehouse IS 'Another namespace.';
COMMENT ON VIEW live_rows IS 'What lives.';
COMMENT ON MATERIALIZED VIEW counted IS 'What was counted.';
COMMENT ON SEQUENCE free_sequence IS 'Of nobody.';
COMMENT ON FUNCTION add_tax(numeric, numeric) IS 'What is paid.';
COMMENT ON PROCEDURE tidy(integer) IS 'Removes.';
COMMENT ON DOMAIN email IS 'An address.';
COMMENT ON TRIGGER touch ON indexed IS 'When it changed.';
COMMENT ON RULE told ON commented IS 'Says so.';
COMMENT ON POLICY own_rows ON commented IS 'Only one''s own.';
COMMENT ON COLLATION german_phonebook IS 'As in a phone book.';
