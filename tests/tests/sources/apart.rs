//! What no schema can say is never lost: neither in a comparison, nor to a plan.

use schemalock_tests::{Output, Project};

/// `diff` between two texts of SQLite.
fn differs(one: &str, other: &str) -> Output {
    let project = Project::new();
    project.write("one.sql", one);
    project.write("other.sql", other);
    project.run(&["diff", "--from", "one.sql", "--to", "other.sql", "--dialect", "sqlite", "--exit-code"])
}

const PLAIN: &str = "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT) STRICT;";

#[test]
fn a_comparison_of_two_databases_sees_it() {
    let others = [
        "CREATE TABLE t (id INTEGER PRIMARY KEY DESC, a INTEGER, b TEXT) STRICT;",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, UNIQUE (a) ON CONFLICT REPLACE) STRICT;",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER REFERENCES t (id) DEFERRABLE, b TEXT) STRICT;",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT) STRICT; CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END;",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT) STRICT; CREATE INDEX i ON t (a) WHERE t.a > 1;",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT) STRICT; CREATE VIEW v AS SELECT a FROM t;",
    ];
    for other in others {
        for (from, to) in [(PLAIN, other), (other, PLAIN)] {
            let output = differs(from, to);
            assert_eq!(output.code, 1, "{from}\n{to}\n{}{}", output.stdout, output.stderr);
        }
        let same = differs(other, other);
        assert_eq!(same.code, 0, "{other}\n{}{}", same.stdout, same.stderr);
    }
    // Within what is left alone on both sides.
    let [one, other] = [1, 2].map(|least| format!("{PLAIN} CREATE INDEX i ON t (a) WHERE t.a > {least};"));
    assert_eq!(differs(&one, &other).code, 1);
    let [one, other] =
        ["a", "c"].map(|name| format!("CREATE TABLE t (id INTEGER PRIMARY KEY DESC, {name} INTEGER) STRICT;"));
    assert_eq!(differs(&one, &other).code, 1);
}

const HELD: &str = "
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL) STRICT;
CREATE TABLE kids (
    id INTEGER PRIMARY KEY, u INTEGER CONSTRAINT fkd REFERENCES users (id) DEFERRABLE INITIALLY IMMEDIATE,
    k INTEGER UNIQUE ON CONFLICT REPLACE, n INTEGER) STRICT;";

/// A schema of the database, with one column that has another default, for which SQLite makes the table anew.
fn pulled() -> (Project, String) {
    let project = Project::new();
    project.write("held.sql", HELD);
    let _ = project.run(&["pull", "held.sql", "--dialect", "sqlite", "-o", "schema.yaml"]).expect_code(0);
    let text = project.read("schema.yaml");
    (project, text)
}

#[test]
fn no_plan_makes_a_table_anew_that_would_lose_it() {
    let (project, text) = pulled();
    assert!(text.contains("constraint:kids.fkd"), "{text}");
    let line = text.lines().find(|line| line.trim_start().starts_with("n:")).unwrap();
    project.write("new.yaml", text.replace(line, "      n:  { type: bigint, default: 3, optional: true }"));
    for from in ["held.sql", "schema.yaml"] {
        let diff = ["diff", "--from", from, "--to", "new.yaml", "--dialect", "sqlite"];
        let refused = project.run(&diff).expect_code(1);
        assert!(refused.stdout.contains("constraint:kids.fkd"), "{}", refused.stdout);
    }
    // Also where the schema does not list it.
    let unlisted: String = project
        .read("new.yaml")
        .lines()
        .filter(|line| !line.starts_with("unmanaged"))
        .map(|line| format!("{line}\n"))
        .collect();
    project.write("new.yaml", unlisted);
    let refused =
        project.run(&["diff", "--from", "held.sql", "--to", "new.yaml", "--dialect", "sqlite"]).expect_code(1);
    assert!(refused.stdout.contains("constraint:kids.fkd"), "{}", refused.stdout);
}

#[test]
fn what_holds_rows_and_is_not_listed_is_a_difference() {
    let (project, text) = pulled();
    let unlisted: String =
        text.lines().filter(|line| !line.starts_with("unmanaged")).map(|line| format!("{line}\n")).collect();
    project.write("unlisted.yaml", unlisted);
    let diff = ["diff", "--from", "held.sql", "--to", "unlisted.yaml", "--dialect", "sqlite", "--exit-code"];
    let told = project.run(&diff).expect_code(1);
    assert!(told.stderr.contains("constraint:kids.fkd"), "{}", told.stderr);
    let listed = ["diff", "--from", "held.sql", "--to", "schema.yaml", "--dialect", "sqlite", "--exit-code"];
    let _ = project.run(&listed).expect_code(0);
}

#[test]
fn a_list_that_no_enum_can_be_stays_a_condition() {
    let project = Project::new();
    for list in ["'', 'x y'", "'x', 'y', 'x'"] {
        project.write(
            "a.sql",
            format!(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, f TEXT CONSTRAINT t_f_enum CHECK (f IN ({list}))) STRICT;"
            ),
        );
        let _ = project.run(&["pull", "a.sql", "--dialect", "sqlite"]).expect_code(0);
    }
}

#[test]
fn a_table_of_the_schema_is_its_own_whatever_it_is_called() {
    let project = Project::new();
    project.write("a.sql", "CREATE TABLE schema_migrations (id INTEGER NOT NULL PRIMARY KEY, v TEXT NOT NULL) STRICT;");
    project.write("a.yaml", "schemalock: 1\nname: a\ntargets:\n  sqlite: \"3.40\"\ntables:\n  schema_migrations:\n    columns:\n      id: { type: bigint, primary_key: true }\n      v: text\n");
    let _ = project
        .run(&["diff", "--from", "a.sql", "--to", "a.yaml", "--dialect", "sqlite", "--exit-code"])
        .expect_code(0);
}
