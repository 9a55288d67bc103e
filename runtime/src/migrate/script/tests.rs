use super::super::fill::{Bind, Encoding, Source};
use super::*;

fn parse(body: &str) -> Script {
    Script::parse(&format!("-- Test (marks: schemalock)\n{body}")).unwrap()
}

fn reason(body: &str) -> String {
    Script::parse(&format!("-- Test (marks: schemalock)\n{body}")).unwrap_err().to_string()
}

#[test]
fn the_first_releases_scripts_read() {
    let script = Script::parse(include_str!("../../../../migrations/0001_initial/postgres.up.sql")).unwrap();
    let [phase] = &script.phases[..] else { panic!("one phase") };
    assert_eq!((phase.kind, phase.expects.len()), (PhaseKind::Transaction, 32));
    assert!(phase.sql.starts_with("CREATE TABLE \"apps\" (\n") && !phase.sql.contains("COMMIT;"), "{}", phase.sql);
    let script = Script::parse(include_str!("../../../../migrations/0001_initial/mariadb.down.sql")).unwrap();
    assert_eq!(script.phases[0].sql, "DROP TABLE `node_connections`;\n");
}

#[test]
fn everything_before_the_phases() {
    let script = parse(
        "SET NAMES utf8mb4;\n\
         -- schemalock:preflight \"rows have NULL in `a.b`\" \"SELECT count(*)\\nFROM a\"\n\
         -- schemalock:irreversible \"the column `a.c` was dropped\"\n",
    );
    assert_eq!(script.preflights[0].message, "rows have NULL in `a.b`");
    assert_eq!(script.preflights[0].query, "SELECT count(*)\nFROM a");
    assert_eq!(script.irreversible, ["the column `a.c` was dropped"]);
}

#[test]
fn notes_are_apart_from_statements() {
    let script = parse(
        "-- schemalock:phase transaction\n-- schemalock:absent index \"a\" \"by_b\"\n-- drop the index\n-- risk: none\n\nBEGIN;\nDROP INDEX by_b; -- x\n-- y\nCOMMIT;\n\n",
    );
    let phase = &script.phases[0];
    assert_eq!(phase.notes, ["drop the index", "risk: none"]);
    assert_eq!(phase.sql, "DROP INDEX by_b; -- x\n-- y\n");
    assert_eq!(phase.absents, [Object::Index { table: "a".to_owned(), name: "by_b".to_owned() }]);
}

#[test]
fn a_rebuild_loses_its_wrapper_and_its_guards_stand_apart() {
    let pragmas = |on| format!("PRAGMA foreign_keys = {on};\nPRAGMA legacy_alter_table = ON;\n");
    let body = |guard: &str| {
        let (before, after) = (pragmas("OFF"), pragmas("ON"));
        parse(&format!(
            "-- schemalock:phase rebuild\n-- Rebuild.\n{before}BEGIN IMMEDIATE;\nDROP TABLE a;\n{guard}COMMIT;\n{after}"
        ))
    };
    for guard in ["", "-- schemalock:guard\nINSERT OR ROLLBACK INTO temp.g SELECT 1;\n"] {
        let script = body(guard);
        assert_eq!((script.phases[0].sql.as_str(), script.phases[0].notes.len()), ("DROP TABLE a;\n", 1));
        assert_eq!(script.phases[0].guard, guard.trim_start_matches("-- schemalock:guard\n"));
    }
}

#[test]
fn another_mark_is_read_and_the_usual_one_is_text() {
    let text = "-- Test (marks: schemalock2)\n-- schemalock2:phase statement\nCOMMENT ON TABLE t IS '\n-- schemalock:phase statement\n';\n";
    let script = Script::parse(text).unwrap();
    assert_eq!(script.phases.len(), 1);
    assert!(script.phases[0].sql.contains("-- schemalock:phase"));
}

#[test]
fn a_fill_is_read() {
    let script = parse(concat!(
        "-- schemalock:phase keyring\n-- schemalock:fill ",
        r#"{"table":"connections","key":[{"column":"id","read":"\"id\"::text","write":"{value}::uuid"}],"#,
        r#""context":"connections.credentials","bind":"row","source":{"plain":"\"credentials\"::text","encoding":"hex"},"#,
        r#""rows":"\"sealed\" IS NULL","seal":{"column":"sealed","pad":true},"open":null,"blind_index":null,"#,
        r#""restore":["updated_at"],"lock":"LOCK TABLE x IN ACCESS EXCLUSIVE MODE"}"#,
        "\n-- schemalock:finish ALTER TABLE x DROP COLUMN y;\n-- schemalock:finish SELECT 1;\nSELECT stop();\n"
    ));
    let phase = &script.phases[0];
    let fill = phase.fill.as_ref().unwrap();
    assert_eq!(fill.bind, Bind::Row);
    assert!(matches!(&fill.source, Source::Plain { encoding: Encoding::Hex, .. }));
    assert!(fill.seal.as_ref().unwrap().pad && fill.open.is_none());
    assert_eq!(phase.finish, ["ALTER TABLE x DROP COLUMN y;", "SELECT 1;"]);
    assert!(script.needs_keys());
}

#[test]
fn what_is_no_script_is_refused_where_it_is() {
    assert_eq!(Script::parse("CREATE TABLE t (a);").map_err(|error| error.line), Err(1));
    for (body, said) in [
        ("-- schemalock:expect table \"a\"\n", "line 2: this stands behind a phase"),
        ("-- schemalock:phase other\n", "line 2: a phase is"),
        ("-- schemalock:phase statement\n-- schemalock:expect thing \"a\"\n", "line 3: this names no object"),
        ("-- schemalock:phase statement\n-- schemalock:preflight \"a\" \"b\"\n", "line 3: this stands before"),
        ("-- schemalock:later x\n", "does not know the mark `later`"),
        ("-- schemalock:phase keyring\nSELECT 1;\n", "line 2: a keyring phase"),
        ("-- schemalock:phase keyring\n-- schemalock:fill {\"table\":\"a\"}\n", "line 3: this is no `fill`"),
    ] {
        assert!(reason(body).contains(said), "{body}: {}", reason(body));
    }
}
