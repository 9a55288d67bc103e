-- Everything that a reader of MariaDB 10.11's catalogue meets. No rows, no plugin, nothing outside this database.
--
-- What one schema file can say stands in tables that need nothing else; what it cannot say stands beside them, and is named in mariadb.unmanaged.

/*!40101 SET NAMES utf8mb4 */;
SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION';
/*M!100100 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS */;
# A comment after a hash; it's one line.
/* A block comment with a ; and a ' that end nothing. */

-- Types ---------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE types_integers (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  a_tinyint TINYINT,
  a_tinyint_1 TINYINT(1),
  a_tinyint_unsigned TINYINT UNSIGNED,
  a_tinyint_zerofill TINYINT(3) ZEROFILL,
  a_bool BOOL,
  a_boolean BOOLEAN NOT NULL DEFAULT FALSE,
  a_smallint SMALLINT,
  a_smallint_unsigned SMALLINT UNSIGNED NOT NULL,
  a_smallint_5 SMALLINT(5),
  a_mediumint MEDIUMINT,
  a_mediumint_unsigned MEDIUMINT UNSIGNED,
  an_int INT,
  an_int_4 INT(4),
  an_int_11 INT(11),
  an_integer INTEGER NOT NULL,
  an_int_unsigned INT UNSIGNED,
  an_int_signed INT SIGNED,
  an_int_zerofill INT(8) UNSIGNED ZEROFILL,
  a_bigint BIGINT,
  a_bigint_unsigned BIGINT UNSIGNED,
  a_bigint_zerofill BIGINT ZEROFILL,
  an_int1 INT1,
  an_int2 INT2,
  an_int3 INT3,
  a_middleint MIDDLEINT,
  an_int4 INT4,
  an_int8 INT8
);

CREATE TABLE types_serial (id SERIAL, name TEXT);
CREATE TABLE types_serial_default (id INT NOT NULL SERIAL DEFAULT VALUE, name TEXT);

CREATE TABLE types_numbers (
  a_decimal DECIMAL,
  a_decimal_5 DECIMAL(5),
  a_decimal_12_2 DECIMAL(12,2) NOT NULL,
  a_decimal_65_38 DECIMAL(65,38),
  a_decimal_unsigned DECIMAL(10,2) UNSIGNED,
  a_decimal_zerofill DECIMAL(10,2) ZEROFILL,
  a_dec DEC(6,3),
  a_fixed FIXED(6,3),
  a_numeric NUMERIC(8,4),
  a_float FLOAT,
  a_float_unsigned FLOAT UNSIGNED,
  a_float_20 FLOAT(20),
  a_float_30 FLOAT(30),
  a_float_7_3 FLOAT(7,3),
  a_double DOUBLE,
  a_double_precision DOUBLE PRECISION,
  a_double_15_8 DOUBLE(15,8),
  a_double_zerofill DOUBLE(10,2) UNSIGNED ZEROFILL,
  a_real REAL,
  a_float4 FLOAT4,
  a_float8 FLOAT8,
  a_bit BIT,
  a_bit_1 BIT(1),
  a_bit_64 BIT(64)
);

CREATE TABLE types_texts (
  a_char CHAR,
  a_char_0 CHAR(0),
  a_char_36 CHAR(36) NOT NULL,
  a_char_255 CHARACTER(255),
  a_varchar_1 VARCHAR(1),
  a_varchar_255 VARCHAR(255) NOT NULL,
  a_varchar_1000 CHARACTER VARYING(1000),
  a_char_varying CHAR VARYING(40),
  a_national_char NATIONAL CHAR(5),
  an_nchar NCHAR(5),
  a_national_varchar NATIONAL VARCHAR(5),
  an_nvarchar NVARCHAR(5),
  an_nchar_varying NCHAR VARYING(5),
  a_tinytext TINYTEXT,
  a_text TEXT NOT NULL,
  a_text_100 TEXT(100),
  a_text_300 TEXT(300),
  a_text_100000 TEXT(100000),
  a_mediumtext MEDIUMTEXT,
  a_long LONG,
  a_long_varchar LONG VARCHAR,
  a_longtext LONGTEXT,
  a_json JSON,
  a_json_needed JSON NOT NULL DEFAULT '{}'
);

CREATE TABLE types_bytes (
  a_binary BINARY,
  a_binary_16 BINARY(16) NOT NULL,
  a_char_byte CHAR(4) BYTE,
  a_varbinary VARBINARY(255),
  a_tinyblob TINYBLOB,
  a_blob BLOB,
  a_blob_100 BLOB(100),
  a_mediumblob MEDIUMBLOB,
  a_long_varbinary LONG VARBINARY,
  a_longblob LONGBLOB NOT NULL
);

CREATE TABLE types_times (
  a_date DATE,
  a_time TIME,
  a_time_0 TIME(0),
  a_time_3 TIME(3),
  a_time_6 TIME(6) NOT NULL,
  a_datetime DATETIME,
  a_datetime_3 DATETIME(3),
  a_datetime_6 DATETIME(6) NOT NULL,
  a_timestamp TIMESTAMP,
  a_timestamp_null TIMESTAMP NULL,
  a_timestamp_not_null TIMESTAMP NOT NULL,
  a_timestamp_6 TIMESTAMP(6) NULL DEFAULT NULL,
  a_year YEAR,
  a_year_4 YEAR(4) NOT NULL
);

