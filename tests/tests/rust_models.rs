//! The generated crates as a user's: they compile without a warning, are formatted, and have whole documentation.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use schemalock::Model;
use schemalock_codegen::model::names;
use schemalock_tests::Project;
use schemalock_tests::workspace::run_within;

/// A first time, the driver of a database is compiled with the models.
const COMPILING: Duration = Duration::from_secs(900);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Generates the crate, and puts it into a workspace of its own with this one's lock file.
fn generated(schema: &str) -> Project {
    let runtime = root().join("runtime").display().to_string();
    let project = Project::with_schema(&schema.replace("rust: {}", &format!("rust: {{ runtime: {runtime:?} }}")));
    let _ = project.run(&["generate"]).expect_code(0);
    project.write("Cargo.toml", "[workspace]\nmembers = [\"generated\"]\nresolver = \"3\"\n");
    project.write("Cargo.lock", std::fs::read(root().join("Cargo.lock")).unwrap());
    project
}

fn cargo(project: &Project, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(project.path()).args(arguments);
    command.env("CARGO_TARGET_DIR", root().join("target/generated-crates"));
    command.env("RUSTFLAGS", "-D warnings -D missing-docs").env("RUSTDOCFLAGS", "-D warnings");
    let _ = run_within(COMPILING, &mut command).unwrap().expect_code(0);
}

fn is_a_good_crate(schema: &str) {
    let project = generated(schema);
    cargo(&project, &["fmt", "--manifest-path", "generated/Cargo.toml", "--check"]);
    cargo(&project, &["clippy", "--quiet", "--offline"]);
    cargo(&project, &["doc", "--quiet", "--offline", "--no-deps"]);
}

#[test]
fn everything() {
    is_a_good_crate(include_str!("../../codegen/fixtures/everything.yaml"));
}

#[test]
fn hostile_names() {
    is_a_good_crate(include_str!("../../codegen/fixtures/hostile_rust.yaml"));
}

/// The generator leaves out the names that the macro makes.
#[test]
fn references_are_called_as_in_databases() {
    use integrations::{App, Connection, Node, NodeConnection, Scenario};
    let schema = schemalock_codegen::compile(include_bytes!("../../schema.yaml"), None).model.unwrap();
    for described in [App::TABLE, Connection::TABLE, Scenario::TABLE, Node::TABLE, NodeConnection::TABLE] {
        let table = schema.table(described.name).unwrap();
        let expected: Vec<String> = table.foreign_keys.iter().map(|key| names::foreign_key(table, key)).collect();
        let said: Vec<&str> = described.foreign_keys.iter().map(|key| key.name).collect();
        assert_eq!(said, expected);
    }
}
