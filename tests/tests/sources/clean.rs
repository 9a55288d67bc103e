//! A schema just applied never differs: every feature of the language, on every engine, live.

use schemalock_codegen::dialect;
use schemalock_codegen::emit::yaml;
use schemalock_codegen::model::{DialectKind, Model};
use schemalock_codegen::{compile, emit};
use schemalock_tests::pairs::{Random, base};
use schemalock_tests::{Engine, FIVE_TABLES, Project, on_every_engine};

use super::support::{generated, load};

const SEED: u64 = 20_261_201;
const SCHEMAS: usize = 25;
const EVERY_TYPE: &str = include_str!("../../types/schema.yaml");

fn kind(engine: Engine) -> DialectKind {
    DialectKind::parse(engine.name()).unwrap()
}

fn model(text: &str) -> Model {
    compile(text.as_bytes(), None).model.unwrap()
}

/// Applied as generated, the schema and the database are the same from both sides, and what is pulled is, too.
fn clean(engine: Engine, text: &str) {
    let project = Project::with_schema(text);
    let model = model(text);
    let scratch = engine.scratch();
    let statements = dialect::create(dialect::of(kind(engine)), &model);
    let sql: String = statements.iter().map(|statement| format!("{};\n", statement.sql)).collect();
    scratch.apply(&sql).unwrap_or_else(|error| panic!("{error:#}\n{sql}"));
    let url = scratch.url();
    for (from, to) in [(url, "schema.yaml"), ("schema.yaml", url)] {
        let output = project.run(&["diff", "--from", from, "--to", to, "--exit-code"]);
        assert_eq!(output.code, 0, "{}\n{}\n{text}", output.stdout, output.stderr);
    }
    let pulled = project.run(&["pull", url, "-o", "pulled.yaml"]);
    assert_eq!(pulled.code, 0, "{}\n{}", pulled.stdout, pulled.stderr);
    let output = project.run(&["diff", "--from", url, "--to", "pulled.yaml", "--exit-code"]);
    assert_eq!(output.code, 0, "{}\n{}\n{}", output.stdout, output.stderr, project.read("pulled.yaml"));
    let again = engine.scratch();
    let pulled = self::model(&project.read("pulled.yaml"));
    assert!(pulled.unmanaged.is_empty(), "{:?}\n{text}", pulled.unmanaged);
    let made = emit::artefacts(&pulled);
    let part = |name: &str| made.iter().find(|file| file.path == format!("sql/{}/{name}.sql", engine.name()));
    let parts = ["schema", "indexes"].into_iter().filter_map(part).map(|file| file.contents.as_str());
    load(&again, &parts.collect::<String>());
    let output = project.run(&["diff", "--from", url, "--to", again.url(), "--exit-code"]);
    assert_eq!(output.code, 0, "{}\n{}\n{}", output.stdout, output.stderr, project.read("pulled.yaml"));
}

fn the_five_tables(engine: Engine) {
    clean(engine, FIVE_TABLES);
}

fn every_type(engine: Engine) {
    clean(engine, EVERY_TYPE);
}

fn any_schema(engine: Engine) {
    let mut random = Random::new(SEED);
    for _ in 0..SCHEMAS {
        clean(engine, &yaml::emit(&base::model(&mut random, engine)));
    }
}

/// In the engine's own words there is nothing to tell apart, either.
fn on_a_scratch_database(engine: Engine) {
    let project = Project::with_schema(FIVE_TABLES);
    let _ = project.run(&["migrate", "new"]).expect_code(0);
    let _ = project.run(&["generate"]).expect_code(0);
    let scratch = engine.scratch();
    load(&scratch, &generated(&project, engine));
    let dev = engine.scratch();
    let output = project.run(&["check", "--database", scratch.url(), "--dev-database", dev.url()]).expect_code(0);
    assert!(output.stderr.contains("scratch database"), "{}", output.stderr);
}

on_every_engine! {
    five_tables: the_five_tables;
    types: every_type;
    random: any_schema;
    dev_database: on_a_scratch_database;
}