CREATE TABLE types_others (
  an_enum ENUM('a', 'b'),
  an_enum_needed ENUM('small', 'it''s', 'größer', 'a,b', 'a"b', 'c\\d', '') NOT NULL DEFAULT 'small',
  an_enum_of_one ENUM('only'),
  an_enum_ascii ENUM('x', 'y') CHARACTER SET ascii COLLATE ascii_bin,
  a_set SET('a', 'b', 'c'),
  a_set_needed SET('x y', 'z') NOT NULL DEFAULT 'x y,z',
  a_uuid UUID,
  an_inet4 INET4,
  an_inet6 INET6,
  a_uuid_needed UUID NOT NULL DEFAULT UUID()
);

CREATE TABLE types_places (
  a_geometry GEOMETRY,
  a_point POINT NOT NULL,
  a_linestring LINESTRING,
  a_polygon POLYGON,
  a_multipoint MULTIPOINT,
  a_multilinestring MULTILINESTRING,
  a_multipolygon MULTIPOLYGON,
  a_geometrycollection GEOMETRYCOLLECTION,
  a_point_on_earth POINT REF_SYSTEM_ID=4326
);

-- Defaults --------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE defaults_of_numbers (
  zero INT DEFAULT 0,
  one INT NOT NULL DEFAULT 1,
  below_zero INT DEFAULT -1,
  in_quotes INT DEFAULT '7',
  with_a_plus INT DEFAULT +5,
  greatest BIGINT UNSIGNED DEFAULT 18446744073709551615,
  smallest BIGINT DEFAULT -9223372036854775808,
  a_decimal DECIMAL(12,2) DEFAULT 1.5,
  a_decimal_below_zero DECIMAL(12,2) DEFAULT -0.01,
  a_float FLOAT DEFAULT 0.1,
  a_double DOUBLE DEFAULT 1e10,
  a_small_double DOUBLE DEFAULT 1.5e-7,
  a_hex INT DEFAULT 0xFF,
  yes BOOLEAN DEFAULT TRUE,
  no BOOLEAN NOT NULL DEFAULT FALSE,
  a_bit BIT DEFAULT b'1',
  bits BIT(8) DEFAULT b'10100101',
  bits_of_a_number BIT(8) DEFAULT 5,
  a_sum INT DEFAULT (1 + 2 * 3),
  of_another INT DEFAULT (one + 1),
  a_length INT DEFAULT (LENGTH('abc')),
  a_random DOUBLE DEFAULT (RAND()),
  a_choice INT DEFAULT (CASE WHEN one > 1 THEN 2 ELSE 3 END),
  null_itself INT DEFAULT NULL,
  a_year YEAR DEFAULT 2024
);

CREATE TABLE defaults_of_texts (
  empty VARCHAR(10) NOT NULL DEFAULT '',
  a_word VARCHAR(10) DEFAULT 'word',
  a_word_in_double_quotes VARCHAR(10) DEFAULT "word",
  a_text TEXT DEFAULT 'text',
  a_quote VARCHAR(10) DEFAULT 'it''s',
  a_quote_escaped VARCHAR(10) DEFAULT 'it\'s',
  double_quotes VARCHAR(10) DEFAULT 'a "b" c',
  a_backslash VARCHAR(10) DEFAULT 'a\\b',
  escapes VARCHAR(20) DEFAULT 'line\n\ttab\0nul\Z',
  a_percent VARCHAR(20) DEFAULT '10\%\_x',
  unicode VARCHAR(40) DEFAULT 'żółć 日本語 🦀',
  introduced VARCHAR(10) DEFAULT _utf8mb4'x',
  a_semicolon VARCHAR(20) DEFAULT 'a; -- b /* c */ #d',
  the_word_null VARCHAR(10) DEFAULT 'NULL',
  like_a_call VARCHAR(30) DEFAULT 'current_timestamp()',
  null_itself VARCHAR(10) DEFAULT NULL,
  of_two VARCHAR(20) DEFAULT (CONCAT(a_word, '-', UPPER('x'))),
  a_user VARCHAR(200) DEFAULT (CURRENT_USER()),
  a_uuid CHAR(36) DEFAULT UUID(),
  a_document JSON DEFAULT '{"a": [1, 2, {"b": null}], "it''s": "\\"x\\""}',
  a_built_document JSON DEFAULT (JSON_OBJECT('version', 1)),
  an_enum ENUM('a', 'it''s') NOT NULL DEFAULT 'it''s',
  a_set SET('a', 'b') DEFAULT '',
  bytes VARBINARY(8) DEFAULT x'DEADBEEF',
  bytes_of_text BINARY(4) DEFAULT 'ab',
  a_blob BLOB DEFAULT '',
  a_latin1 VARCHAR(10) CHARACTER SET latin1 DEFAULT 'ä'
);

