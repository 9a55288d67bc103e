-- # columns come and go
CREATE TABLE users (id bigint NOT NULL, name text);
INSERT INTO users VALUES (1, 'a'), (2, NULL);
-- ##
CREATE TABLE users (id bigint NOT NULL, name text, age int);
INSERT INTO users VALUES (1, 'a', 3);
-- ##
CREATE TABLE users (id bigint NOT NULL, age int NOT NULL DEFAULT 0, name text, created timestamp NOT NULL DEFAULT current_timestamp());
INSERT INTO users (id, age, name) VALUES (1, 3, 'a');
-- ##
CREATE TABLE users (id bigint NOT NULL, name varchar(40) DEFAULT 'nobody', tags json DEFAULT '[]');
INSERT INTO users VALUES (1, 'a', '["x"]');

-- # defaults
CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(20), c tinyint(1), d decimal(8,2), e datetime, f date, g json, h char(36));
INSERT INTO t (id) VALUES (1);
-- ##
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT 0, b varchar(20) DEFAULT '', c tinyint(1) DEFAULT 0, d decimal(8,2) DEFAULT 0.00, e datetime DEFAULT CURRENT_TIMESTAMP, f date DEFAULT (CURRENT_DATE), g json DEFAULT '{}', h char(36) DEFAULT (uuid()));
INSERT INTO t (id) VALUES (1);
-- ##
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT -1, b varchar(20) DEFAULT 'it''s', c tinyint(1) DEFAULT TRUE, d decimal(8,2) DEFAULT -12.50, e datetime DEFAULT '2020-01-01 00:00:00', f date DEFAULT '2020-01-01', g json DEFAULT ('{"a": [1, 2]}'), h char(36) DEFAULT '00000000-0000-0000-0000-000000000000');
INSERT INTO t (id) VALUES (1);
-- ##
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT ((1 + 2) * 3), b varchar(20) DEFAULT (upper(concat('x', 'y'))), c tinyint(1) DEFAULT (NOT true), d decimal(8,2) DEFAULT (round(1.234, 2)), e datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), f date DEFAULT (current_date() + interval 1 day), g json DEFAULT (json_object('a', 1)), h char(36) DEFAULT NULL);
INSERT INTO t (id) VALUES (1);

-- # nullability
CREATE TABLE t (id int, a varchar(10));
INSERT INTO t VALUES (1, 'x');
-- ##
CREATE TABLE t (id int NOT NULL, a varchar(10) NOT NULL);
INSERT INTO t VALUES (1, 'x');
-- ##
CREATE TABLE t (id int NOT NULL, a varchar(10) NOT NULL DEFAULT 'y');
INSERT INTO t VALUES (1, 'x');
-- ##
CREATE TABLE t (id int PRIMARY KEY, a varchar(10));
INSERT INTO t VALUES (1, 'x');

-- # integers
CREATE TABLE t (id int PRIMARY KEY, n smallint, m int NOT NULL DEFAULT 5, k tinyint);
INSERT INTO t VALUES (1, 2, 3, 4);
-- ##
CREATE TABLE t (id int(11) PRIMARY KEY, n int, m bigint(20) NOT NULL DEFAULT 5, k tinyint unsigned);
INSERT INTO t VALUES (1, 2, 3, 4);
-- ##
CREATE TABLE t (id bigint unsigned PRIMARY KEY, n mediumint, m decimal(20, 0) NOT NULL DEFAULT 5, k int unsigned zerofill);
INSERT INTO t VALUES (1, 2, 3, 4);
-- ##
CREATE TABLE t (id int PRIMARY KEY, n double, m float NOT NULL DEFAULT 5, k bit(8));
INSERT INTO t VALUES (1, 2, 3, 4);

-- # texts
CREATE TABLE t (id int PRIMARY KEY, a varchar(10), b char(3), c text);
INSERT INTO t VALUES (1, 'x', 'abc', 'z');
-- ##
CREATE TABLE t (id int PRIMARY KEY, a varchar(300), b char(5), c longtext);
INSERT INTO t VALUES (1, 'x', 'abc', 'z');
-- ##
CREATE TABLE t (id int PRIMARY KEY, a text, b varchar(3), c text CHARACTER SET ascii);
INSERT INTO t VALUES (1, 'x', 'abc', 'z');
-- ##
CREATE TABLE t (id int PRIMARY KEY, a varchar(5) COLLATE utf8mb4_bin, b tinytext, c mediumtext CHARACTER SET latin1 COLLATE latin1_general_cs NOT NULL);
INSERT INTO t VALUES (1, 'x', 'abc', 'z');
-- ##
CREATE TABLE t (id int PRIMARY KEY, a varbinary(10), b binary(3), c blob);
INSERT INTO t VALUES (1, 'x', 'abc', 'z');

