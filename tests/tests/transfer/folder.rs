//! The folder: whole or not at all, and never over another.

use schemalock_tests::{Engine, FIVE_TABLES};
use serde_json::Value;

use crate::support::{World, texts};

#[test]
fn files_are_not_written_over_others() {
    let world = World::new(FIVE_TABLES);
    let source = world.database(Engine::Sqlite);
    world.export(&source, "out");
    let before = world.files("out");
    let again = world.project.run(&["export", "--database", source.url(), "--out", "out"]).expect_code(2);
    assert!(again.stderr.contains("`out/apps/documents.jsonl` is there already"), "{}", again.stderr);
    assert_eq!(world.files("out"), before);
    // Beside what somebody else has there, they may stand.
    world.project.write("mine/readme.txt", "mine");
    world.export(&source, "mine");
    assert_eq!((world.files("mine").len(), world.project.read("mine/readme.txt").as_str()), (7, "mine"));
}

#[test]
fn nothing_is_left_of_what_was_not_finished() {
    let world = World::new(FIVE_TABLES);
    let source = world.database(Engine::Sqlite);
    let app = |id: &str, auth: &str| {
        format!(
            "INSERT INTO apps (id, name, auth_type, created_at) VALUES ('0198f2c0-0000-7000-8000-{id}', 'a', '{auth}', 5)"
        )
    };
    source.apply(&app("000000000001", "oauth")).unwrap();
    // What the schema forbids, and somebody wrote all the same.
    source.apply("PRAGMA ignore_check_constraints = ON; UPDATE apps SET is_enabled = 7").unwrap();
    let failed = world.project.run(&["export", "--database", source.url(), "--out", "a/b"]).expect_code(2);
    assert!(failed.stderr.contains("`is_enabled` of `apps` cannot be read"), "{}", failed.stderr);
    let left: Vec<_> = std::fs::read_dir(world.project.path().join("a")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_plaintext_in_an_encrypted_column_is_not_carried_out() {
    let world = World::new(FIVE_TABLES);
    let source = world.database(Engine::Sqlite);
    source
        .apply(
            "PRAGMA ignore_check_constraints = ON;
             INSERT INTO apps (id, name, auth_type) VALUES ('0198f2c0-0000-7000-8000-000000000001', 'a', 'oauth');
             INSERT INTO connections (id, app_id, owner_id, name, credentials)
             SELECT '0198f2c0-0000-7000-8000-000000000002', id, 'o', 'n', '{\"token\":\"hunter2\"}' FROM apps",
        )
        .unwrap();
    assert_eq!(texts(&source, "SELECT credentials FROM connections"), ["{\"token\":\"hunter2\"}"]);
    let failed = world.project.run(&["export", "--database", source.url()]).expect_code(2);
    assert!(failed.stderr.contains("`connections.credentials` is encrypted") && !failed.stderr.contains("hunter2"));
    assert!(!world.project.has("export"));
}

#[test]
fn what_cannot_be_done_is_said() {
    let world = World::new(FIVE_TABLES);
    let source = world.database(Engine::Sqlite);
    let url = source.url();
    let run = |arguments: &[&str]| world.project.run(arguments).expect_code(2).stderr;
    assert!(run(&["export", "--database", "sqlite:nowhere.db"]).contains("there is no such file"));
    assert!(run(&["import", "nowhere", "--database", url]).contains("there is no folder `nowhere`"));
    assert!(run(&["import", "schema.yaml", "--database", url]).contains("unzip an export first"));
    assert!(run(&["import", "migrations", "--database", url]).contains("no documents of any table"));
    assert!(run(&["export", "--database", url, "--out", "schema.yaml"]).contains("is a file"));
    world.export(&source, "out");
    let empty = Engine::Sqlite.scratch();
    assert!(run(&["import", "out", "--database", empty.url()]).contains("`schemalock migrate apply` first"));
    assert!(run(&["import", "out", "--table", "apps", "--table", "nothing", "--database", url]).contains("nothing"));
}

#[test]
fn what_the_folder_has_besides_and_lacks_is_told() {
    let world = World::new(FIVE_TABLES);
    let source = world.database(Engine::Sqlite);
    world.export(&source, "out");
    world.write("out", "messages", &[serde_json::json!({ "_id": "x" })]);
    world.write("out", "_storage", &[]);
    std::fs::remove_dir_all(world.project.path().join("out/nodes")).unwrap();
    let done = world.import("out", &source).expect_code(0);
    assert!(done.stderr.contains("the schema has no such tables: messages\n"), "{}", done.stderr);
    assert!(done.stderr.contains("no documents in `out` of: nodes\n"), "{}", done.stderr);
    let json = world.project.run(&["import", "out", "--format", "json", "--database", source.url()]).expect_code(0);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    let tables: Vec<&str> = json["tables"].as_array().unwrap().iter().map(|it| it["table"].as_str().unwrap()).collect();
    assert_eq!(tables, ["apps", "connections", "scenarios", "node_connections"]);
}

#[test]
fn what_is_too_large_for_convex_is_told() {
    let world = World::new(FIVE_TABLES);
    let source = world.database(Engine::Sqlite);
    let app = |id: u32, length: u32| {
        format!(
            "INSERT INTO apps (id, name, auth_type, config_template) VALUES ('0198f2c0-0000-7000-8000-{id:012}', 'a', 'oauth', \
             json_quote(hex(zeroblob({length}))));"
        )
    };
    source.apply(&(app(1, 10) + &app(2, 600_000))).unwrap();
    let done = world.project.run(&["export", "--database", source.url()]).expect_code(0);
    let warning = "too large for Convex, which takes 1048576 bytes: 1 document of `export/apps/documents.jsonl`";
    assert!(done.stderr.contains(warning), "{}", done.stderr);
    // It is fine for another database.
    let target = world.database(Engine::Mariadb);
    let _ = world.import("export", &target).expect_code(0);
    assert_eq!(texts(&target, "SELECT CAST(LENGTH(config_template) AS CHAR) FROM apps ORDER BY id"), ["22", "1200002"]);
}