CREATE TABLE defaults_of_times (
  a_date DATE DEFAULT '2024-02-29',
  a_typed_date DATE DEFAULT DATE '2024-02-29',
  today DATE DEFAULT (CURRENT_DATE),
  in_a_week DATE DEFAULT (CURDATE() + INTERVAL 7 DAY),
  a_time TIME DEFAULT '12:30',
  now_time TIME DEFAULT (CURTIME()),
  a_datetime DATETIME DEFAULT '2024-01-01 00:00:00',
  a_now DATETIME DEFAULT NOW(),
  a_current_timestamp TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  a_current_timestamp_3 DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3),
  a_current_timestamp_6 TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  a_localtime DATETIME DEFAULT LOCALTIME,
  utc DATETIME(3) DEFAULT (UTC_TIMESTAMP(3)),
  on_update DATETIME ON UPDATE CURRENT_TIMESTAMP,
  on_update_null TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP,
  on_update_3 DATETIME(3) NOT NULL DEFAULT '2024-01-01 00:00:00.000' ON UPDATE CURRENT_TIMESTAMP(3),
  zero_year YEAR NOT NULL DEFAULT '0000'
);

-- Generated columns -------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE generated_columns (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  price DECIMAL(12,2) NOT NULL,
  quantity INT NOT NULL,
  first_name VARCHAR(40),
  last_name VARCHAR(40),
  document JSON,
  born DATE,
  deleted_at DATETIME,
  total DECIMAL(14,2) AS (price * quantity) VIRTUAL,
  total_kept DECIMAL(14,2) GENERATED ALWAYS AS (price * quantity) STORED,
  total_persistent DECIMAL(14,2) AS (ROUND(price * quantity * 1.19, 2)) PERSISTENT COMMENT 'With the tax.',
  full_name VARCHAR(90) AS (CONCAT(first_name, ' ', last_name)) VIRTUAL,
  name_key VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin AS (LOWER(TRIM(first_name))) STORED,
  kind VARCHAR(20) AS (JSON_UNQUOTE(JSON_EXTRACT(document, '$.kind'))) STORED,
  size VARCHAR(10) AS (CASE WHEN quantity > 100 THEN 'large' WHEN quantity > 10 THEN 'middle' ELSE 'it''s small' END),
  born_in INT GENERATED ALWAYS AS (YEAR(born)) VIRTUAL,
  live TINYINT(1) AS (IF(deleted_at IS NULL, 1, NULL)) STORED,
  PRIMARY KEY (id),
  UNIQUE KEY once_while_live (last_name, live),
  KEY by_kind (kind),
  KEY by_full_name (full_name),
  KEY by_born_in (born_in DESC)
);

-- Character sets and collations ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE charset_of_the_database (a VARCHAR(20), b TEXT, c ENUM('x'), d CHAR(3) NOT NULL);
CREATE TABLE charset_utf8mb4 (a VARCHAR(20), b TEXT) CHARACTER SET utf8mb4;
CREATE TABLE charset_utf8mb4_bin (a VARCHAR(20), b TEXT, c VARCHAR(20) COLLATE utf8mb4_general_ci) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE charset_latin1 (a VARCHAR(20), b TEXT CHARACTER SET utf8mb4, c VARCHAR(20) COLLATE latin1_german1_ci) /*!40100 DEFAULT CHARSET=latin1 */;
CREATE TABLE charset_binary (a VARCHAR(20), b TEXT) CHARACTER SET binary;
CREATE TABLE charsets_of_columns (
  by_default VARCHAR(20),
  an_ascii VARCHAR(20) CHARACTER SET ascii,
  an_ascii_keyword VARCHAR(20) ASCII,
  an_ascii_nopad VARCHAR(20) CHARACTER SET ascii COLLATE ascii_nopad_bin,
  a_latin1 VARCHAR(20) CHARACTER SET latin1,
  a_latin2 VARCHAR(20) CHARACTER SET latin2,
  a_utf8mb3 VARCHAR(20) CHARACTER SET utf8mb3,
  a_utf8 VARCHAR(20) CHARACTER SET utf8,
  an_utf8mb4 VARCHAR(20) CHARACTER SET utf8mb4,
  an_utf8mb4_bin VARCHAR(20) BINARY,
  an_utf8mb4_unicode VARCHAR(20) COLLATE utf8mb4_unicode_ci,
  an_utf8mb4_520 VARCHAR(20) COLLATE utf8mb4_unicode_520_nopad_ci,
  an_utf8mb4_1400 VARCHAR(20) COLLATE utf8mb4_uca1400_ai_ci,
  an_utf8mb4_swedish VARCHAR(20) COLLATE utf8mb4_swedish_ci,
  an_utf8mb4_nopad VARCHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
  an_ucs2 VARCHAR(20) CHARACTER SET ucs2,
  an_utf16 VARCHAR(20) CHARACTER SET utf16,
  an_utf32 VARCHAR(20) CHARACTER SET utf32,
  a_cp1250 VARCHAR(20) CHARACTER SET cp1250 COLLATE cp1250_polish_ci,
  a_koi8r TEXT CHARACTER SET koi8r,
  a_sjis MEDIUMTEXT CHARACTER SET sjis,
  an_enum ENUM('ä') CHARACTER SET latin1 COLLATE latin1_bin,
  a_json JSON
) COLLATE utf8mb4_general_ci;

