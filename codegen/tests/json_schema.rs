//! The editor's JSON Schema agrees with the parser: both are made from one table of keys.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read fixtures and may panic")]

use std::path::Path;

use schemalock_codegen::emit::json_schema;

fn schema() -> serde_json::Value {
    serde_json::from_str(&json_schema::emit().contents).unwrap()
}

fn yaml(path: &Path) -> serde_json::Value {
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn it_is_a_json_schema() {
    jsonschema::draft7::meta::validate(&schema()).unwrap();
}

#[test]
fn it_accepts_what_the_parser_accepts() {
    let validator = jsonschema::draft7::new(&schema()).unwrap();
    for file in ["../schema.yaml", "fixtures/everything.yaml", "fixtures/hostile_names.yaml"] {
        let errors: Vec<String> = validator
            .iter_errors(&yaml(&root().join(file)))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{file}: {errors:#?}");
    }
}

#[test]
fn it_refuses_mistakes_of_shape() {
    let validator = jsonschema::draft7::new(&schema()).unwrap();
    for rule in ["unknown_key", "missing_key", "wrong_type", "unknown_word"] {
        let path = root().join(format!("fixtures/shape/{rule}/err.yaml"));
        assert!(!validator.is_valid(&yaml(&path)), "{rule}");
    }
}
