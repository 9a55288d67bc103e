//! Twenty processes at once: one applies, and none fails.

use std::process::Child;

use schemalock_tests::Engine;

use crate::support::{INDEXES, World, on_every_engine};

fn twenty(engine: Engine) {
    let world = World::new(engine);
    world.migration(INDEXES, &[]);
    let up = world.project.read("migrations/0002_more/postgres.up.sql");
    assert!(up.contains("CREATE INDEX CONCURRENTLY"), "{up}");
    let children: Vec<Child> =
        std::iter::repeat_with(|| world.spawn(&["apply", "--format", "json"])).take(20).collect();
    let mut phases = std::collections::BTreeMap::new();
    let mut appliers = 0;
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{engine:?}: {}", String::from_utf8_lossy(&output.stderr));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let applied = json["applied"].as_array().unwrap();
        appliers += usize::from(!applied.is_empty());
        for one in applied {
            *phases.entry(one["name"].as_str().unwrap().to_owned()).or_insert(0) += one["phases"].as_u64().unwrap();
        }
    }
    // Processes may share the work on SQLite, where each phase is done once.
    assert!(appliers == 1 || engine == Engine::Sqlite, "{appliers} applied");
    for name in ["0001_initial", "0002_more"] {
        let script = world.project.read(&format!("migrations/{name}/{}.up.sql", engine.name()));
        assert_eq!(phases[name], script.matches("-- schemalock:phase").count() as u64, "{engine:?}: {name}");
    }
    let _ = world.migrate(&["status"]).expect_code(0);
}

on_every_engine! { processes: twenty; }
