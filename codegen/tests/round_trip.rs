//! A model written as schema.yaml reads back as the same model.

mod common;

use proptest::prelude::*;
use schemalock_codegen::diagnostic::{Format, Source, has_errors, render};
use schemalock_codegen::emit::yaml::{emit, normal};
use schemalock_codegen::model::Model;
use schemalock_codegen::{compile, fmt};

const FIVE_TABLES: &str = include_str!("../../schema.yaml");
const EVERYTHING: &str = include_str!("../fixtures/everything.yaml");

/// What the text says, and the findings as text when there is an error among them.
fn read(text: &str) -> Result<Model, String> {
    let compiled = compile(text.as_bytes(), None);
    let source = Source { name: "schema.yaml", text };
    if has_errors(&compiled.findings) {
        return Err(format!("{text}\n{}", render(&source, &compiled.findings, Format::Human { colour: false })));
    }
    compiled.model.ok_or_else(|| text.to_owned())
}

fn five_tables() -> Model {
    read(FIVE_TABLES).expect("the shipped schema is valid")
}

#[test]
fn the_five_tables() {
    let model = five_tables();
    assert_eq!(read(&emit(&model)).unwrap(), model);
}

#[test]
fn a_schema_that_uses_everything() {
    let model = read(EVERYTHING).unwrap();
    assert_eq!(read(&emit(&model)).unwrap(), model);
}

#[test]
fn the_five_tables_as_a_person_would_have_written_them() {
    insta::assert_snapshot!(emit(&five_tables()));
}

#[test]
fn a_schema_that_uses_everything_as_a_person_would_have_written_it() {
    insta::assert_snapshot!(emit(&read(EVERYTHING).unwrap()));
}

/// Each of two columns gets its type from the other: one of the keys has to be said apart.
#[test]
fn references_in_a_circle() {
    let text = "schemalock: 1
name: circle
targets: { sqlite: \"3.40\" }
tables:
  left:
    columns:
      id: { type: uuid, primary_key: true }
    foreign_keys:
      - { columns: [id], references: { table: right, columns: [id] } }
  right:
    columns:
      id: { type: uuid, primary_key: true }
    foreign_keys:
      - { columns: [id], references: { table: left, columns: [id] } }
";
    let model = read(text).unwrap();
    let emitted = emit(&model);
    assert_eq!(read(&emitted).unwrap(), model);
    assert_eq!(emitted.matches("references: right.id").count(), 1, "{emitted}");
    assert_eq!(emitted.matches("references: left.id").count(), 0, "{emitted}");
}

proptest! {
    #![proptest_config(common::config(256, "proptest-regressions/round_trip.txt"))]

    #[test]
    fn any_model(model in common::model::models()) {
        let text = emit(&model);
        match read(&text) {
            Ok(again) => prop_assert_eq!(again, model, "{}", text),
            Err(findings) => prop_assert!(false, "{findings}"),
        }
    }

    #[test]
    fn what_is_emitted_is_formatted(model in common::model::models()) {
        let text = emit(&model);
        prop_assert_eq!(fmt::format(&text).unwrap(), text);
    }

    #[test]
    fn normal_models_stay_as_they_are(model in common::model::models()) {
        prop_assert_eq!(normal(&model), model);
    }
}
