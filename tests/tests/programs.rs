//! Programs that use the models: the example, and one of somebody else.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use std::path::Path;
use std::process::Command;

/// Runs a program of a package with a fresh database, and says what it prints. Built beside everything else, so that what has
/// been built before is not built again.
fn run(manifest: &str, program: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--locked", "--bin", program, "--manifest-path"]).arg(root.join(manifest));
    cargo.env("CARGO_TARGET_DIR", root.join("target")).arg("--").arg(folder.path().join("a.db"));
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_example_saves_and_reads_back() {
    assert_eq!(
        run("examples/Cargo.toml", "scenario"),
        "My blog has 1 credentials\ntrigger leads to 1\nwordpress.create_post leads to 0\n"
    );
}

#[test]
fn the_readme_shows_the_example() {
    let (readme, example) = (include_str!("../../README.md"), include_str!("../../examples/scenario.rs"));
    let (_, shown) = example.split_once("\nasync fn save").unwrap();
    assert!(readme.contains(&format!("```rust\nasync fn save{shown}```")), "the README shows another example");
}

#[test]
fn a_crate_outside_of_the_workspace_has_a_model_of_its_own() {
    assert_eq!(run("tests/downstream/Cargo.toml", "downstream"), "billed\n");
}
