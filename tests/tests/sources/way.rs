//! What stands under the name of something that the schema has gives way to it, and nothing else does.

use schemalock_tests::{Engine, Project, Scratch};

use super::support::{generated, load};

const HEAD: &str =
    "schemalock: 1\nname: way\ntargets:\n  sqlite: \"3.40\"\n  postgres: \"14\"\n  mariadb: \"10.11\"\n\n";

fn table(columns: &str, rest: &str) -> String {
    format!("{HEAD}tables:\n  t:\n    columns:\n      id: {{ type: integer, primary_key: true }}\n{columns}{rest}")
}

/// Runs what `diff` plans from a database to the schema; then nothing differs.
fn repaired(project: &Project, scratch: &Scratch) -> String {
    let kind = scratch.engine().name();
    let diff = ["diff", "--from", scratch.url(), "--to", "schema.yaml", "--dialect", kind];
    let plan = project.run(&[&diff[..], &["--format", "sql"]].concat()).expect_code(0);
    assert!(!plan.stderr.contains("not in the plan"), "{}", plan.stderr);
    load(scratch, &plan.stdout);
    let again = project.run(&[&diff[..], &["--exit-code"]].concat());
    assert_eq!(again.code, 0, "{}{}\n{}", again.stdout, again.stderr, plan.stdout);
    plan.stdout
}

fn made(engine: Engine, schema: &str) -> (Project, Scratch) {
    let project = Project::with_schema(schema);
    let _ = project.run(&["generate"]).expect_code(0);
    let scratch = engine.scratch();
    load(&scratch, &generated(&project, engine));
    (project, scratch)
}

/// A list in a schema says that something may be there, and not that it is: other databases need not have it.
#[test]
fn what_a_schema_only_lists_is_not_dropped_when_it_takes_it_over() {
    let column = "      a: { type: integer }\n";
    let listed = format!("{}\nunmanaged: [\"index:t.t_by_a\", \"view:u\"]\n", table(column, ""));
    let project = Project::with_schema(&listed);
    let _ = project.run(&["migrate", "new"]).expect_code(0);
    let mut adopted = table(column, "    indexes:\n      by_a: [a]\n");
    adopted.push_str("  u:\n    columns:\n      id: { type: integer, primary_key: true }\n");
    project.write("schema.yaml", adopted);
    let _ = project.run(&["migrate", "new"]).expect_code(0);
    for engine in Engine::ALL {
        let plan = project
            .files()
            .into_iter()
            .find(|file| file.contains("0002") && file.ends_with(&format!("{}.up.sql", engine.name())));
        let plan = project.read(&plan.unwrap());
        assert!(plan.contains("t_by_a") && !plan.contains("DROP INDEX") && !plan.contains("DROP VIEW"), "{plan}");
    }
}

/// A table of SQLite's that is made anew has its trigger made anew with it, whatever somebody has made of that.
#[test]
fn a_trigger_that_somebody_changed_keeps_no_table_from_being_made_anew() {
    let columns =
        |a: &str| table(&format!("      a: {{ type: {a} }}\n      at: {{ type: timestamp, on_update: now }}\n"), "");
    let (project, scratch) = made(Engine::Sqlite, &columns("integer"));
    load(
        &scratch,
        "DROP TRIGGER t_touch_at; CREATE TRIGGER t_touch_at AFTER UPDATE ON t BEGIN UPDATE t SET at = 0 WHERE id = NEW.id; END;",
    );
    project.write("schema.yaml", columns("text"));
    assert!(repaired(&project, &scratch).contains("CREATE TRIGGER"));
}

/// A key is built as an index first, which stays invalid where the rows do not allow it.
#[test]
fn a_key_that_was_never_finished_is_built_again() {
    let (project, scratch) = made(Engine::Postgres, &table("      a: { type: integer }\n", ""));
    load(&scratch, "INSERT INTO t VALUES (1, 1), (2, 1);");
    project.write("schema.yaml", table("      a: { type: integer, unique: true }\n", ""));
    let broken = scratch.apply("CREATE UNIQUE INDEX CONCURRENTLY t_a_key ON t (a)");
    assert!(broken.is_err(), "the rows do not allow it");
    load(&scratch, "DELETE FROM t WHERE id = 2;");
    assert!(repaired(&project, &scratch).contains("DROP INDEX CONCURRENTLY \"t_a_key\""));
}

/// Functions of the same name with other arguments are others.
#[test]
fn a_function_with_arguments_is_in_nobodys_way() {
    let touched = table("      at: { type: timestamp, on_update: now }\n", "");
    let (project, scratch) = made(Engine::Postgres, &table("      at: { type: timestamp }\n", ""));
    let other = "CREATE FUNCTION t_touch_at(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n';";
    load(&scratch, other);
    project.write("schema.yaml", touched);
    assert!(!repaired(&project, &scratch).contains("OR REPLACE"));
    let there = scratch
        .texts("SELECT pg_get_function_arguments(oid) FROM pg_proc WHERE proname = 't_touch_at' ORDER BY 1")
        .unwrap();
    assert_eq!(there, [Some(String::new()), Some("n integer".to_owned())]);
}

/// A condition in a column of MariaDB's goes when the column is defined anew, and no other does.
#[test]
fn a_condition_in_a_renamed_column_is_replaced() {
    let schema =
        |column: &str| table(&format!("      {column}\n"), "").replace("  sqlite: \"3.40\"\n  postgres: \"14\"\n", "");
    let (project, scratch) = made(Engine::Mariadb, &schema("a: { type: integer, optional: true }"));
    load(&scratch, "ALTER TABLE t MODIFY a INT CHECK (a > 0); INSERT INTO t VALUES (1, 5);");
    project.write("schema.yaml", schema("z: { type: integer, optional: true, max: 9, renamed_from: a }"));
    let plan = repaired(&project, &scratch);
    assert!(plan.contains("RENAME COLUMN"), "{plan}");
}
