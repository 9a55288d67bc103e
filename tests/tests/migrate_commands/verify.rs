//! `migrate verify`: what it finds, what it does not, and what it leaves behind.

use std::time::Duration;

use schemalock_tests::workspace::interrupt;
use schemalock_tests::{Engine, Project};

use crate::support::{INDEXES, World, ddl, on_every_engine};

const EVERYTHING: &str = include_str!("../../../codegen/fixtures/everything.yaml");
const HOSTILE: &str = include_str!("../../../codegen/fixtures/hostile_names.yaml");

/// The names of the scratch databases that a process made and left.
fn left(world: &World, process: u32) -> Vec<String> {
    let query = match world.engine() {
        Engine::Sqlite => return Vec::new(),
        Engine::Postgres => "SELECT datname::text FROM pg_database",
        Engine::Mariadb => "SELECT schema_name FROM information_schema.schemata",
    };
    let names = world.scratch.texts(query).unwrap().into_iter().flatten();
    names.filter(|name| name.starts_with(&format!("schemalock_verify_{process}_"))).collect()
}

/// Index, and the statements that make it and take it away.
fn index(engine: Engine) -> (String, String) {
    let on = if engine == Engine::Mariadb { " ON apps" } else { "" };
    (
        ddl(engine, "expect index \"apps\" \"mine\"", "CREATE INDEX mine ON apps (name, is_enabled);"),
        ddl(engine, "absent index \"apps\" \"mine\"", &format!("DROP INDEX mine{on};")),
    )
}

fn catches_sql_that_leads_elsewhere(engine: Engine) {
    let world = World::new(engine);
    let (make, unmake) = index(engine);
    let rows = "\n-- schemalock:phase transaction\nBEGIN;\nUPDATE apps SET name = name;\n-- why not\nCOMMIT;\n";
    world.custom("mine", rows, "");
    let before = world.scratch.catalogue().unwrap();
    let (code, json) = world.json(&["verify"]);
    assert_eq!((code, json["verified"][0]["migrations"].as_array().map(Vec::len)), (0, Some(2)), "{json:#}");

    // Something that the model does not have. What comes after it is not to blame.
    world.rewrite("mine", &make, &unmake);
    world.migration(INDEXES, &[]);
    let found = world.findings(&["verify"]);
    assert!(found.len() == 1 && found[0].1.contains("0002_mine"), "{found:?}");
    assert!(found[0].0 == "migration-differs" && found[0].1.contains("has, and should not"), "{found:?}");
    assert!(found[0].1.contains("mine") && found[0].1.contains("name"), "{found:?}");
    assert_eq!(world.scratch.catalogue().unwrap(), before, "the database itself is left alone");
}

fn catches_a_way_back_that_does_not_lead_back(engine: Engine) {
    let world = World::new(engine);
    let (make, unmake) = index(engine);
    // The model has no such index: up takes it away again, down makes it.
    world.custom("mine", &format!("{make}{unmake}"), &make);
    let found = world.findings(&["verify"]);
    assert!(found.len() == 1 && found[0].1.contains("way back"), "{found:?}");
    let fails = ddl(engine, "expect table \"x\"", "CREATE INDEX mine ON nothing (x);");
    world.rewrite("mine", &fails, "");
    let found = world.findings(&["verify"]);
    assert!(found.len() == 1 && found[0].0 == "migration-fails" && found[0].1.contains("nothing"), "{found:?}");
    let child = world.spawn(&["verify"]);
    let process = child.id();
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(1));
    assert_eq!(left(&world, process), [""; 0]);
}

fn removes_its_databases_when_it_is_interrupted(engine: Engine) {
    let world = World::new(engine);
    world.migration(INDEXES, &[]);
    for moment in [100, 300] {
        let child = world.spawn(&["verify"]);
        let process = child.id();
        std::thread::sleep(Duration::from_millis(moment));
        interrupt(process);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        // Without a code it was interrupted before it had begun.
        let fine = match output.status.code() {
            Some(2) => said.contains("interrupted"),
            code => matches!(code, Some(0) | None),
        };
        assert!(fine, "{engine:?}, after {moment} ms: {:?}: {said}", output.status);
        assert_eq!(left(&world, process), [""; 0], "{engine:?}, after {moment} ms");
    }
    assert!(world.scratch.catalogue().unwrap().tables.is_empty());
}

fn raises_no_false_alarm(engine: Engine) {
    let scratch = engine.scratch();
    for schema in [EVERYTHING, HOSTILE] {
        let project = Project::with_schema(schema);
        let _ = project.run(&["migrate", "new"]).expect_code(0);
        let _ = project.run(&["migrate", "verify", "--database", scratch.url()]).expect_code(0);
    }
}

on_every_engine! {
    elsewhere: catches_sql_that_leads_elsewhere;
    back: catches_a_way_back_that_does_not_lead_back;
    interrupted: removes_its_databases_when_it_is_interrupted;
    fixtures: raises_no_false_alarm;
}
