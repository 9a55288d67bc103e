//! Snapshots of every file that is shipped: for the five tables, and for a schema that uses everything.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use schemalock_codegen::compile;
use schemalock_codegen::diagnostic::{Format, Source, has_errors, render};
use schemalock_codegen::emit::{Artefact, artefacts};
use schemalock_codegen::migration::initial;
use schemalock_codegen::model::Model;

const FIVE_TABLES: &str = include_str!("../../schema.yaml");
const SHOP: &str = include_str!("../../tests/convex/shop.yaml");
const EVERYTHING: &str = include_str!("../fixtures/everything.yaml");

fn model(name: &str, text: &str) -> Model {
    let compiled = compile(text.as_bytes(), None);
    let source = Source { name, text };
    assert!(
        !has_errors(&compiled.findings),
        "{}",
        render(&source, &compiled.findings, Format::Human { colour: false })
    );
    compiled.model.unwrap()
}

fn snapshot(folder: &str, files: Vec<Artefact>) {
    for file in files.into_iter().filter(|file| !is_constant(&file.path)) {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("{folder}__{}", file.path.replace('/', "__")), file.contents);
        });
    }
}

/// Files that are TypeScript before they are generated, and the same for every schema.
fn is_constant(path: &str) -> bool {
    path == "convex/sealed.ts" || path.starts_with("convex/schemalock/")
}

#[test]
fn the_five_tables_artefacts() {
    snapshot("five", artefacts(&model("schema.yaml", FIVE_TABLES)));
}

#[test]
fn the_five_tables_first_migration() {
    snapshot("five_migration", initial(&model("schema.yaml", FIVE_TABLES)).files);
}

#[test]
fn everything_artefacts() {
    // The editor's schema does not depend on the model, and is among the five tables' snapshots.
    let files = artefacts(&model("everything.yaml", EVERYTHING));
    snapshot("everything", files.into_iter().filter(|file| file.path != "schemalock.schema.json").collect());
}

#[test]
fn everything_first_migration() {
    snapshot("everything_migration", initial(&model("everything.yaml", EVERYTHING)).files);
}

#[test]
fn a_convex_backend_with_keys_types_and_actions_of_every_kind() {
    let files = artefacts(&model("shop.yaml", SHOP));
    snapshot("shop", files.into_iter().filter(|file| file.path.starts_with("convex/")).collect());
}

#[test]
fn the_same_bytes_every_time() {
    let once = artefacts(&model("everything.yaml", EVERYTHING));
    let again = artefacts(&model("everything.yaml", EVERYTHING));
    assert_eq!(once, again);
}

#[test]
fn a_recorded_model_reads_back() {
    for text in [FIVE_TABLES, EVERYTHING] {
        let model = model("schema.yaml", text);
        let json = serde_json::to_string(&model).unwrap();
        assert_eq!(serde_json::from_str::<Model>(&json).unwrap(), model);
    }
}