-- # times
CREATE TABLE t (id int PRIMARY KEY, a datetime, b timestamp NULL, c time, d year, e date);
INSERT INTO t VALUES (1, now(), now(), '10:00', 2020, '2020-02-02');
-- ##
CREATE TABLE t (id int PRIMARY KEY, a datetime(3), b timestamp(6) NULL, c time(3), d year, e date NOT NULL);
INSERT INTO t VALUES (1, now(), now(), '10:00', 2020, '2020-02-02');
-- ##
CREATE TABLE t (id int PRIMARY KEY, a timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(), b datetime, c varchar(20), d int, e datetime);
INSERT INTO t VALUES (1, now(), now(), '10:00', 2020, '2020-02-02');

-- # enums and sets
CREATE TABLE t (id int PRIMARY KEY, m enum('sad','ok') NOT NULL DEFAULT 'ok', s set('a','b'));
INSERT INTO t VALUES (1, 'ok', 'a');
-- ##
CREATE TABLE t (id int PRIMARY KEY, m enum('sad','ok','happy') NOT NULL DEFAULT 'ok', s set('a','b','c') DEFAULT 'a,b');
INSERT INTO t VALUES (1, 'ok', 'a');
-- ##
CREATE TABLE t (id int PRIMARY KEY, m enum('awful','sad','ok'), s varchar(20));
INSERT INTO t VALUES (1, 'ok', 'a');
-- ##
CREATE TABLE t (id int PRIMARY KEY, m varchar(20) NOT NULL DEFAULT 'ok', s set('b','a'));
INSERT INTO t VALUES (1, 'ok', 'a');

-- # primary keys
CREATE TABLE t (a int NOT NULL, b int NOT NULL);
INSERT INTO t VALUES (1, 2);
-- ##
CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL);
INSERT INTO t VALUES (1, 2);
-- ##
CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a, b));
INSERT INTO t VALUES (1, 2);
-- ##
CREATE TABLE t (a int NOT NULL AUTO_INCREMENT PRIMARY KEY, b int NOT NULL);
INSERT INTO t VALUES (1, 2);
-- ##
CREATE TABLE t (a int NOT NULL, b int NOT NULL AUTO_INCREMENT, PRIMARY KEY (a, b), KEY b (b));
INSERT INTO t VALUES (1, 2);

-- # unique sets and indexes
CREATE TABLE t (a int, b int, c varchar(50), d text);
INSERT INTO t VALUES (1, 2, 'x', 'y'), (NULL, NULL, NULL, NULL);
-- ##
CREATE TABLE t (a int UNIQUE, b int, c varchar(50), d text, UNIQUE KEY (b, c), KEY (c));
INSERT INTO t VALUES (1, 2, 'x', 'y'), (NULL, NULL, NULL, NULL);
-- ##
CREATE TABLE t (a int, b int, c varchar(50), d text, UNIQUE KEY a (b), UNIQUE other (a, c), KEY c (c(10)), FULLTEXT KEY ft (d));
INSERT INTO t VALUES (1, 2, 'x', 'y'), (NULL, NULL, NULL, NULL);
-- ##
CREATE TABLE t (a int, b int, c varchar(50), d text, KEY a (a DESC, b), KEY c (d(20), c) COMMENT 'Why.');
INSERT INTO t VALUES (1, 2, 'x', 'y'), (NULL, NULL, NULL, NULL);
-- ##
CREATE TABLE t (a int, b int, c varchar(50), d text, KEY a (a) USING BTREE, KEY b (b) IGNORED, UNIQUE KEY c (c, d(5)));
INSERT INTO t VALUES (1, 2, 'x', 'y'), (NULL, NULL, NULL, NULL);

-- # checks
CREATE TABLE t (id int PRIMARY KEY, n int, s varchar(20));
INSERT INTO t VALUES (1, 5, 'a');
-- ##
CREATE TABLE t (id int PRIMARY KEY, n int CHECK (n > 0), s varchar(20) CHECK (s IN ('a', 'b')));
INSERT INTO t VALUES (1, 5, 'a');
-- ##
CREATE TABLE t (id int PRIMARY KEY, n int, s varchar(20), CONSTRAINT c CHECK (n >= 0 AND n < 100), CHECK (char_length(s) < 10), CHECK (n IS NULL OR s IS NOT NULL));
INSERT INTO t VALUES (1, 5, 'a');
-- ##
CREATE TABLE t (id int PRIMARY KEY, n int CHECK (n BETWEEN 0 AND 10), s varchar(20), CONSTRAINT s_like CHECK (s REGEXP '^[a-z]+$' OR s LIKE 'x%'), CONSTRAINT c CHECK (n <> 7 AND n % 2 = 1));
INSERT INTO t VALUES (1, 5, 'a');

-- # foreign keys
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int);
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- ##
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int, FOREIGN KEY (p_id) REFERENCES p (id));
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- ##
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int NOT NULL, KEY c_p_id (p_id), CONSTRAINT to_p FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- ##
CREATE TABLE p (id bigint PRIMARY KEY, c_id int);
CREATE TABLE c (id int PRIMARY KEY, p_id bigint, CONSTRAINT to_p FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL);
ALTER TABLE p ADD CONSTRAINT to_c FOREIGN KEY (c_id) REFERENCES c (id);
INSERT INTO p (id) VALUES (1);
INSERT INTO c VALUES (1, 1);
-- ##
CREATE TABLE p (id int PRIMARY KEY, k varchar(20) NOT NULL UNIQUE);
CREATE TABLE c (id int PRIMARY KEY, p_k varchar(20), FOREIGN KEY (p_k) REFERENCES p (k) ON DELETE RESTRICT);

