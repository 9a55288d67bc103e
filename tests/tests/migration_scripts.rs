//! Migration files as a plain SQL client would run them: up makes the schema, down leaves nothing behind.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

#[allow(dead_code, reason = "shared between test programs")]
mod expected;

use expected::compare;
use schemalock::migrate::{self, PhaseKind};
use schemalock_codegen::compile;
use schemalock_codegen::dialect::Object;
use schemalock_codegen::migration::{self, initial};
use schemalock_codegen::model::{DialectKind, Model};
use schemalock_tests::{Catalogue, Engine};

const SCHEMAS: [&str; 3] = [
    include_str!("../../schema.yaml"),
    include_str!("../../codegen/fixtures/everything.yaml"),
    include_str!("../../codegen/fixtures/hostile_names.yaml"),
];

fn models() -> impl Iterator<Item = Model> {
    SCHEMAS.into_iter().map(|text| compile(text.as_bytes(), None).model.unwrap())
}

fn script(engine: Engine, model: &Model, direction: &str) -> String {
    let path = format!("{}.{direction}.sql", engine.name());
    initial(model).files.into_iter().find(|file| file.path == path).unwrap().contents
}

fn up_and_down(engine: Engine) {
    let kind = DialectKind::parse(engine.name()).unwrap();
    for model in models() {
        let scratch = engine.scratch();
        for round in 0..2 {
            scratch.apply(&script(engine, &model, "up")).unwrap_or_else(|error| panic!("{round}: up: {error:#}"));
            let differences = compare(kind, &model, &scratch.catalogue().unwrap());
            assert!(differences.is_empty(), "{round}: {}", differences.join("\n"));
            scratch.apply(&script(engine, &model, "down")).unwrap_or_else(|error| panic!("{round}: down: {error:#}"));
            assert_eq!(scratch.catalogue().unwrap(), Catalogue::default(), "{round}: down leaves nothing");
        }
    }
}

#[test]
fn sqlite() {
    up_and_down(Engine::Sqlite);
}

#[test]
fn postgres() {
    up_and_down(Engine::Postgres);
}

#[test]
fn mariadb() {
    up_and_down(Engine::Mariadb);
}

#[test]
fn a_phase_on_mariadb_is_one_statement() {
    for model in models() {
        let script = migrate::Script::parse(&script(Engine::Mariadb, &model, "up")).unwrap();
        assert!(script.phases.iter().all(|phase| phase.expects.len() == 1), "each makes one object");
    }
}

/// What the compiler writes, the runtime reads: the same statements and the same objects.
fn reads_back(sql: &str) {
    let phase = |kind, sql: &str, object| migration::Phase {
        sql: sql.to_owned(),
        expects: vec![object],
        ..migration::Phase::new(kind)
    };
    let table = Object::Table("a \"b\"\n-- c".to_owned());
    let index = Object::Index { table: "t".to_owned(), name: "i".to_owned() };
    let written = migration::Script {
        phases: vec![
            phase(migration::PhaseKind::Transaction, sql, table),
            phase(migration::PhaseKind::Statement, "CREATE INDEX i ON t (a);\n", index),
        ],
        ..migration::Script::default()
    };
    let read = migrate::Script::parse(&written.render("test", "SET NAMES utf8mb4;\n")).unwrap();
    assert_eq!(
        read.phases.iter().map(|phase| phase.kind).collect::<Vec<_>>(),
        [PhaseKind::Transaction, PhaseKind::Statement]
    );
    for (read, written) in read.phases.iter().zip(&written.phases) {
        assert_eq!(read.sql, written.sql);
        let names: Vec<&str> = written.expects[0].names();
        assert_eq!(
            (read.expects[0].word(), read.expects[0].name()),
            (written.expects[0].word(), names[names.len() - 1])
        );
    }
}

#[test]
fn what_is_written_is_read() {
    reads_back("CREATE TABLE t (a);\nCREATE TABLE u (b);\n");
    reads_back("COMMENT ON TABLE t IS '\n-- schemalock:phase statement\nDROP TABLE t;\n';\n");
}