-- Checks ------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE checks_of_columns (
  id INT PRIMARY KEY CHECK (id > 0),
  unnamed INT CHECK (unnamed >= 0),
  not_null_and_check VARCHAR(10) NOT NULL DEFAULT 'x' CHECK (not_null_and_check <> ''),
  a_json_checked_otherwise LONGTEXT CHECK (JSON_LENGTH(a_json_checked_otherwise) > 0),
  a_json_checked_likewise LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (JSON_VALID(a_json_checked_likewise)),
  CHECK (unnamed < 100),
  CHECK (unnamed + id < 1000)
);

CREATE TABLE checks (
  a INT,
  b INT,
  c DECIMAL(12,2),
  t VARCHAR(40),
  u VARCHAR(40),
  flag BOOLEAN,
  d DATE,
  e DATE,
  at DATETIME(3),
  doc JSON,
  bits BIT(8),
  state ENUM('new', 'old'),
  CONSTRAINT checks_in_texts CHECK (t IN ('a', 'b', 'it''s')),
  CONSTRAINT checks_in_one CHECK (t IN ('a')),
  CONSTRAINT checks_in_integers CHECK (a IN (1, 2, -3)),
  CONSTRAINT checks_not_in CHECK (a NOT IN (4, 5)),
  CONSTRAINT checks_between CHECK (a BETWEEN 1 AND 10),
  CONSTRAINT checks_not_between CHECK (c NOT BETWEEN -1.5 AND 1.5),
  CONSTRAINT checks_like CHECK (t LIKE 'a%'),
  CONSTRAINT checks_not_like CHECK (u NOT LIKE '%\_x'),
  CONSTRAINT checks_like_escape CHECK (t LIKE '10!%' ESCAPE '!'),
  CONSTRAINT checks_like_binary CHECK (t LIKE BINARY 'sl1.%'),
  CONSTRAINT checks_regexp CHECK (t REGEXP '^[a-z0-9_.+-]+@[a-z0-9-]+\\.[a-z]{2,}$'),
  CONSTRAINT checks_rlike CHECK (t RLIKE '^\\w+$'),
  CONSTRAINT checks_not_regexp CHECK (u NOT REGEXP '[[:space:]]'),
  CONSTRAINT checks_null CHECK (a IS NULL OR b IS NOT NULL),
  CONSTRAINT checks_both_or_neither CHECK ((a IS NULL) = (b IS NULL)),
  CONSTRAINT checks_distinct CHECK (NOT (a <=> b)),
  CONSTRAINT checks_and_or_not CHECK (a > 0 AND (b > 0 OR NOT (c > 0 AND flag)) AND NOT flag),
  CONSTRAINT checks_signs CHECK (a > 0 && (b > 0 || ! flag)),
  CONSTRAINT checks_xor CHECK (a > 0 XOR b > 0),
  CONSTRAINT checks_flag CHECK (flag),
  CONSTRAINT checks_true CHECK (TRUE),
  CONSTRAINT checks_is_true CHECK (flag IS TRUE),
  CONSTRAINT checks_is_not_false CHECK (flag IS NOT FALSE),
  CONSTRAINT checks_is_unknown CHECK (flag IS NOT UNKNOWN),
  CONSTRAINT checks_case CHECK (CASE t WHEN 'a' THEN a > 0 WHEN 'b' THEN b > 0 ELSE 1 END),
  CONSTRAINT checks_searched_case CHECK (CASE WHEN a > b THEN c > 0 ELSE c < 0 END),
  CONSTRAINT checks_if CHECK (IF(a > 0, b, 1) = 1 AND IFNULL(a, 0) >= 0),
  CONSTRAINT checks_coalesce CHECK (COALESCE(a, b, 0) >= 0 AND NULLIF(t, '') IS NOT NULL),
  CONSTRAINT checks_greatest CHECK (GREATEST(a, b) < 100 AND LEAST(a, b) > -100),
  CONSTRAINT checks_length CHECK (CHAR_LENGTH(t) <= 120 AND LENGTH(u) < 200 AND OCTET_LENGTH(u) < 200),
  CONSTRAINT checks_trim CHECK (TRIM(t) <> '' AND TRIM(BOTH ' ' FROM u) = u AND LTRIM(t) = RTRIM(t)),
  CONSTRAINT checks_lower CHECK (t = LOWER(t) COLLATE utf8mb4_bin),
  CONSTRAINT checks_substring CHECK (SUBSTRING(t FROM 1 FOR 2) = 'ab' AND SUBSTR(t, 2) <> '' AND LEFT(t, 1) <> RIGHT(t, 1) AND LOCATE('x', t) = 0),
  CONSTRAINT checks_concat CHECK (CONCAT(t, u) <> 'ab'),
  CONSTRAINT checks_arithmetic CHECK ((a + b) * 2 - a / 3 < 1000 AND a % 2 = 0 AND a DIV 2 < 10 AND MOD(b, 3) = 0 AND -a < 5),
  CONSTRAINT checks_bits CHECK ((a & 1) = 0 AND (a | b) > 0 AND (a ^ b) <> 0 AND (a << 2) > (b >> 1) AND ~a <> 0 AND bits <> b'0'),
  CONSTRAINT checks_numeric CHECK (c >= 0.00 AND c <= 99999.99 AND ROUND(c, 1) = c AND c < 1e10),
  CONSTRAINT checks_cast CHECK (CAST(a AS DECIMAL(10,2)) <= c AND CAST(t AS CHAR(10)) <> 'x' AND CONVERT(t USING ascii) = t),
  CONSTRAINT checks_dates CHECK (d <= e AND DATEDIFF(e, d) < 366 AND d >= DATE'2000-01-01'),
  CONSTRAINT checks_interval CHECK (at > TIMESTAMP'2000-01-01 00:00:00' AND e < d + INTERVAL 1 YEAR),
  CONSTRAINT checks_extract CHECK (EXTRACT(YEAR FROM d) > 2000 AND DAYOFWEEK(d) < 6 AND MONTH(d) <> 2),
  CONSTRAINT checks_json CHECK (JSON_VALID(doc) AND JSON_TYPE(doc) = 'OBJECT' AND JSON_VALUE(doc, '$.id') <> '' AND JSON_CONTAINS(doc, '1', '$.v')),
  CONSTRAINT checks_enum CHECK (state <> 'old' OR a > 0),
  CONSTRAINT checks_hex CHECK (HEX(t) <> 'FF' AND t <> x'4142' AND a <> 0xFF),
  CONSTRAINT checks_rows CHECK ((a, b) <> (1, 2)),
  CONSTRAINT checks_strcmp CHECK (STRCMP(t, u) <= 0),
  CONSTRAINT checks_collate CHECK (t COLLATE utf8mb4_bin < 'z'),
  CONSTRAINT checks_text_of_sql CHECK (t <> 'a; -- b /* c */ "d" `e` #f \\g'),
  CONSTRAINT checks_lines CHECK (t <> 'first
second'),
  CONSTRAINT `checks with a ``name``; --` CHECK (a <> 99)
) DEFAULT CHARSET=utf8mb4;

-- Keys -----------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE keys_none (a INT, b TEXT);
CREATE TABLE keys_composite (b INT, a VARCHAR(20), c DATE, PRIMARY KEY (a, b));
CREATE TABLE keys_of_a_prefix (a VARCHAR(200), b TEXT, PRIMARY KEY (a(20), b(10)));
CREATE TABLE keys_descending (a INT, b INT, PRIMARY KEY (a DESC, b));
CREATE TABLE keys_second_auto_increment (a INT NOT NULL, b INT NOT NULL AUTO_INCREMENT, PRIMARY KEY (a, b), KEY (b));
CREATE TABLE keys_auto_increment_unique (a INT NOT NULL AUTO_INCREMENT UNIQUE, b INT);
CREATE TABLE keys_auto_increment_index (a INT PRIMARY KEY, b BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, KEY by_b (b));

CREATE TABLE uniques (
  id INT PRIMARY KEY,
  a INT UNIQUE,
  b INT UNIQUE KEY,
  c VARCHAR(20),
  d VARCHAR(20),
  e TEXT,
  f BLOB,
  UNIQUE (c, d),
  UNIQUE KEY (c),
  UNIQUE INDEX `c once more` (c),
  CONSTRAINT uniques_d_c UNIQUE (d, c),
  CONSTRAINT uniques_prefix UNIQUE (d(5)),
  UNIQUE KEY uniques_desc (d DESC),
  UNIQUE KEY uniques_of_a_long_text (e),
  UNIQUE KEY uniques_of_a_blob (f)
);

-- Foreign keys -----------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE targets (
  id INT PRIMARY KEY,
  code VARCHAR(20) CHARACTER SET ascii NOT NULL UNIQUE,
  x INT,
  y INT,
  not_unique INT,
  UNIQUE (x, y),
  KEY (not_unique)
);

CREATE TABLE foreign_keys (
  id INT PRIMARY KEY,
  plain INT REFERENCES targets (id),
  to_code VARCHAR(20) CHARACTER SET ascii,
  no_action INT,
  restricted INT,
  cascading INT,
  set_null INT,
  mixed INT NOT NULL,
  self_id INT,
  x INT,
  y INT,
  not_unique INT,
  indexed_by_more INT,
  FOREIGN KEY (to_code) REFERENCES targets (code),
  CONSTRAINT `to the target` FOREIGN KEY (no_action) REFERENCES targets (id) ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT foreign_keys_restricted FOREIGN KEY (restricted) REFERENCES targets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT foreign_keys_cascading FOREIGN KEY (cascading) REFERENCES targets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT foreign_keys_set_null FOREIGN KEY (set_null) REFERENCES targets (id) ON DELETE SET NULL ON UPDATE SET NULL,
  CONSTRAINT foreign_keys_mixed FOREIGN KEY name_of_the_index (mixed) REFERENCES targets (id) ON DELETE CASCADE ON UPDATE NO ACTION,
  CONSTRAINT foreign_keys_self FOREIGN KEY (self_id) REFERENCES foreign_keys (id) ON DELETE SET NULL,
  CONSTRAINT foreign_keys_composite FOREIGN KEY (x, y) REFERENCES targets (x, y) ON DELETE CASCADE,
  CONSTRAINT foreign_keys_not_unique FOREIGN KEY (not_unique) REFERENCES targets (not_unique),
  CONSTRAINT foreign_keys_indexed_by_more FOREIGN KEY (indexed_by_more) REFERENCES targets (id),
  KEY indexed_by_more_and_x (indexed_by_more, x)
);

CREATE TABLE foreign_keys_of_a_key (target_id INT PRIMARY KEY, CONSTRAINT fk_of_a_key FOREIGN KEY (target_id) REFERENCES targets (id) ON DELETE CASCADE);

SET FOREIGN_KEY_CHECKS=0;
CREATE TABLE circle_a (id INT PRIMARY KEY, b_id INT, CONSTRAINT circle_a_b_id FOREIGN KEY (b_id) REFERENCES circle_b (id));
CREATE TABLE circle_b (id INT PRIMARY KEY, a_id INT NOT NULL, CONSTRAINT circle_b_a_id FOREIGN KEY (a_id) REFERENCES circle_a (id));
SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS;

-- Indexes ------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE indexed (
  id INT PRIMARY KEY,
  a INT,
  b INT,
  c VARCHAR(200),
  d TEXT,
  e BLOB,
  place POINT NOT NULL,
  area GEOMETRY NOT NULL,
  KEY (a),
  KEY (a),
  INDEX indexed_columns (a, b, c),
  KEY indexed_btree USING BTREE (b),
  KEY indexed_btree_after (b) USING BTREE,
  KEY indexed_hash USING HASH (b, a),
  KEY indexed_desc (a DESC),
  KEY indexed_mixed_order (a ASC, b DESC),
  KEY indexed_prefix (c(10)),
  KEY indexed_prefix_of_text (d(100)),
  KEY indexed_prefix_of_blob (e(16)),
  KEY indexed_prefixes (c(5) DESC, d(7), a),
  KEY indexed_whole_prefix (c(200)),
  KEY indexed_commented (b, id) COMMENT 'It''s the one; -- for reports.',
  FULLTEXT KEY indexed_fulltext (c),
  FULLTEXT indexed_fulltext_two (c, d),
  SPATIAL INDEX indexed_spatial (place),
  SPATIAL KEY (area)
);
CREATE INDEX indexed_afterwards ON indexed (b, c);
CREATE UNIQUE INDEX indexed_unique_afterwards ON indexed (id, a);
ALTER TABLE indexed ADD INDEX indexed_altered (c, a), ADD UNIQUE KEY (b, a);

CREATE TABLE indexed_and_ignored (a INT, b INT, KEY by_a (a), KEY by_b (b) IGNORED);

-- Odd names --------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE `select` (`from` INT PRIMARY KEY, `where` VARCHAR(20), `order` INT CHECK (`order` > 0), `group` VARCHAR(20) UNIQUE, `table` INT,
  KEY `index` (`where`, `order`), CONSTRAINT `constraint` FOREIGN KEY (`table`) REFERENCES `select` (`from`));
CREATE TABLE `order` (id INT PRIMARY KEY, `key` VARCHAR(20) DEFAULT 'x', `check` BOOLEAN, `default` INT DEFAULT 1, `primary` INT, `rows` TEXT);
CREATE TABLE `Upper` (`Id` INT PRIMARY KEY, `camelCase` TEXT, `SHOUT` TEXT NOT NULL);
CREATE TABLE `upper` (`ID` INT PRIMARY KEY, CONSTRAINT `Upper_fk` FOREIGN KEY (`ID`) REFERENCES `Upper` (`Id`));
CREATE TABLE `with space` (`a b` INT PRIMARY KEY, ` leading` VARCHAR(20), KEY `index with space` (` leading` DESC));
CREATE TABLE `with ``backticks``` (`a``b` INT PRIMARY KEY, ```` VARCHAR(9), `'` VARCHAR(9) CHECK (`'` <> ''''), `"` VARCHAR(9), `[x]` TEXT, UNIQUE KEY `a ``b`` c` (````));
CREATE TABLE `żółć 日本語` (`größe` INT PRIMARY KEY, `ß` TEXT, `имя` VARCHAR(20) DEFAULT 'имя', KEY `индекс` (`имя`));
CREATE TABLE `a.b` (`c.d` INT PRIMARY KEY, `e;f` INT, `--g` INT, `/*h*/` INT, `i\j` INT, `k$l` INT, `m%n` INT, `o:p` INT, `#q` INT, `?` INT, `{r}` TEXT, KEY `a.b.c` (`c.d`, `e;f`));
CREATE TABLE `1st` (`2nd` INT PRIMARY KEY, _3 INT, `4` INT);
CREATE TABLE name_of_sixty_four_characters_abcdefghijklmnopqrstuvwxyz_0123456 (
  column_of_sixty_four_characters_bcdefghijklmnopqrstuvwxyz_012345 INT PRIMARY KEY,
  column_of_sixty_four_characters_bcdefghijklmnopqrstuvwxyz_012346 INT,
  KEY index_of_sixty_four_characters_abcdefghijklmnopqrstuvwxyz_012345 (column_of_sixty_four_characters_bcdefghijklmnopqrstuvwxyz_012346)
);
CREATE TABLE words_that_are_types (`int` INT, `text` TEXT, `date` DATE, `json` JSON, `time` TIME, `year` YEAR, `enum` ENUM('enum'), `set` SET('set'), `bit` BIT);

-- What remains after edits --------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE edited (id INT, gone INT, kept VARCHAR(10), renamed_from TEXT, widened VARCHAR(10));
ALTER TABLE edited ADD PRIMARY KEY (id);
ALTER TABLE edited DROP COLUMN gone;
ALTER TABLE edited CHANGE COLUMN renamed_from renamed_to MEDIUMTEXT NOT NULL;
ALTER TABLE edited MODIFY COLUMN widened VARCHAR(100) FIRST;
ALTER TABLE edited ADD COLUMN added INT NOT NULL DEFAULT 7 AFTER id, ADD COLUMN last INT;
ALTER TABLE edited RENAME COLUMN last TO at_last, ALTER COLUMN kept SET DEFAULT 'x', ADD CONSTRAINT edited_added CHECK (added > 0);
ALTER TABLE edited ADD INDEX by_kept (kept);
ALTER TABLE edited RENAME INDEX by_kept TO by_what_is_kept;
CREATE TABLE copied LIKE defaults_of_numbers;
CREATE TABLE IF NOT EXISTS copied (a INT);

-- Comments --------------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE commented (
  id INT PRIMARY KEY COMMENT 'The key.',
  name VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'It''s a "name" -- with a \\ backslash, a `tick`, żółć 🦀
and two lines; really.',
  plain INT,
  KEY by_name (name) COMMENT 'How it is found.'
) COMMENT='A table; it''s "commented" /* here */';

-- What belongs to tables and cannot be said -------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE engine_myisam (a INT PRIMARY KEY, b CHAR(10)) ENGINE=MyISAM ROW_FORMAT=FIXED;
CREATE TABLE engine_memory (a INT, b INT, KEY by_a USING HASH (a), KEY by_b USING BTREE (b)) ENGINE=MEMORY MAX_ROWS=1000;
CREATE TABLE engine_csv (a INT NOT NULL, b VARCHAR(20) NOT NULL) ENGINE=CSV;
CREATE TABLE options_compressed (id INT PRIMARY KEY, t TEXT) ENGINE=InnoDB ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;
CREATE TABLE options_redundant (id INT PRIMARY KEY, t TEXT) ROW_FORMAT=REDUNDANT;
CREATE TABLE options_page_compressed (id INT PRIMARY KEY, t TEXT) PAGE_COMPRESSED=1 PAGE_COMPRESSION_LEVEL=3;
CREATE TABLE options_of_statistics (id INT PRIMARY KEY) STATS_PERSISTENT=1 STATS_AUTO_RECALC=0 STATS_SAMPLE_PAGES=40;
CREATE TABLE options_auto_increment (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT=1000;
CREATE TABLE columns_compressed (id INT PRIMARY KEY, t TEXT COMPRESSED, v VARCHAR(1000) COMPRESSED DEFAULT 'x');
CREATE TABLE columns_invisible (id INT PRIMARY KEY, hidden INT INVISIBLE, hidden_with_default TEXT INVISIBLE DEFAULT 'x', shown INT);

CREATE TABLE versioned (id INT PRIMARY KEY, name TEXT) WITH SYSTEM VERSIONING;
CREATE TABLE versioned_openly (
  id INT PRIMARY KEY,
  name TEXT WITHOUT SYSTEM VERSIONING,
  since TIMESTAMP(6) GENERATED ALWAYS AS ROW START,
  until TIMESTAMP(6) GENERATED ALWAYS AS ROW END,
  PERIOD FOR SYSTEM_TIME (since, until)
) WITH SYSTEM VERSIONING;

CREATE TABLE partitioned_by_range (id INT NOT NULL, on_day DATE NOT NULL, PRIMARY KEY (id, on_day))
  PARTITION BY RANGE COLUMNS (on_day) (
    PARTITION p2023 VALUES LESS THAN ('2024-01-01') COMMENT = 'The old ones',
    PARTITION p2024 VALUES LESS THAN ('2025-01-01'),
    PARTITION rest VALUES LESS THAN (MAXVALUE)
  );
CREATE TABLE partitioned_by_list (id INT NOT NULL, region INT NOT NULL, KEY (region)) PARTITION BY LIST (region) (PARTITION north VALUES IN (1, 2), PARTITION other DEFAULT);
CREATE TABLE partitioned_by_hash (id INT NOT NULL PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 4;
CREATE TABLE partitioned_by_key (id INT NOT NULL PRIMARY KEY) PARTITION BY KEY () PARTITIONS 2;
CREATE TABLE partitioned_twice (id INT, at DATE) PARTITION BY RANGE (YEAR(at)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2
  (PARTITION before_2024 VALUES LESS THAN (2024), PARTITION since_2024 VALUES LESS THAN MAXVALUE);

-- Sequences -----------------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE SEQUENCE free_sequence;
CREATE SEQUENCE free_sequence_with_options START WITH 5 INCREMENT BY -5 MINVALUE -100 MAXVALUE 100 CACHE 3 CYCLE;
CREATE SEQUENCE `Odd Sequence` NOCACHE;
CREATE TABLE sequences_used (id BIGINT NOT NULL DEFAULT (NEXT VALUE FOR free_sequence) PRIMARY KEY, other BIGINT DEFAULT NEXTVAL(`Odd Sequence`));

-- Views ---------------------------------------------------------------------------------------------------------------------------------------------------------------------

CREATE VIEW rows_above AS SELECT id, a, b FROM indexed WHERE a > 0 WITH LOCAL CHECK OPTION;
CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW `View ``of`` views` (x, `Y`) AS SELECT a, b FROM rows_above;
CREATE ALGORITHM=TEMPTABLE VIEW counted AS SELECT a, COUNT(*) AS n FROM indexed GROUP BY a;

-- Routines, triggers, events ------------------------------------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION add_tax(amount DECIMAL(12,2), rate DECIMAL(4,2)) RETURNS DECIMAL(14,2) DETERMINISTIC NO SQL COMMENT 'What is paid.' RETURN ROUND(amount * (1 + rate), 2);

DELIMITER $$

CREATE FUNCTION one_word(t TEXT) RETURNS TEXT CHARSET utf8mb4 COLLATE utf8mb4_bin
  NOT DETERMINISTIC CONTAINS SQL
BEGIN
  DECLARE r TEXT DEFAULT 'it''s; not the end';
  IF t IS NULL THEN SET r = ''; ELSE SET r = REPLACE(t, ' ', '_'); END IF;
  RETURN r;
END$$

CREATE AGGREGATE FUNCTION product(x DOUBLE) RETURNS DOUBLE
BEGIN
  DECLARE r DOUBLE DEFAULT 1;
  DECLARE CONTINUE HANDLER FOR NOT FOUND RETURN r;
  LOOP
    FETCH GROUP NEXT ROW;
    SET r = r * x;
  END LOOP;
END$$

CREATE PROCEDURE tidy(IN before_id INT, INOUT removed INT, OUT remaining INT)
  MODIFIES SQL DATA SQL SECURITY INVOKER
BEGIN
  DELETE FROM edited WHERE id < before_id;
  SELECT COUNT(*) INTO remaining FROM edited;
END$$

CREATE TRIGGER touch BEFORE UPDATE ON edited FOR EACH ROW BEGIN
  SET NEW.added = OLD.added + 1;
  SET NEW.kept = 'a; b';
END$$

CREATE TRIGGER touch_again BEFORE UPDATE ON edited FOR EACH ROW FOLLOWS touch SET NEW.at_last = 1$$
CREATE TRIGGER touch_first BEFORE UPDATE ON edited FOR EACH ROW PRECEDES touch SET NEW.at_last = 0$$
CREATE TRIGGER `after ``odd``` AFTER INSERT ON edited FOR EACH ROW BEGIN END$$
CREATE TRIGGER after_delete AFTER DELETE ON edited FOR EACH ROW SET @gone = OLD.id$$

CREATE EVENT every_night ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 03:00:00' ENDS '2037-01-01 03:00:00'
  ON COMPLETION PRESERVE DISABLE COMMENT 'At night.' DO
BEGIN
  DELETE FROM edited WHERE id < 0;
END$$

CREATE EVENT once ON SCHEDULE AT '2037-01-01 00:00:00' DISABLE DO DELETE FROM edited$$

SET @MODE_BEFORE_PACKAGES=@@SQL_MODE, SQL_MODE='ORACLE'$$

CREATE PACKAGE counting AS
  FUNCTION next_of(n INT) RETURN INT;
END$$

CREATE PACKAGE BODY counting AS
  FUNCTION next_of(n INT) RETURN INT AS
  BEGIN
    RETURN n + 1;
  END;
END$$

SET SQL_MODE=@MODE_BEFORE_PACKAGES$$

DELIMITER ;

-- A table that can be said only where what it uses is there already.
CREATE TABLE uses_what_cannot_be_said (id INT PRIMARY KEY, number BIGINT DEFAULT (NEXT VALUE FOR free_sequence_with_options));

SET SQL_MODE=@OLD_SQL_MODE;
