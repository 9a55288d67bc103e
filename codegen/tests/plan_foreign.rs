//! The plans for what a schema says in SQL's own words, as people read them in the scripts of every engine.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use schemalock_codegen::compile;
use schemalock_codegen::diagnostic::Severity;
use schemalock_codegen::diff::{Consent, diff};
use schemalock_codegen::migration::next;
use schemalock_codegen::model::Model;

fn model(tables: &str, recorded: Option<&Model>) -> Model {
    let targets = r#"{ sqlite: "3.40", postgres: "14", mariadb: "10.11" }"#;
    let text = format!("schemalock: 1\nname: t\ntargets: {targets}\n{tables}");
    let compiled = compile(text.as_bytes(), recorded);
    let codes: Vec<&str> = compiled.findings.iter().map(|finding| finding.rule.code).collect();
    compiled.model.unwrap_or_else(|| panic!("{codes:?}"))
}

/// What changes in words, and the statements of each engine's script, without the lines that say how it is read.
fn edit(before: &str, after: &str) -> String {
    let before = model(before, None);
    let after = model(after, Some(&before));
    let consent = Consent::default();
    let migration = next("0002_edit", &before, &after, &consent).unwrap();
    let mut text: String = diff(&before, &after).iter().map(|change| format!("{change}\n")).collect();
    for file in migration.files.iter().filter(|file| file.path.ends_with("up.sql")) {
        let lines = file.contents.lines().filter(|line| !line.starts_with("--") && !line.is_empty());
        let body: String = lines.map(|line| format!("{line}\n")).collect();
        text.push_str(&format!("\n-- {}\n{body}", file.path));
    }
    text
}

const NAMED: &str = "tables:
  p: { columns: { id: { type: bigint, primary_key: true }, n: integer } }
  t:
    columns:
      id: { type: bigint }
      a: { type: integer }
      b: { type: integer }
      p: { references: p.id }
    primary_key: [id]
    unique: [[a, b]]
    check: { positive: a > 0 }
    indexes: { by_b: [b], by_p: [p] }
";

#[test]
fn another_name_in_sql_is_a_rename_where_the_engine_can() {
    let after = "tables:
  p: { columns: { id: { type: bigint, primary_key: true }, n: integer } }
  t:
    columns:
      id: { type: bigint }
      a: { type: integer }
      b: { type: integer }
      p: { references: { table: p, column: id, sql_name: fk_p } }
    primary_key: { columns: [id], sql_name: PK_t }
    unique: [{ columns: [a, b], sql_name: uq_ab }]
    check: { positive: { sql: a > 0, sql_name: ck_a } }
    indexes: { by_b: { columns: [b], sql_name: ix_b }, by_p: { columns: [p], sql_name: ix_p } }
";
    insta::assert_snapshot!(edit(NAMED, after));
}

#[test]
fn a_new_name_of_an_index_alone() {
    let after = NAMED.replace("by_b: [b]", "by_b: { columns: [b], sql_name: ix_b }");
    insta::assert_snapshot!(edit(NAMED, &after));
}

#[test]
fn names_that_change_places() {
    let before = NAMED.replace(
        "{ by_b: [b], by_p: [p] }",
        "{ by_b: { columns: [b], sql_name: one }, by_p: { columns: [p], sql_name: two } }",
    );
    let after = NAMED.replace(
        "{ by_b: [b], by_p: [p] }",
        "{ by_b: { columns: [b], sql_name: two }, by_p: { columns: [p], sql_name: one } }",
    );
    insta::assert_snapshot!(edit(&before, &after));
}

#[test]
fn a_name_in_sql_outlives_the_table_s_and_the_index_s() {
    let before = NAMED.replace("by_b: [b]", "by_b: { columns: [b], sql_name: ix_b }");
    let after = NAMED
        .replace("  t:\n", "  u:\n    renamed_from: t\n")
        .replace("by_b: [b]", "by_c: { columns: [b], sql_name: ix_b, renamed_from: by_b }");
    insta::assert_snapshot!(edit(&before, &after));
}

#[test]
fn other_options_of_a_table() {
    let table = |words: &str| {
        format!(
            "tables:
  t:
    description: Things.
    columns: {{ id: {{ type: bigint, primary_key: true }}, a: {{ type: integer }} }}
    native: {words}
"
        )
    };
    let before = table("{ sqlite: \"\", mariadb: ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE latin1_bin }");
    let after = table("{ mariadb: ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 ROW_FORMAT=COMPRESSED }");
    insta::assert_snapshot!(edit(&before, &after));
}

#[test]
fn an_index_in_words_of_the_engine_s_own() {
    let table = |index: &str| {
        format!(
            "tables:
  t:
    columns: {{ id: {{ type: bigint, primary_key: true }}, a: {{ type: text, max_length: 90 }} }}
    indexes: {{ by_a: {index} }}
"
        )
    };
    let words =
        "{ columns: [{ column: a, native: { mariadb: \"`a`(10)\", postgres: a text_pattern_ops } }], unique: true }";
    let full =
        "{ columns: [a], method: { mariadb: fulltext, postgres: hash }, options: { postgres: WITH (fillfactor=70) } }";
    insta::assert_snapshot!(format!("{}\n{}", edit(&table("[a]"), &table(words)), edit(&table("[a]"), &table(full))));
}

#[test]
fn a_foreign_schema_has_no_errors() {
    let names = "tables:
  \"Order Details\":
    columns:
      OrderID: { type: integer, identity: true, native: { postgres: serial } }
      orderid: integer
      \"É Ü\": { type: text, native: { postgres: varchar(30) } }
      self: boolean
    primary_key: { columns: [orderid, OrderID], sql_name: PK_Order }
    unique: [{ columns: [\"É Ü\"], sql_name: \"U k\" }]
    indexes: { IX: { columns: [self], sql_name: IX_Order }, ix: { columns: [self, orderid], sql_name: ix_order } }
  \"order details\":
    columns: { at: timestamp }
    primary_key: []
";
    let text = format!("schemalock: 1\nname: t\ntargets: {{ postgres: \"14\" }}\n{names}");
    let findings = compile(text.as_bytes(), None).findings;
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
    assert_eq!(errors.map(|finding| finding.message.as_str()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn words_of_an_enum_of_the_engine_s_own() {
    let schema = |values: &str, more: &str| {
        format!(
            "enums: {{ k: {{ values: {values}, native: {{ mariadb: enum, postgres: enum }} }} }}
tables:
  t: {{ columns: {{ id: {{ type: bigint, primary_key: true }}, w: {{ type: k{more} }} }} }}
"
        )
    };
    let script = |values: &str, more: &str| {
        let all = edit(&schema("[a, b]", ""), &schema(values, more));
        let (_, sql) = all.split_once("-- mariadb.up.sql").unwrap();
        sql.lines().skip(3).map(|line| format!("{line}\n")).collect::<String>()
    };
    let added = script("[a, b, c]", "");
    let renamed = script("{ a: , d: { renamed_from: b } }", "");
    let removed = script("[a]", ", using: \"'a'\"");
    insta::assert_snapshot!(format!("{added}\n{renamed}\n{removed}"));
}
