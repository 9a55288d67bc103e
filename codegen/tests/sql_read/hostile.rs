//! Texts that nobody means well with.

use proptest::prelude::*;
use schemalock_codegen::model::DialectKind;

use super::said::{of, said};

const KINDS: [DialectKind; 4] = DialectKind::ALL;

#[test]
fn what_does_not_end_is_reported_where_it_begins() {
    for kind in KINDS {
        for (text, column) in [("CREATE TABLE a (b int DEFAULT 'x", 1), ("/* never", 1), ("SELECT 1; /* x", 11)] {
            let read = of(text, kind);
            assert_eq!(read.unsupported.len(), 1, "{kind:?} {text}");
            assert!(read.unsupported[0].reason.contains("does not end"), "{:?}", read.unsupported);
            assert!(read.unsupported[0].column >= column.min(1), "{:?}", read.unsupported);
            assert!(read.inventory.tables.is_empty());
        }
    }
    assert_eq!(of("SELECT $a$ x $b$;", DialectKind::Postgres).unsupported.len(), 1);
}

#[test]
fn nothing_hides_in_texts_names_and_comments() {
    let text =
        "CREATE TABLE a (b varchar(9) DEFAULT '; DROP TABLE a; --', c int /* ; DROP TABLE a; */); -- ; DROP TABLE a;\n";
    for kind in KINDS {
        assert_eq!(of(text, kind).inventory.tables.len(), 1, "{kind:?}");
        assert_eq!(of(text, kind).unsupported, [], "{kind:?}");
    }
    let escaped = r"CREATE TABLE a (b varchar(9) DEFAULT '\'; DROP TABLE a; --');";
    assert_eq!(of(escaped, DialectKind::Mariadb).inventory.tables.len(), 1);
    let dollars = "CREATE TABLE a (b text DEFAULT $x$; DROP TABLE a; $$ ' $x$);";
    assert_eq!(said(dollars, DialectKind::Postgres), ["a", "  b text default $x$; DROP TABLE a; $$ ' $x$"]);
}

#[test]
fn nothing_and_nearly_nothing() {
    for kind in KINDS {
        for text in ["", "\u{feff}", ";;; ;\n;", "-- nothing", "\0", " \t\r\n\u{b}\u{c}"] {
            let read = of(text, kind);
            assert!(read.inventory.tables.is_empty());
            assert!(read.unsupported.len() <= 1, "{kind:?} {text:?} {:?}", read.unsupported);
        }
    }
}

#[test]
fn deep_nesting_is_read_without_a_stack() {
    let depth = 200_000;
    let text = format!("CREATE TABLE a (b int CHECK ({}b{} > 0));", "(".repeat(depth), ")".repeat(depth));
    for kind in KINDS {
        assert_eq!(of(&text, kind).inventory.tables[0].checks.len(), 1, "{kind:?}");
    }
    let open = format!("CREATE TABLE a (b int CHECK ({};", "(".repeat(depth));
    assert_eq!(of(&open, DialectKind::Postgres).unsupported.len(), 1);
    let comments = format!("{}{} SELECT 1", "/*".repeat(depth), "*/".repeat(depth));
    assert_eq!(of(&comments, DialectKind::Postgres).unsupported, []);
}

#[test]
fn names_are_cut_folded_and_kept() {
    let long = "é".repeat(40);
    let text = format!("CREATE TABLE {long} (Id int, \"Id\" int, \"a\"\"b\" int, select_ int);");
    let read = of(&text, DialectKind::Postgres);
    assert_eq!(read.inventory.tables[0].name, "é".repeat(31));
    let names: Vec<&str> = read.inventory.tables[0].columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["id", "Id", "a\"b", "select_"]);
    let read = of("CREATE TABLE [a b] (`c``d` int, \"e\" int, 'f' int, key int, like int)", DialectKind::Sqlite);
    let names: Vec<&str> = read.inventory.tables[0].columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!((read.inventory.tables[0].name.as_str(), names), ("a b", vec!["c`d", "e", "f", "key", "like"]));
}

