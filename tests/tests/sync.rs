//! `schemalock sync` as a whole process on real engines.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

#[allow(dead_code, reason = "shared between test programs")]
mod expected;

use std::process::{Child, Stdio};
use std::time::Duration;

use expected::compare;
use schemalock_codegen::compile;
use schemalock_codegen::model::DialectKind;
use schemalock_tests::{Catalogue, Engine, FIVE_TABLES, Project, Scratch, on_every_engine};

const HISTORY: &str = "schemalock_history";

fn catalogue(scratch: &Scratch) -> Catalogue {
    let mut catalogue = scratch.catalogue().unwrap();
    catalogue.tables.remove(HISTORY);
    catalogue
}

fn is_the_schema(engine: Engine, scratch: &Scratch) {
    let model = compile(FIVE_TABLES.as_bytes(), None).model.unwrap();
    let differences = compare(DialectKind::parse(engine.name()).unwrap(), &model, &catalogue(scratch));
    assert!(differences.is_empty(), "{engine:?}: {}", differences.join("\n"));
}

fn makes_the_schema_once(engine: Engine) {
    let (project, scratch) = (Project::with_schema(FIVE_TABLES), engine.scratch());
    let first = project.run(&["sync", "--database", scratch.url()]).expect_code(0);
    assert!(first.stdout.contains("applied   0001_initial"), "{}", first.stdout);
    is_the_schema(engine, &scratch);
    let (files, before) = (project.files(), scratch.catalogue().unwrap());
    let second = project.run(&["sync", "--database", scratch.url()]).expect_code(0);
    assert!(second.stdout.contains("nothing to do"), "{}", second.stdout);
    assert_eq!((project.files(), scratch.catalogue().unwrap()), (files, before));
    let _ = project.run(&["check"]).expect_code(0);
}

/// Ten processes at once: one applies, none fails.
fn applies_once_for_many(engine: Engine) {
    let (project, scratch) = (Project::with_schema(FIVE_TABLES), engine.scratch());
    let _ = project.run(&["sync", "--database", "sqlite::memory:"]).expect_code(0);
    let start = || spawn(&project, &scratch);
    let children: Vec<Child> = std::iter::repeat_with(start).take(10).collect();
    let outputs: Vec<_> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let applied = outputs.iter().filter(|out| String::from_utf8_lossy(&out.stdout).contains("applied")).count();
    let failed: Vec<String> = outputs
        .iter()
        .filter(|out| !out.status.success())
        .map(|out| String::from_utf8_lossy(&out.stderr).into())
        .collect();
    assert!(failed.is_empty(), "{engine:?}: {}", failed.join("\n"));
    assert_eq!(applied, 1, "{engine:?}");
    is_the_schema(engine, &scratch);
}

fn spawn(project: &Project, scratch: &Scratch) -> Child {
    let mut command = project.command();
    command.args(["sync", "--database", scratch.url()]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Killed at different moments, it goes on where it was.
fn survives_being_killed(engine: Engine) {
    let project = Project::with_schema(FIVE_TABLES);
    let _ = project.run(&["sync", "--database", "sqlite::memory:"]).expect_code(0);
    for moment in [10, 25, 45, 70, 110, 160] {
        let scratch = engine.scratch();
        let mut child = spawn(&project, &scratch);
        std::thread::sleep(Duration::from_millis(moment));
        child.kill().unwrap();
        let _ = child.wait().unwrap();
        let again = project.run(&["sync", "--database", scratch.url()]);
        assert_eq!(again.code, 0, "{engine:?}, killed after {moment} ms: {}", again.stderr);
        is_the_schema(engine, &scratch);
    }
}

/// A database that has one of the tables, and not by us, is left alone.
fn refuses_a_database_in_use(engine: Engine) {
    let (project, scratch) = (Project::with_schema(FIVE_TABLES), engine.scratch());
    scratch.apply("CREATE TABLE nodes (id INTEGER NOT NULL PRIMARY KEY)").unwrap();
    let before = scratch.catalogue().unwrap();
    let refused = project.run(&["sync", "--database", scratch.url()]).expect_code(1);
    assert!(
        format!("{}{}", refused.stdout, refused.stderr).contains("`nodes`"),
        "{}{}",
        refused.stdout,
        refused.stderr
    );
    assert_eq!(scratch.catalogue().unwrap(), before);
}

/// A statement that fails leaves no half of its phase, and can be repeated once its cause is gone.
fn fails_whole(engine: Engine) {
    let (project, scratch) = (Project::with_schema(FIVE_TABLES), engine.scratch());
    // A view in the place of an index or table name makes a late statement fail on every engine.
    scratch.apply("CREATE VIEW scenarios AS SELECT 1 AS one").unwrap();
    let failed = project.run(&["sync", "--database", scratch.url()]);
    assert!(matches!(failed.code, 1 | 2), "{}", failed.stderr);
    if engine != Engine::Mariadb {
        assert!(catalogue(&scratch).tables.is_empty(), "{engine:?}: nothing of a failed transaction is left");
    }
    scratch.apply("DROP VIEW scenarios").unwrap();
    let _ = project.run(&["sync", "--database", scratch.url()]).expect_code(0);
    is_the_schema(engine, &scratch);
}

#[test]
fn a_server_that_is_not_there_is_an_error_without_the_password() {
    for url in ["postgres://me:s3cret@127.0.0.1:1/db", "mysql://me:s3cret@127.0.0.1:1/db"] {
        let output = Project::with_schema(FIVE_TABLES).run(&["sync", "--database", url]).expect_code(2);
        assert!(!format!("{}{}", output.stdout, output.stderr).contains("s3cret"), "{}", output.stderr);
    }
}

on_every_engine! {
    once: makes_the_schema_once;
    many: applies_once_for_many;
    killed: survives_being_killed;
    in_use: refuses_a_database_in_use;
    failing: fails_whole;
}
