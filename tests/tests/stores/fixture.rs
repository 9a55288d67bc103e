//! The schema of every type, and the crate of models beside it, which is what the compiler makes of it.

use std::path::{Path, PathBuf};

use schemalock_codegen::diagnostic::{Format, Source, has_errors, render};
use schemalock_codegen::emit::{rust, sql};
use schemalock_codegen::model::Model;
use schemalock_codegen::{compile, emit::Artefact};
use schemalock_tests::{Engine, FIVE_TABLES};

const TYPES: &str = include_str!("../../types/schema.yaml");

/// How to bring the crate up to date.
const REPAIR: &str = "UPDATE_FIXTURES=1 cargo test -p schemalock-tests --test stores fixture";

pub(crate) fn model(text: &str) -> Model {
    let compiled = compile(text.as_bytes(), None);
    let source = Source { name: "schema.yaml", text };
    let findings = render(&source, &compiled.findings, Format::Human { colour: false });
    assert!(!has_errors(&compiled.findings), "{findings}");
    compiled.model.unwrap()
}

/// The statements that make a schema's tables and indexes on an engine.
pub(crate) fn ddl(engine: Engine, model: &Model) -> Vec<String> {
    let files = sql::emit(model);
    let file = |name: &str| {
        let path = format!("sql/{}/{name}.sql", engine.name());
        files.iter().find(|file| file.path == path).unwrap().contents.clone()
    };
    vec![file("schema"), file("indexes")]
}

/// Those of the five tables.
pub(crate) fn five_tables(engine: Engine) -> Vec<String> {
    ddl(engine, &model(FIVE_TABLES))
}

/// Those of some tables of the schema of every type. Making all of them takes longer than most tests do.
pub(crate) fn types(engine: Engine, tables: &[&str]) -> Vec<String> {
    let mut model = model(TYPES);
    model.tables.retain(|table| tables.contains(&table.name.as_str()));
    assert_eq!(model.tables.len(), tables.len());
    ddl(engine, &model)
}

fn path(file: &Artefact) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("types").join(&file.path)
}

#[test]
fn the_models_are_what_the_compiler_makes_of_the_schema() {
    let files = rust::emit(&model(TYPES));
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        files.iter().for_each(|file| std::fs::write(path(file), &file.contents).unwrap());
    }
    for file in &files {
        let there = std::fs::read_to_string(path(file)).unwrap_or_default();
        assert!(there == file.contents, "{} is not what is made of schema.yaml: run {REPAIR}", file.path);
    }
    let modules = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("types/src")).unwrap().count();
    let made = files.iter().filter(|file| file.path.starts_with("src/")).count();
    assert_eq!(modules, made, "a file is left over");
}
