//! Ctrl-C while migrations are applied.

use std::time::Duration;

use schemalock_tests::Engine;
use schemalock_tests::workspace::interrupt;

use crate::support::{INDEXES, World, ddl, on_every_engine};

/// A migration in which something takes long.
fn slow(engine: Engine) -> String {
    let sql = match engine {
        Engine::Sqlite => {
            "CREATE TEMP TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000000) SELECT max(i) AS i FROM n;\nDROP TABLE slow;"
        }
        Engine::Postgres => "DO $$ BEGIN PERFORM pg_sleep(3); END $$;",
        Engine::Mariadb => "DO SLEEP(3);",
    };
    format!("\n-- schemalock:phase transaction\nBEGIN;\n{sql}\nCOMMIT;\n")
}

fn goes_on(engine: Engine) {
    let world = World::new(engine);
    world.migration(INDEXES, &[]);
    let index = ddl(engine, "expect index \"apps\" \"mine\"", "CREATE INDEX mine ON apps (name);");
    world.custom("slow", &format!("{}{index}", slow(engine)), "");
    let mut told = 0;
    for moment in [500, 1000, 1800] {
        let child = world.spawn(&["apply"]);
        std::thread::sleep(Duration::from_millis(moment));
        interrupt(child.id());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        let command = format!("`schemalock migrate apply --database {}` goes on from there", world.scratch.url());
        if output.status.code() == Some(2) {
            // While it connects, there is nothing to go on with.
            assert!(said.contains(&command) || said.contains("interrupted; nothing was changed"), "{said}");
            told += usize::from(said.contains(&command));
        }
        assert!(matches!(output.status.code(), Some(0 | 2) | None), "{:?}: {said}", output.status);
    }
    assert!(told > 0, "{engine:?}: never interrupted in the middle");
    let _ = world.migrate(&["apply"]).expect_code(0);
    assert_eq!(world.states(), ["applied"; 3]);
}

on_every_engine! { apply: goes_on; }
