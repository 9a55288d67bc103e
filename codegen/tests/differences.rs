//! What is said of two databases that differ, and that nothing is said of two that only spell things otherwise.

use schemalock_codegen::inventory::differences;
use schemalock_codegen::model::DialectKind;
use schemalock_codegen::sql::read::{SqlFile, read};

fn said(kind: DialectKind, expected: &str, found: &str) -> Vec<String> {
    let inventory = |text: &str| {
        let read = read(&[SqlFile { name: "test.sql", text }], kind);
        assert!(read.unsupported.is_empty(), "{:?}", read.unsupported);
        read.inventory
    };
    differences(&inventory(expected), &inventory(found)).iter().map(ToString::to_string).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn every_kind_of_object_is_named_with_what_differs() {
    let expected = "
        CREATE TYPE mood AS ENUM ('calm', 'cross');
        CREATE TABLE a (
            id integer PRIMARY KEY, name varchar(20) NOT NULL DEFAULT 'x', size integer CHECK (size > 0), gone text,
            CONSTRAINT a_name_key UNIQUE (name), other integer REFERENCES a ON DELETE CASCADE);
        CREATE INDEX by_size ON a (size DESC) WHERE size > 1;
        CREATE INDEX by_name ON a (lower(name));
        COMMENT ON TABLE a IS 'One.';
        CREATE TABLE b (id integer PRIMARY KEY);";
    let found = "
        CREATE TYPE mood AS ENUM ('calm', 'cross', 'new');
        CREATE TABLE a (
            id integer PRIMARY KEY, name varchar(30), size integer CHECK (size >= 0), more text,
            CONSTRAINT a_name_key UNIQUE (name, size), other integer REFERENCES a);
        CREATE INDEX by_size ON a (size) WHERE size > 1;
        CREATE INDEX called_otherwise ON a (lower(name));
        CREATE TABLE c (id integer PRIMARY KEY);";
    assert_eq!(
        said(DialectKind::Postgres, expected, found),
        [
            "enum type `mood`: values ('calm', 'cross', 'new'), expected ('calm', 'cross')",
            "table `a`: comment none, expected 'One.'",
            "column `a.name`: type character varying(30), expected character varying(20); NULL allowed, expected refused; default none, expected 'x'",
            "column `a.gone` is missing: type text; NULL allowed",
            "column `a.more` is not expected: type text; NULL allowed",
            "unique constraint `a.a_name_key`: columns (name, size), expected (name)",
            "foreign key `a.a_other_fkey`: on delete none, expected CASCADE",
            "check `a.a_size_check`: condition size >= 0, expected size > 0",
            "index `a.by_size`: columns (size), expected (size desc)",
            "index `a.by_name`: name called_otherwise, expected by_name",
            "table `b` is missing",
            "table `c` is not expected",
        ]
    );
}

#[test]
fn what_only_spells_otherwise_does_not_differ() {
    let postgres = [
        (
            "CREATE TABLE a (s varchar(9) CHECK (s IN ('x', 'y')), n int4 DEFAULT 0, t timestamptz(3) DEFAULT now());",
            "CREATE TABLE \"a\" (\"s\" character varying(9), n integer DEFAULT (0), t timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP,
             CONSTRAINT a_s_check CHECK (((s)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))));",
        ),
        (
            "CREATE TABLE a (n integer CHECK (n BETWEEN -1 AND 5), b boolean DEFAULT true);",
            "CREATE TABLE a (n integer CONSTRAINT a_n_check CHECK (((n >= '-1'::integer) AND (n <= 5))), b bool DEFAULT 't'::boolean);",
        ),
    ];
    let mariadb = [(
        "CREATE TABLE a (n INTEGER DEFAULT 1, b BOOLEAN, d DATETIME(3) DEFAULT NOW(3), CONSTRAINT c CHECK (n <> 2));",
        "CREATE TABLE `a` (`n` int(11) DEFAULT 1, `b` tinyint(1) DEFAULT NULL, `d` datetime(3) DEFAULT current_timestamp(3), CONSTRAINT `c` CHECK (`n` <> 2));",
    )];
    let sqlite = [(
        "CREATE TABLE a (n INTEGER PRIMARY KEY, s TEXT CHECK (length(s) > 1)) STRICT;",
        "create table [a] (\"n\" integer, `s` text, primary key (n), constraint x check ( (length(s)>1) )) strict;",
    )];
    for (kind, pairs) in [
        (DialectKind::Postgres, postgres.as_slice()),
        (DialectKind::Mariadb, mariadb.as_slice()),
        (DialectKind::Sqlite, sqlite.as_slice()),
    ] {
        for (one, other) in pairs {
            assert_eq!(said(kind, one, other), NONE, "{one}\n{other}");
            assert_eq!(said(kind, other, one), NONE, "{other}\n{one}");
        }
    }
}
