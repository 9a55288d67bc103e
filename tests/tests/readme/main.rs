//! What the README shows is run.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

include!("encryption.rs");

#[test]
fn the_example_is_the_one_that_is_run() {
    let readme = include_str!("../../../README.md");
    let example = include_str!("encryption.rs");
    assert!(
        readme.contains(&format!("```rust\n{example}```")),
        "the README's example is not tests/tests/readme/encryption.rs"
    );
}

#[test]
fn a_connection_is_sealed_with_the_keys_that_the_readme_makes() {
    let project = schemalock_tests::Project::with_schema(include_str!("../../../schema.yaml"));
    let _ = project.run(&["keys", "new", "--kek", "file:kek.txt"]).expect_code(0);
    std::env::set_current_dir(project.path()).unwrap();
    let token: Json = serde_json::from_str(r#"{"token": "s3cret"}"#).unwrap();
    let connection = save(AppId::new(), token).unwrap();
    assert_eq!((connection.name.as_str(), connection.owner_id.as_str()), ("My blog", "ada"));
}