#[test]
fn what_is_not_known_is_never_dropped() {
    for (kind, text) in [
        (DialectKind::Postgres, "\n\n  FROBNICATE the widget;\nCREATE TABLE a (b int);"),
        (DialectKind::Sqlite, "\n\n  CREATE WIDGET a;\nCREATE TABLE a (b int);"),
        (DialectKind::Mariadb, "\n\n  ALTER TABLE nowhere ADD a int;\nCREATE TABLE a (b int);"),
        (DialectKind::Postgres, "\n\n  CREATE TABLE z (b int FROBNICATE);\nCREATE TABLE a (b int);"),
        (DialectKind::Postgres, "\n\n  \\i other.sql\nCREATE TABLE a (b int);"),
        (DialectKind::Sqlite, "\n\n.read other.sql\nCREATE TABLE a (b int);"),
        (DialectKind::Mysql, "\n\n source other.sql\nCREATE TABLE a (b int);"),
    ] {
        let read = of(text, kind);
        assert_eq!(read.unsupported.len(), 1, "{text}");
        let one = &read.unsupported[0];
        assert_eq!((one.origin.file.as_str(), one.origin.line), ("file.sql", 3), "{text}");
        assert!(one.statement.chars().count() <= 60 && !one.statement.is_empty() && !one.reason.is_empty());
        assert_eq!(read.inventory.tables.len(), 1, "{text}");
        assert_eq!(read.inventory.tables[0].origin.as_ref().unwrap().line, 4, "{text}");
    }
}

#[test]
fn a_dump_of_twenty_megabytes() {
    let mut text = String::with_capacity(21_000_000);
    for table in 0..200 {
        text.push_str(&format!("CREATE TABLE t{table} (id int PRIMARY KEY, note text);\nINSERT INTO t{table} VALUES "));
        let row = format!("({table}, '{}; it''s -- no /* comment'),", "x".repeat(900));
        text.push_str(&row.repeat(100_000 / row.len() + 1));
        text.push_str("(0, '');\n");
    }
    assert!(text.len() > 20_000_000);
    for kind in KINDS {
        let read = of(&text, kind);
        assert_eq!((read.inventory.tables.len(), read.unsupported.len()), (200, 0), "{kind:?}");
    }
}

/// Words, quotes and brackets in any order.
fn junk() -> impl Strategy<Value = String> {
    let pieces = [
        "CREATE",
        "TABLE",
        "ALTER",
        "ADD",
        "COLUMN",
        "CONSTRAINT",
        "PRIMARY KEY",
        "FOREIGN KEY",
        "REFERENCES",
        "CHECK",
        "INDEX",
        "ON",
        "UNIQUE",
        "DROP",
        "RENAME",
        "TO",
        "a",
        "b.c",
        "\"q\"",
        "`q`",
        "[q]",
        "'x'",
        "(",
        ")",
        ",",
        ";",
        "1",
        "-",
        "DEFAULT",
        "NOT NULL",
        "TRIGGER",
        "BEGIN",
        "END",
        "FUNCTION",
        "AS",
        "$$",
        "/*",
        "*/",
        "/*!",
        "--",
        "#",
        "\n",
        "DELIMITER //",
        "\\",
        "COPY x FROM stdin;",
        "TYPE",
        "ENUM",
        "COMMENT",
        "IS",
        "SEQUENCE",
        "GENERATED",
        "IDENTITY",
        "PARTITION",
        "LIKE",
        "INCLUDING ALL",
        "EXCLUDE USING",
        "USING",
        "é",
        "\0",
        "U&\"\\00\"",
        "E'\\'",
        "::",
        "int",
        "text",
        "IF NOT EXISTS",
        "SCHEMA",
        "VIEW",
        "DO",
        "SET",
        "WITH",
        "KEY",
        "CAST",
        "POLICY",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn words_in_any_order_never_panic(text in junk()) {
        for kind in KINDS {
            let _ = of(&text, kind);
        }
    }

    #[test]
    fn bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for kind in KINDS {
            let _ = of(&String::from_utf8_lossy(&bytes), kind);
        }
    }

    #[test]
    fn a_text_cut_anywhere_never_panics(at in 0_usize..9_000) {
        let texts = [include_str!("../../../generated/sql/postgres/schema.sql"), include_str!("../../../generated/sql/mariadb/schema.sql")];
        for (text, kind) in texts.into_iter().zip([DialectKind::Postgres, DialectKind::Mariadb]) {
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let _ = of(&text[..at], kind);
        }
    }
}
