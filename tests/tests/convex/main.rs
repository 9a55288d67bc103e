//! Generated Convex backends: TypeScript, Prettier, and the tests of `tests/convex` on them.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod any_schema;
mod exchange;
mod transfer;

use schemalock_tests::convex::{Backend, model};

/// Keys of every kind, every type, every rule and action.
const SHOP: &str = include_str!("../../convex/shop.yaml");

/// The five tables, and the shop beside them.
fn backend() -> Backend {
    let backend = Backend::new();
    backend.generate("schemas/shop", &model(SHOP));
    backend
}

#[test]
fn types_are_right_where_typescript_is_strict() {
    let backend = backend();
    backend.check("tsc", &["--project", "."]);
    // As Convex sets up a project.
    backend.check("tsc", &["--project", "tsconfig.convex.json"]);
}

#[test]
fn files_are_as_prettier_writes_them() {
    backend().check("prettier", &["--check", "convex", "schemas", "tests", "vitest.config.ts"]);
}

#[test]
fn the_schema_is_what_was_asked_for() {
    backend().test("schema", &[]);
}

#[test]
fn values_are_sealed_and_opened() {
    backend().test("sealed", &[]);
}

#[test]
fn rows_are_kept_as_databases_keep_them() {
    backend().test("model", &[]);
}

#[test]
fn rules_accept_what_they_accept_everywhere() {
    backend().test("rules", &[]);
}

#[test]
fn keys_are_rotated() {
    backend().test("rotation", &[]);
}

#[test]
fn the_documents_show_what_works() {
    let shown = format!("```ts\n{}```", include_str!("../../convex/project/connect.ts"));
    assert!(include_str!("../../../docs/convex.md").contains(&shown), "docs/convex.md shows another function");
    backend().test("docs", &[]);
}
