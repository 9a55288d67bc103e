//! The plans for SQLite, as people read them in the scripts.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use schemalock_codegen::compile;
use schemalock_codegen::diff::Consent;
use schemalock_codegen::migration::next;
use schemalock_codegen::model::Model;

fn model(tables: &str, recorded: Option<&Model>) -> Model {
    let text = format!("schemalock: 1\nname: t\ntargets: {{ sqlite: \"3.40\" }}\ntables:\n{tables}");
    let compiled = compile(text.as_bytes(), recorded);
    let codes: Vec<&str> = compiled.findings.iter().map(|finding| finding.rule.code).collect();
    compiled.model.unwrap_or_else(|| panic!("{codes:?}"))
}

fn up(before: &str, after: &str) -> String {
    let before = model(before, None);
    let after = model(after, Some(&before));
    let drops = before.tables.iter().map(|table| table.name.clone());
    let columns = before.tables.iter().flat_map(|t| t.columns.iter().map(|c| format!("{}.{}", t.name, c.name)));
    let consent = Consent { drops: drops.chain(columns).collect(), ..Consent::default() };
    let migration = next("0002_edit", &before, &after, &consent).unwrap();
    migration.files.into_iter().find(|file| file.path == "sqlite.up.sql").unwrap().contents
}

const A: &str = "  a: { columns: { id: { type: uuid, primary_key: true }, label: text } }\n";

#[test]
fn one_statement_stands_alone() {
    let after =
        "  a: { columns: { id: { type: uuid, primary_key: true }, label: text, n: { type: integer, default: 7 } } }\n";
    insta::assert_snapshot!(up(A, after));
}

#[test]
fn what_alter_table_can_do_is_done_by_it() {
    let after = "  a:
    columns: { id: { type: uuid, primary_key: true }, title: { type: text, renamed_from: label } }
    indexes: { by_title: [title] }
  b: { columns: { id: { type: uuid, primary_key: true }, a: { references: a.id } }, indexes: { by_a: [a] } }
";
    insta::assert_snapshot!(up(A, after));
}

#[test]
fn a_table_is_made_anew() {
    let before = "  a:
    columns: { id: { type: bigint, primary_key: true, identity: true }, label: text, old: { type: text, optional: true },
      updated_at: { type: timestamp, default: now, on_update: now } }
    indexes: { by_label: [label] }
  gone: { columns: { id: { type: uuid, primary_key: true } } }
";
    let after = "  c:
    renamed_from: a
    columns: { id: { type: bigint, primary_key: true, identity: true }, title: { type: text, max_length: 9, renamed_from: label },
      kind: { type: text, using: \"coalesce(old, 'none')\" }, updated_at: { type: timestamp, default: now, on_update: now } }
    indexes: { by_title: { columns: [title], unique: true } }
";
    insta::assert_snapshot!(up(before, after));
}

#[test]
fn an_edit_that_the_engine_does_not_see_is_nothing() {
    let after = "  a: { description: What it is., columns: { id: { type: uuid, primary_key: true }, label: { type: text, description: Its name. } } }\n";
    assert!(!up(A, after).contains("phase"));
}