-- # generated columns
CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL);
INSERT INTO t VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int GENERATED ALWAYS AS (a + b) STORED);
INSERT INTO t (id, a, b) VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int AS (a * b) VIRTUAL, KEY by_c (c));
INSERT INTO t (id, a, b) VALUES (1, 2, 3);
-- ##
CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, c bigint);
INSERT INTO t VALUES (1, 2, 3, 4);

-- # comments and options
CREATE TABLE t (id int PRIMARY KEY, a varchar(10));
-- ##
CREATE TABLE t (id int PRIMARY KEY COMMENT 'The key', a varchar(10) COMMENT 'It''s a column.') COMMENT='A table.';
-- ##
CREATE TABLE t (id int PRIMARY KEY, a varchar(10)) DEFAULT CHARSET=latin1 COMMENT='Two "lines"';
-- ##
CREATE TABLE t (id int PRIMARY KEY, a varchar(10)) COLLATE utf8mb4_unicode_ci ROW_FORMAT=COMPRESSED;
-- ##
CREATE TABLE t (id int PRIMARY KEY, a varchar(10)) ENGINE=MyISAM;

-- # tables come and go
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY, a_id int, FOREIGN KEY (a_id) REFERENCES a (id));
-- ##
CREATE TABLE a (id int PRIMARY KEY);
-- ##
CREATE TABLE b (id int PRIMARY KEY, a_id int, KEY b_a_id (a_id));
-- ##
CREATE TABLE c (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, c_id int, FOREIGN KEY (c_id) REFERENCES c (id));
ALTER TABLE c ADD FOREIGN KEY (b_id) REFERENCES b (id);

-- # odd names
CREATE TABLE `Order` (`Id` int PRIMARY KEY, `user` varchar(20), `a b` int DEFAULT 1, `ünï` varchar(20) CHECK (`ünï` <> ''));
INSERT INTO `Order` VALUES (1, 'x', 2, 'z');
-- ##
CREATE TABLE `Order` (`Id` int PRIMARY KEY, `user` varchar(20) NOT NULL, `a b` bigint DEFAULT 2, `ünï` varchar(20) CHECK (`ünï` <> '-'), KEY `by user` (`user`, `ünï`(5)));
INSERT INTO `Order` VALUES (1, 'x', 2, 'z');
-- ##
CREATE TABLE `group` (id int PRIMARY KEY);
CREATE TABLE `Order` (`Id` int PRIMARY KEY, `select` text, `a``b` int, FOREIGN KEY (`Id`) REFERENCES `group` (id));

-- # things left alone
CREATE TABLE t (id int PRIMARY KEY, a varchar(10));
CREATE VIEW v AS SELECT id FROM t;
CREATE TABLE log (n int);
CREATE TRIGGER noted AFTER INSERT ON t FOR EACH ROW INSERT INTO log VALUES (NEW.id);
INSERT INTO t VALUES (1, 'a');
-- ##
CREATE TABLE t (id int PRIMARY KEY, a varchar(10), b int);
CREATE VIEW v AS SELECT id FROM t;
CREATE TABLE log (n int);
CREATE TRIGGER noted AFTER INSERT ON t FOR EACH ROW INSERT INTO log VALUES (NEW.id);
INSERT INTO t VALUES (1, 'a', 1);
-- ##
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(20) NOT NULL DEFAULT 'x');
CREATE VIEW v AS SELECT id FROM t;
CREATE TABLE log (n int);
CREATE TABLE parts (id int NOT NULL) PARTITION BY HASH (id) PARTITIONS 4;
INSERT INTO t VALUES (1, 'a');

-- # conditions inside of columns
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NOT NULL CHECK (a > 0), b int NOT NULL, CONSTRAINT c CHECK (a < b));
INSERT INTO t VALUES (1, 2, 9);
-- ##
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NOT NULL CHECK (a > 0), b int NOT NULL, CONSTRAINT c CHECK (a <= b));
INSERT INTO t VALUES (1, 2, 9);
-- ##
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NOT NULL CHECK (a > 0), b int NOT NULL CHECK (b > a));
INSERT INTO t VALUES (1, 2, 9);
-- ##
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NOT NULL CHECK (a > 0), b int NOT NULL DEFAULT 5 CHECK (b > a));
INSERT INTO t VALUES (1, 2, 9);
-- ##
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NOT NULL CHECK (a > 0), b int NOT NULL CHECK (b > a + 1), d json CHECK (json_length(d) > 1));
INSERT INTO t VALUES (1, 2, 9, '[1,2]');
-- ##
CREATE TABLE t (id int NOT NULL PRIMARY KEY, b int NOT NULL CHECK (b > 0), d json);
INSERT INTO t VALUES (1, 2, '[1]');
