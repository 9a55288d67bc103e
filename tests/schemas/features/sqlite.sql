-- Everything that a reader of SQLite's schema meets (3.40). No rows, no extension but FTS5, FTS4 and R-Tree, which nearly every build has.
--
-- What one schema file can say stands in tables that need nothing else; what it cannot say stands beside them, and is named in sqlite.unmanaged.

PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;

/* A block comment with a ; and a ' that end nothing. */

-- Types ---------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE types_strict (
  an_int INT,
  an_integer INTEGER NOT NULL,
  a_real REAL,
  a_text TEXT NOT NULL DEFAULT '',
  a_blob BLOB,
  anything ANY
) STRICT;

CREATE TABLE types_strict_with_a_key (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE types_strict_without_rowid (id TEXT PRIMARY KEY, name TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE types_without_rowid_strict (id INT NOT NULL, part INT, PRIMARY KEY (id, part)) WITHOUT ROWID, STRICT;

CREATE TABLE types (
  id INTEGER PRIMARY KEY,
  an_int INT,
  a_tinyint TINYINT,
  a_smallint SMALLINT,
  a_mediumint MEDIUMINT,
  a_bigint BIGINT,
  an_unsigned_big_int UNSIGNED BIG INT,
  an_int2 INT2,
  an_int8 INT8,
  an_integer_11 INTEGER(11),
  a_long LONG,
  a_character CHARACTER(20),
  a_varchar VARCHAR(255),
  a_varying VARYING CHARACTER(255),
  a_character_varying CHARACTER VARYING (40),
  an_nchar NCHAR(55),
  a_native NATIVE CHARACTER(70),
  an_nvarchar NVARCHAR(100),
  a_text TEXT,
  a_text_100 TEXT(100),
  a_clob CLOB,
  a_string STRING,
  a_blob BLOB,
  a_real REAL,
  a_double DOUBLE,
  a_double_precision DOUBLE PRECISION,
  a_float FLOAT,
  a_numeric NUMERIC,
  a_numeric_12_2 NUMERIC(12,2),
  a_decimal DECIMAL(10,5),
  a_decimal_spaced DECIMAL ( 10 , 2 ),
  a_decimal_signed DECIMAL(+10,-2),
  a_money MONEY,
  a_boolean BOOLEAN,
  a_bool BOOL,
  a_bit BIT(1),
  a_date DATE,
  a_time TIME,
  a_datetime DATETIME,
  a_timestamp TIMESTAMP,
  a_timestamp_with_time_zone TIMESTAMP WITH TIME ZONE,
  a_json JSON,
  a_uuid UUID,
  a_guid UNIQUEIDENTIFIER,
  a_varbinary VARBINARY(16),
  anything ANY,
  floating_point FLOATING POINT,
  a_geometry GEOMETRY,
  lower_case integer,
  mixed_case VarChar(10),
  a_quoted_type "My Type",
  a_type_in_backticks `tick`,
  a_type_in_quotes 'text',
  many_words LONG LONG WORDS OF TYPE
);

CREATE TABLE types_none (id INTEGER PRIMARY KEY, a, b NOT NULL, c DEFAULT 1, d UNIQUE, e COLLATE NOCASE, f CHECK (f > 0), g REFERENCES types (id));

-- Keys ------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE keys_none (a INTEGER, b TEXT);
CREATE TABLE keys_integer (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE keys_integer_asc (id INTEGER PRIMARY KEY ASC, a TEXT);
CREATE TABLE keys_integer_desc (id INTEGER PRIMARY KEY DESC, a TEXT);
CREATE TABLE keys_integer_in_the_table (id INTEGER, a TEXT, PRIMARY KEY (id));
CREATE TABLE keys_integer_not_null (id INTEGER NOT NULL PRIMARY KEY, a TEXT);
CREATE TABLE keys_autoincrement (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
CREATE TABLE keys_autoincrement_not_null (id INTEGER NOT NULL CONSTRAINT "the key" PRIMARY KEY AUTOINCREMENT, a TEXT);
CREATE TABLE keys_autoincrement_in_the_table (a TEXT, id INTEGER, CONSTRAINT pk PRIMARY KEY (id AUTOINCREMENT));
CREATE TABLE keys_int (id INT PRIMARY KEY, a TEXT);
CREATE TABLE keys_text_that_may_be_null (id TEXT PRIMARY KEY, a TEXT);
CREATE TABLE keys_text (id TEXT NOT NULL, a TEXT, CONSTRAINT keys_text_pkey PRIMARY KEY (id));
CREATE TABLE keys_composite (b INTEGER, a TEXT, c TEXT, PRIMARY KEY (a, b));
CREATE TABLE keys_composite_ordered (a TEXT, b INTEGER, c TEXT, CONSTRAINT "key of two" PRIMARY KEY (a COLLATE NOCASE, b DESC));
CREATE TABLE keys_without_rowid (a TEXT, b INTEGER, c TEXT, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
CREATE TABLE keys_integer_without_rowid (id INTEGER PRIMARY KEY, a TEXT) WITHOUT ROWID;

CREATE TABLE uniques (
  id INTEGER PRIMARY KEY,
  a INTEGER UNIQUE,
  b TEXT NOT NULL CONSTRAINT "b once" UNIQUE,
  c TEXT,
  d TEXT,
  e TEXT COLLATE NOCASE UNIQUE,
  UNIQUE (c, d),
  CONSTRAINT uniques_d_c UNIQUE (d, c),
  UNIQUE (c COLLATE NOCASE, d DESC),
  UNIQUE (a)
);

-- Defaults ----------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE defaults (
  zero INTEGER DEFAULT 0,
  one INTEGER NOT NULL DEFAULT 1,
  below_zero INTEGER DEFAULT -1,
  with_a_plus INTEGER DEFAULT +5,
  smallest INTEGER DEFAULT -9223372036854775808,
  greatest INTEGER DEFAULT 9223372036854775807,
  a_hex INTEGER DEFAULT 0x1F,
  a_real REAL DEFAULT 1.50,
  a_point REAL DEFAULT .5,
  an_exponent REAL DEFAULT 1e10,
  a_small_exponent REAL DEFAULT -1.5E-7,
  empty TEXT DEFAULT '',
  a_word TEXT DEFAULT 'word',
  a_word_in_double_quotes TEXT DEFAULT "word",
  a_bare_word TEXT DEFAULT word,
  a_quote TEXT DEFAULT 'it''s',
  double_quotes TEXT DEFAULT 'a "b" c',
  a_backslash TEXT DEFAULT 'a\b',
  lines TEXT DEFAULT 'first
second',
  unicode TEXT DEFAULT 'żółć 日本語 🦀',
  a_semicolon TEXT DEFAULT 'a; -- b /* c */',
  the_word_null TEXT DEFAULT 'NULL',
  like_a_call TEXT DEFAULT 'datetime(''now'')',
  a_number_as_text TEXT DEFAULT '1',
  a_text_as_number INTEGER DEFAULT '1',
  null_itself TEXT DEFAULT NULL,
  null_in_parentheses TEXT DEFAULT (NULL),
  yes BOOLEAN DEFAULT TRUE,
  no BOOLEAN NOT NULL DEFAULT false,
  bytes BLOB DEFAULT x'DEADBEEF',
  no_bytes BLOB DEFAULT X'',
  today TEXT DEFAULT CURRENT_DATE,
  at_this_time TEXT DEFAULT CURRENT_TIME,
  now TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  now_called TEXT DEFAULT (datetime('now')),
  now_in_milliseconds INTEGER DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000),
  in_a_week TEXT DEFAULT (date('now', '+7 days')),
  a_number_in_parentheses INTEGER DEFAULT (7),
  a_negative_in_parentheses INTEGER DEFAULT ( -7 ),
  a_text_in_parentheses TEXT DEFAULT ('x'),
  a_sum INTEGER DEFAULT (1 + 2 * 3),
  a_concatenation TEXT DEFAULT ('a' || '-' || upper('b')),
  a_random INTEGER DEFAULT (abs(random() % 100)),
  a_hash TEXT DEFAULT (lower(hex(randomblob(16)))),
  a_choice INTEGER DEFAULT (CASE WHEN 1 < 2 THEN 1 ELSE 2 END),
  a_document TEXT DEFAULT (json_object('version', 1)),
  before_not_null INTEGER DEFAULT 5 NOT NULL,
  twice INTEGER DEFAULT 1 DEFAULT 2,
  named INTEGER CONSTRAINT "a default" DEFAULT 3 CONSTRAINT "not null" NOT NULL,
  null_allowed TEXT NULL
);

-- Generated columns -------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE generated_columns (
  id INTEGER PRIMARY KEY,
  price NUMERIC(12,2) NOT NULL,
  quantity INTEGER NOT NULL,
  first_name TEXT,
  last_name TEXT,
  document TEXT,
  deleted_at TEXT,
  total NUMERIC(14,2) GENERATED ALWAYS AS (price * quantity) VIRTUAL,
  total_kept NUMERIC(14,2) GENERATED ALWAYS AS (price * quantity) STORED,
  full_name TEXT AS (first_name || ' ' || last_name),
  name_key TEXT COLLATE NOCASE AS (lower(trim(first_name))) STORED NOT NULL,
  kind TEXT GENERATED ALWAYS AS (json_extract(document, '$.kind')) VIRTUAL CHECK (kind <> ''),
  kind_arrow TEXT AS (document ->> '$.kind') STORED,
  size TEXT AS (CASE WHEN quantity > 100 THEN 'large' WHEN quantity > 10 THEN 'middle' ELSE 'it''s small' END) VIRTUAL,
  typeless AS (quantity + 1),
  typeless_stored GENERATED ALWAYS AS (id * 2) STORED UNIQUE,
  live INTEGER AS (deleted_at IS NULL) STORED,
  target_id INTEGER AS (json_extract(document, '$.target')) STORED REFERENCES targets (id),
  UNIQUE (last_name, live)
);
CREATE INDEX generated_columns_by_kind ON generated_columns (kind);
CREATE INDEX generated_columns_by_total ON generated_columns (total DESC) WHERE live;

CREATE TABLE generated_columns_strict (id INTEGER PRIMARY KEY, a INTEGER, twice INTEGER GENERATED ALWAYS AS (a * 2) STORED, thrice INT AS (a * 3)) STRICT;

-- Collations ----------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE collations (
  by_default TEXT,
  by_bytes TEXT COLLATE BINARY,
  any_case TEXT COLLATE NOCASE NOT NULL,
  trimmed TEXT NOT NULL COLLATE RTRIM DEFAULT '',
  lower_case_name TEXT COLLATE nocase,
  quoted_name TEXT COLLATE "NOCASE" UNIQUE
);
CREATE INDEX collations_as_is ON collations (any_case, by_default);
CREATE INDEX collations_otherwise ON collations (any_case COLLATE BINARY, by_default COLLATE NOCASE DESC, trimmed COLLATE RTRIM);
CREATE UNIQUE INDEX collations_expression ON collations (lower(by_default) COLLATE RTRIM);

-- Checks ----------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE checks_of_columns (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  unnamed INTEGER CHECK (unnamed >= 0),
  twice INTEGER CHECK (twice >= 0) CHECK (twice <= 100),
  named INTEGER CONSTRAINT "named is even" CHECK (named % 2 = 0),
  not_null_and_check TEXT NOT NULL CHECK (not_null_and_check <> '') DEFAULT 'x',
  in_other_case TEXT CHECK (IN_OTHER_CASE <> 'x'),
  CHECK (unnamed < twice),
  CHECK (unnamed + twice < 1000)
);

CREATE TABLE checks (
  a INTEGER,
  b INTEGER,
  c NUMERIC(12,2),
  t TEXT,
  u TEXT COLLATE NOCASE,
  flag BOOLEAN,
  d TEXT,
  doc TEXT,
  bytes BLOB,
  CONSTRAINT checks_in_texts CHECK (t IN ('a', 'b', 'it''s')),
  CONSTRAINT checks_in_one CHECK (t IN ('a')),
  CONSTRAINT checks_in_integers CHECK (a IN (1, 2, -3)),
  CONSTRAINT checks_not_in CHECK (a NOT IN (4, 5)),
  CONSTRAINT checks_in_none CHECK (a NOT IN ()),
  CONSTRAINT checks_between CHECK (a BETWEEN 1 AND 10),
  CONSTRAINT checks_not_between CHECK (c NOT BETWEEN -1.5 AND 1.5),
  CONSTRAINT checks_like CHECK (t LIKE 'a%'),
  CONSTRAINT checks_not_like CHECK (u NOT LIKE '%\_x' ESCAPE '\'),
  CONSTRAINT checks_glob CHECK (t GLOB 'sl1.*' AND u NOT GLOB '*[^a-z]*'),
  CONSTRAINT checks_null CHECK (a IS NULL OR b IS NOT NULL),
  CONSTRAINT checks_null_words CHECK (a ISNULL OR b NOTNULL OR c NOT NULL),
  CONSTRAINT checks_both_or_neither CHECK ((a IS NULL) = (b IS NULL)),
  CONSTRAINT checks_distinct CHECK (a IS NOT b AND t IS u),
  CONSTRAINT checks_distinct_from CHECK (a IS DISTINCT FROM c AND b IS NOT DISTINCT FROM b),
  CONSTRAINT checks_and_or_not CHECK (a > 0 AND (b > 0 OR NOT (c > 0 AND flag)) AND NOT flag),
  CONSTRAINT checks_signs CHECK (a == 1 OR a != 2 OR b <> 3),
  CONSTRAINT checks_flag CHECK (flag),
  CONSTRAINT checks_true CHECK (TRUE),
  CONSTRAINT checks_is_true CHECK (flag IS TRUE OR flag IS NOT FALSE),
  CONSTRAINT checks_case CHECK (CASE t WHEN 'a' THEN a > 0 WHEN 'b' THEN b > 0 ELSE 1 END),
  CONSTRAINT checks_searched_case CHECK (CASE WHEN a > b THEN c > 0 ELSE c < 0 END),
  CONSTRAINT checks_iif CHECK (iif(a > 0, b, 1) = 1 AND ifnull(a, 0) >= 0 AND coalesce(a, b, 0) >= 0 AND nullif(t, '') IS NOT NULL),
  CONSTRAINT checks_extremes CHECK (max(a, b) < 100 AND min(a, b) > -100),
  CONSTRAINT checks_length CHECK (length(t) <= 120 AND length(bytes) = 16),
  CONSTRAINT checks_trim CHECK (trim(t) <> '' AND ltrim(u, 'x') = u AND rtrim(t) = t),
  CONSTRAINT checks_lower CHECK (t = lower(t) AND upper(u) = u),
  CONSTRAINT checks_substring CHECK (substr(t, 1, 2) = 'ab' AND instr(t, 'x') = 0 AND replace(t, 'a', '') <> t),
  CONSTRAINT checks_concatenation CHECK (t || u <> 'ab'),
  CONSTRAINT checks_arithmetic CHECK ((a + b) * 2 - a / 3 < 1000 AND a % 2 = 0 AND -a < 5 AND +b > 0),
  CONSTRAINT checks_bits CHECK ((a & 1) = 0 AND (a | b) > 0 AND (a << 2) > (b >> 1) AND ~a <> 0),
  CONSTRAINT checks_numeric CHECK (c >= 0.00 AND c <= 99999.99 AND round(c, 1) = c AND c < 1e10),
  CONSTRAINT checks_cast CHECK (CAST(a AS TEXT) <> 'x' AND CAST(t AS VARCHAR(10)) = t),
  CONSTRAINT checks_typeof CHECK (typeof(a) IN ('integer', 'null')),
  CONSTRAINT checks_dates CHECK (d = date(d) AND julianday(d) > 0 AND strftime('%Y', d) >= '2000'),
  CONSTRAINT checks_json CHECK (json_valid(doc) AND json_type(doc) = 'object' AND doc ->> '$.id' <> '' AND doc -> 'a' IS NOT NULL AND json_array_length(doc, '$.v') < 5),
  CONSTRAINT checks_blob CHECK (bytes <> x'00FF' AND hex(bytes) <> 'FF'),
  CONSTRAINT checks_rows CHECK ((a, b) <> (1, 2)),
  CONSTRAINT checks_collate CHECK (t COLLATE NOCASE < 'z'),
  CONSTRAINT checks_qualified CHECK (checks.a <> 98),
  CONSTRAINT checks_quoted CHECK ("a" <> 97 AND [b] <> 97 AND `c` <> 97),
  CONSTRAINT checks_text_of_sql CHECK (t <> 'a; -- b /* c */ "d" `e` [f] \g'),
  CONSTRAINT checks_lines CHECK (t <> 'first
second'),
  CONSTRAINT "checks with a ""name""; --" CHECK (a <> 99)
);

-- Foreign keys -----------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE targets (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, x INTEGER, y INTEGER, UNIQUE (x, y));
CREATE TABLE targets_of_two (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;

CREATE TABLE foreign_keys (
  id INTEGER PRIMARY KEY,
  implicit INTEGER REFERENCES targets,
  implicit_a INTEGER,
  implicit_b INTEGER,
  to_code TEXT REFERENCES targets (code),
  named INTEGER CONSTRAINT "to the target" REFERENCES targets (id),
  no_action INTEGER REFERENCES targets (id) ON DELETE NO ACTION ON UPDATE NO ACTION,
  restricted INTEGER REFERENCES targets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  cascading INTEGER NOT NULL REFERENCES targets (id) ON UPDATE CASCADE ON DELETE CASCADE,
  set_null INTEGER REFERENCES targets (id) ON DELETE SET NULL ON UPDATE SET NULL,
  set_default INTEGER DEFAULT 0 REFERENCES targets (id) ON DELETE SET DEFAULT ON UPDATE SET DEFAULT,
  mixed INTEGER NOT NULL REFERENCES targets (id) ON DELETE CASCADE ON UPDATE RESTRICT,
  not_deferrable INTEGER REFERENCES targets (id) NOT DEFERRABLE INITIALLY IMMEDIATE,
  deferred INTEGER REFERENCES targets (id) DEFERRABLE INITIALLY DEFERRED,
  deferred_cascading INTEGER REFERENCES targets (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  other_case INTEGER REFERENCES TARGETS (ID),
  quoted INTEGER REFERENCES "targets" ([id]),
  self_id INTEGER REFERENCES foreign_keys (id),
  x INTEGER,
  y INTEGER,
  twice INTEGER REFERENCES targets (id) REFERENCES types (id),
  FOREIGN KEY (implicit_a, implicit_b) REFERENCES targets_of_two,
  FOREIGN KEY (x, y) REFERENCES targets (x, y) ON DELETE SET NULL,
  CONSTRAINT foreign_keys_other_order FOREIGN KEY (y, x) REFERENCES targets (y, x) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE foreign_keys_of_a_key (target_id INTEGER PRIMARY KEY REFERENCES targets (id) ON DELETE CASCADE, code TEXT UNIQUE REFERENCES targets (code));
CREATE TABLE circle_a (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES circle_b (id) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE circle_b (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES circle_a (id));

CREATE TABLE foreign_keys_that_cannot_be_said (
  x INTEGER,
  y INTEGER,
  deferrable_said INTEGER CONSTRAINT fk_deferrable REFERENCES targets (id) DEFERRABLE,
  deferrable_immediate INTEGER CONSTRAINT fk_deferrable_immediate REFERENCES targets (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_match_full FOREIGN KEY (x, y) REFERENCES targets (x, y) MATCH FULL
);

-- Indexes ------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE indexed (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c TEXT, d TEXT, doc TEXT, at TEXT, live BOOLEAN NOT NULL DEFAULT 1, deleted_at TEXT);
CREATE INDEX indexed_one ON indexed (a);
CREATE INDEX indexed_same ON indexed (a);
CREATE INDEX indexed_columns ON indexed (a, b, c);
CREATE UNIQUE INDEX indexed_unique ON indexed (a, b);
CREATE INDEX indexed_desc ON indexed (a DESC);
CREATE INDEX indexed_mixed_order ON indexed (a ASC, b DESC);
CREATE INDEX indexed_partial ON indexed (at) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX indexed_unique_partial ON indexed (lower(c)) WHERE live AND deleted_at IS NULL;
CREATE INDEX indexed_partial_in ON indexed (a) WHERE c IN ('x', 'it''s; --') AND b > 0;
CREATE INDEX indexed_partial_qualified ON indexed (b) WHERE indexed.a IS NOT NULL OR "d" <> 'x';
CREATE INDEX indexed_expression ON indexed (a + b, c || 'x', upper(d) DESC);
CREATE INDEX indexed_mixed ON indexed (a, lower(c), b DESC);
CREATE INDEX indexed_json ON indexed (json_extract(doc, '$.key'), doc ->> '$.other');
CREATE INDEX indexed_case ON indexed (CASE WHEN live THEN a ELSE b END);
CREATE INDEX indexed_null ON indexed (deleted_at IS NULL);
CREATE INDEX indexed_collated ON indexed (c COLLATE NOCASE, d COLLATE RTRIM DESC);
CREATE INDEX IF NOT EXISTS main.indexed_of_main ON indexed (d);
CREATE INDEX [Indexed [Odd; --] ON indexed (live);
CREATE INDEX "Indexed ""Odd""" ON "indexed" ("c" ASC, [d], `at`) WHERE ("live");
create unique index   indexed_badly_laid_out
    on indexed(a,   -- the first
               c /* the second */)
    where a>0;

-- Odd names ------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE "select" ("from" INTEGER PRIMARY KEY, "where" TEXT, "order" INTEGER CHECK ("order" > 0), "group" TEXT UNIQUE, "table" INTEGER REFERENCES "select" ("from"));
CREATE INDEX "index" ON "select" ("where", "order");
CREATE TABLE [order] ([user] TEXT, [check] TEXT, [default] INTEGER DEFAULT 1, [primary] INTEGER, [constraint] TEXT, PRIMARY KEY ([user]));
CREATE TABLE `group` (`key` INTEGER PRIMARY KEY, `desc` TEXT, `end` TEXT);
CREATE TABLE 'in single quotes' ('a' INTEGER PRIMARY KEY, 'b c' TEXT);
CREATE TABLE words_that_are_no_keywords_here (abort TEXT, action TEXT, after TEXT, analyze TEXT, asc TEXT, before TEXT, by TEXT, cascade TEXT, cast TEXT, column TEXT, conflict TEXT, current TEXT, database TEXT, desc TEXT, do TEXT, each TEXT, end TEXT, explain TEXT, fail TEXT, first TEXT, following TEXT, for TEXT, generated TEXT, glob TEXT, groups TEXT, ignore TEXT, initially TEXT, instead TEXT, key TEXT, last TEXT, like TEXT, match TEXT, no TEXT, nulls TEXT, of TEXT, offset TEXT, over TEXT, partition TEXT, plan TEXT, pragma TEXT, query TEXT, range TEXT, regexp TEXT, reindex TEXT, "release" TEXT, rename TEXT, replace TEXT, restrict TEXT, row TEXT, rows TEXT, temp TEXT, "trigger" TEXT, vacuum TEXT, view TEXT, virtual TEXT, "with" TEXT, without TEXT);
CREATE TABLE words_of_constraints ("primary" TEXT, "check" TEXT NOT NULL, "constraint c" TEXT, "references" TEXT, "unique" TEXT UNIQUE, strict TEXT, rowid_ TEXT, "always" TEXT, stored TEXT);
CREATE TABLE names_of_rowid (rowid TEXT, oid INTEGER, _rowid_ REAL);
CREATE TABLE "Upper" ("Id" INTEGER PRIMARY KEY, "camelCase" TEXT, "SHOUT" TEXT NOT NULL);
CREATE TABLE "with space" ("a b" INTEGER PRIMARY KEY, " leading" TEXT, "trailing " TEXT, "  " TEXT);
CREATE INDEX "index with space" ON "with space" ("trailing ", " leading" DESC);
CREATE TABLE "with ""quotes""" ("a""b" INTEGER PRIMARY KEY, """" TEXT, "'" TEXT CHECK ("'" <> ''''), "`" TEXT, `c``d` TEXT, "[x]" TEXT, [y"z] TEXT, "]" TEXT, CONSTRAINT "a ""b"" c" UNIQUE (""""));
CREATE TABLE "żółć 日本語 🦀" ("größe" INTEGER PRIMARY KEY, ß TEXT, имя TEXT DEFAULT 'имя');
CREATE INDEX индекс ON "żółć 日本語 🦀" (имя);
CREATE TABLE "a.b" ("c.d" INTEGER PRIMARY KEY, "e;f" INTEGER, "--g" INTEGER, "/*h*/" INTEGER, "i\j" INTEGER, k$l INTEGER, "m%n" INTEGER, "o:p" INTEGER, "$1" INTEGER, "?" INTEGER, "{q}" INTEGER, "a,b" TEXT, "(" TEXT, ")" TEXT);
CREATE INDEX "a.b.c" ON "a.b" ("c.d", "e;f", ")");
CREATE TABLE "1st" ("2nd" INTEGER PRIMARY KEY, _3 INTEGER, "4" INTEGER);
CREATE TABLE a_name_that_is_longer_than_the_sixty_three_bytes_that_others_have_room_for_because_nothing_here_says_it_must_end (
  a_column_with_a_name_that_is_longer_than_the_sixty_three_bytes_that_others_have_room_for INTEGER PRIMARY KEY
);

-- Layouts ----------------------------------------------------------------------------------------------------------------------------------------------------

create table if not exists main.layouts(id integer primary key,-- the key, with a comma
/* a comment, (with) parentheses; */a text/*no space*/not null,
	b	TEXT	DEFAULT	'x' -- 'a quote in a comment
	,c
TEXT,d TEXT CHECK(d<>')' AND d<>'(') -- )
	/* ) */,
	e text -- last
);
CREATE TABLE"no_spaces"("a"TEXT,[b]TEXT,`c`INTEGER DEFAULT(1),CHECK("a"<>'x'),FOREIGN KEY("c")REFERENCES"targets"("id"),PRIMARY KEY("a"))WITHOUT/**/ROWID;
CREATE TABLE constraints_without_commas (a INTEGER, b TEXT, CONSTRAINT one UNIQUE (a) CONSTRAINT two CHECK (a > 0) UNIQUE (b) CHECK (b <> ''));
CREATE TABLE constraints_in_any_order (
  a TEXT CHECK (a <> '') UNIQUE COLLATE NOCASE DEFAULT 'x' NOT NULL REFERENCES targets (code),
  b INTEGER CONSTRAINT nothing_follows_this_name CONSTRAINT b_is_not_null NOT NULL CONSTRAINT b_refers REFERENCES targets (id) CONSTRAINT b_is_positive CHECK (b > 0)
);

-- What remains after edits -----------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE edited_before (id INTEGER PRIMARY KEY, gone TEXT, kept TEXT, renamed_from TEXT CHECK (renamed_from <> ''));
CREATE INDEX edited_by_renamed ON edited_before (renamed_from, kept) WHERE renamed_from > 'a';
CREATE TABLE edited_child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES edited_before (id));
ALTER TABLE edited_before DROP COLUMN gone;
ALTER TABLE edited_before RENAME COLUMN renamed_from TO "renamed to";
ALTER TABLE edited_before ADD COLUMN added INTEGER NOT NULL DEFAULT 7 CHECK (added > 0);
ALTER TABLE edited_before ADD COLUMN referring INTEGER REFERENCES targets (id);
ALTER TABLE edited_before ADD generated TEXT AS (kept || 'x') VIRTUAL;
ALTER TABLE edited_before RENAME TO edited;
CREATE TABLE made_of_a_query AS SELECT id, code, x + 1 AS "x + 1", CAST(y AS TEXT) AS as_text, 1.5 AS "1.5" FROM targets;

-- What belongs to tables and cannot be said -------------------------------------------------------------------------------------------------------------------

CREATE TABLE on_conflict (
  id INTEGER PRIMARY KEY ON CONFLICT REPLACE,
  a INTEGER NOT NULL ON CONFLICT FAIL,
  b TEXT UNIQUE ON CONFLICT IGNORE,
  c TEXT NOT NULL ON CONFLICT ABORT UNIQUE ON CONFLICT ROLLBACK,
  CONSTRAINT on_conflict_a_b UNIQUE (a, b) ON CONFLICT REPLACE
);
CREATE TABLE on_conflict_of_a_key (id INTEGER, a TEXT, PRIMARY KEY (id) ON CONFLICT IGNORE);

-- Virtual tables ------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE VIRTUAL TABLE notes_words USING fts5(title, body, content='notes', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE words USING fts5(word, kind UNINDEXED, prefix='2 3');
CREATE VIRTUAL TABLE old_words USING fts4(word, kind, notindexed=kind, tokenize=porter);
CREATE VIRTUAL TABLE spots USING rtree(id, min_x, max_x, min_y, max_y, +label TEXT);

-- Views -----------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE VIEW live_rows AS SELECT id, a, b FROM indexed WHERE live;
CREATE VIEW "View ""of"" views" (x, [Y]) AS
  -- what is said here; ends nothing
  SELECT a, b FROM live_rows /* nor here; */;
CREATE VIEW IF NOT EXISTS numbers AS WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 10) SELECT n FROM n;

-- Triggers ----------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TRIGGER touch AFTER UPDATE OF kept, added ON edited FOR EACH ROW WHEN NEW.kept IS OLD.kept
BEGIN
  UPDATE edited SET kept = CASE WHEN NEW.added > 0 THEN 'a; END;' ELSE 'b' END WHERE id = NEW.id;
  SELECT 1; -- END;
END;
CREATE TRIGGER IF NOT EXISTS "before ""odd""" BEFORE INSERT ON edited BEGIN SELECT RAISE(ABORT, 'it''s refused') WHERE NEW.kept = ''; END;
CREATE TRIGGER by_default_before DELETE ON edited BEGIN DELETE FROM edited_child WHERE parent_id = OLD.id; END;
CREATE TRIGGER instead INSTEAD OF INSERT ON live_rows BEGIN INSERT INTO indexed (a, b) VALUES (NEW.a, NEW.b); END;
CREATE TRIGGER notes_words_insert AFTER INSERT ON notes BEGIN
  INSERT INTO notes_words (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER notes_words_delete AFTER DELETE ON notes BEGIN
  INSERT INTO notes_words (notes_words, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;

COMMIT;
PRAGMA user_version = 7;
PRAGMA application_id = 1936482662;
