//! Files that are not as they should be: everything is told, nothing is written, and no secret is shown.

use schemalock_tests::{Engine, FIVE_TABLES};
use serde_json::{Value, json};

use crate::support::{World, count};

fn app(number: u32) -> Value {
    json!({
        "_id": format!("{number};apps"), "_creationTime": 1, "name": "A", "description": "", "authType": "oauth",
        "configTemplate": "{}", "isEnabled": true, "createdAt": 5, "updatedAt": 5,
    })
}

/// A document with one field changed; null takes it away.
fn with(field: &str, value: Value) -> Value {
    let mut app = app(1);
    app[field] = value;
    app
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let world = World::new(FIVE_TABLES);
    let target = world.database(Engine::Sqlite);
    let mistakes = [
        ("wrong-type", "name", json!(7)),
        ("missing-field", "name", Value::Null),
        ("breaks-rule", "name", json!("   ")),
        ("breaks-rule", "name", json!("x".repeat(121))),
        ("wrong-type", "name", json!("a\0b")),
        ("wrong-type", "authType", json!("magic")),
        ("wrong-type", "configTemplate", json!({ "a": 1 })),
        ("wrong-type", "configTemplate", json!("{a: 1}")),
        ("breaks-rule", "iconUrl", json!("ftp://x")),
        ("wrong-type", "isEnabled", json!("true")),
        ("wrong-type", "createdAt", json!("2025-01-01")),
        ("wrong-type", "createdAt", json!(1.5)),
        ("wrong-type", "createdAt", json!(1e300)),
        ("unknown-field", "iconURL", json!("https://example.com")),
        ("missing-field", "_id", Value::Null),
        ("wrong-type", "_id", json!(7)),
    ];
    let documents: Vec<Value> = mistakes.iter().map(|(_, field, value)| with(field, value.clone())).collect();
    world.write("in", "apps", &documents);
    let expected: Vec<String> =
        mistakes.iter().enumerate().map(|(at, (kind, field, _))| format!("{kind} apps:{} {field}", at + 1)).collect();
    assert_eq!(world.findings("in", &target), expected);
    let said = world.import("in", &target).expect_code(1);
    for message in [
        "in/apps/documents.jsonl:1: `name` takes a text, and this is a number",
        "apps/documents.jsonl:6: `authType` takes `oauth`, `apiKey` or `usernamePassword`, and this is another text",
        "`iconUrl` is not an http or https URL (format)",
        "`apps` has no field `iconURL`; did you mean `iconUrl`?",
    ] {
        assert!(said.stdout.contains(message), "{message}\n{}", said.stdout);
    }
    assert!(said.stderr.contains("nothing was written into sqlite:"), "{}", said.stderr);
    assert_eq!(count(&target, "apps"), 0);
}

#[test]
fn lines_that_are_no_documents() {
    let world = World::new(FIVE_TABLES);
    let target = world.database(Engine::Sqlite);
    let fine = app(1).to_string();
    let deep = format!("{{\"name\":{}", "[".repeat(1_000_000));
    let twice = format!("{{\"name\":\"B\",{}", &fine[1..]);
    let lines = [&fine, "", "{", "[]", "\"hunter2\"", "null", &deep, &twice, "{} {}", &fine[..20], "\u{feff}{}"];
    let mut bytes = lines.join("\n").into_bytes();
    bytes.extend_from_slice(b"\n\xff\xfe\n\0\0\0\n");
    world.project.write("in/apps/documents.jsonl", bytes);
    let places = ["3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"];
    let kinds = [
        "not-json",
        "not-an-object",
        "not-an-object",
        "not-an-object",
        "not-json",
        "duplicate-field",
        "not-json",
        "not-json",
        "not-json",
        "not-json",
        "not-json",
    ];
    let expected: Vec<String> = kinds
        .iter()
        .zip(places)
        .map(|(kind, line)| {
            let field = if *kind == "duplicate-field" { "name" } else { "-" };
            format!("{kind} apps:{line} {field}")
        })
        .collect();
    assert_eq!(world.findings("in", &target), expected);
    assert!(!world.import("in", &target).stdout.contains("hunter2"));
}

#[test]
fn only_the_first_mistakes_of_a_file_are_told_and_all_are_counted() {
    let world = World::new(FIVE_TABLES);
    let target = world.database(Engine::Sqlite);
    world.write("in", "apps", &(0..50).map(|_| with("isEnabled", json!(0))).collect::<Vec<_>>());
    world.write("in", "scenarios", &[json!({})]);
    let findings = world.findings("in", &target);
    assert_eq!(findings.iter().filter(|it| it.contains("apps:")).count(), 20);
    assert!(findings.iter().any(|it| it == "missing-field scenarios:1 ownerId"), "{findings:?}");
    let said = world.import("in", &target).expect_code(1).stdout;
    assert!(said.contains("in/apps/documents.jsonl: and 30 more\n"), "{said}");
}

#[test]
fn a_line_without_end_is_not_read_to_it() {
    let world = World::new(FIVE_TABLES);
    let target = world.database(Engine::Sqlite);
    // 200 MB that are one line.
    let long = (0..200).map(|_| "x".repeat(1 << 20));
    world.write_all("in", "apps", long.chain([format!("\n{}\n", app(1))]));
    let output = world.import("in", &target).expect_code(1);
    assert!(output.stdout.contains("[too-long]") && output.stdout.contains(":1: this line has more than"));
    assert!(output.stdout.len() < 1_000, "{}", output.stdout.len());
    assert!(output.peak_memory < 256 << 20, "{}", output.peak_memory);
}

#[test]
fn what_stands_in_an_encrypted_column_is_never_shown() {
    let world = World::new(FIVE_TABLES);
    let target = world.database(Engine::Sqlite);
    world.write("in", "apps", &[app(1)]);
    let connection = |credentials: Value| {
        json!({
            "_id": "1;c", "id": "0198f2c0-0000-7000-8000-000000000001", "appId": "1;apps", "ownerId": "ada", "name": "mine",
            "credentials": credentials, "status": "active", "createdAt": 5, "updatedAt": 5,
        })
    };
    let values = [json!("hunter2"), json!({ "token": "hunter2" }), json!("sl1.hunter2"), json!(["hunter2"]), json!("")];
    world.write("in", "connections", &values.clone().map(connection));
    let expected: Vec<String> = (1..=5).map(|line| format!("not-sealed connections:{line} credentials")).collect();
    assert_eq!(world.findings("in", &target), expected);
    for format in ["human", "json"] {
        let said = world.project.run(&["import", "in", "--format", format, "--database", target.url()]).expect_code(1);
        assert!(!said.stdout.contains("hunter2") && !said.stderr.contains("hunter2"), "{}{}", said.stdout, said.stderr);
    }
}
