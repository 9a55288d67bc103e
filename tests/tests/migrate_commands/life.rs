//! Status, apply, down, and what they refuse.

use schemalock_tests::Engine;

use crate::support::{DROP, INDEXES, World, on_every_engine};

fn there_and_back(engine: Engine) {
    let world = World::new(engine);
    let _ = world.migrate(&["status"]).expect_code(1);
    assert_eq!(world.states(), ["pending"]);

    let before = world.scratch.catalogue().unwrap();
    let dry = world.migrate(&["apply", "--dry-run"]).expect_code(0);
    for part in ["CREATE TABLE", "node_connections_no_self_loop", "nodes_touch_updated_at"] {
        assert!(dry.stdout.contains(part), "{}", dry.stdout);
    }
    assert_eq!(world.scratch.catalogue().unwrap(), before);

    let applied = world.migrate(&["apply"]).expect_code(0);
    assert!(
        applied.stdout.contains(&format!("applied   0001_initial to {}", world.scratch.url())),
        "{}",
        applied.stdout
    );
    let _ = world.migrate(&["status"]).expect_code(0);
    let (code, json) = world.json(&["apply"]);
    assert_eq!((code, &json["applied"]), (0, &serde_json::json!([])));

    world.app("Mail");
    world.migration(DROP, &["--drop", "apps.icon_url"]);
    let (code, json) = world.json(&["apply", "--dry-run"]);
    assert_eq!((code, &json["migrations"][0]["name"]), (0, &"0002_more".into()));
    let with_icons = world.scratch.catalogue().unwrap();
    let _ = world.migrate(&["apply"]).expect_code(0);
    assert_eq!(world.states(), ["applied", "applied"]);

    let refused = world.findings(&["down"]);
    assert!(
        refused[0].1.contains("apps.icon_url") && refused[0].1.contains("migrate down --irreversible"),
        "{refused:?}"
    );
    let refused = world.findings(&["down", "2"]);
    assert!(refused[0].1.contains("migrate down 2 --irreversible --database"), "{refused:?}");
    let undone = world.migrate(&["down", "--irreversible"]).expect_code(0);
    assert!(undone.stdout.contains(&format!("undone    0002_more in {}", world.scratch.url())), "{}", undone.stdout);
    let history = "schemalock_history";
    let (mut is, mut was) = (world.scratch.catalogue().unwrap(), with_icons);
    drop((is.tables.remove(history), was.tables.remove(history)));
    let columns = |catalogue: &schemalock_tests::Catalogue| format!("{:?}", catalogue.tables.keys());
    assert_eq!(columns(&is), columns(&was));
    assert_eq!(world.scratch.texts("SELECT name FROM apps").unwrap(), [Some("Mail".to_owned())]);
    assert_eq!(world.states(), ["applied", "pending"]);
}

fn refuses_what_does_not_fit(engine: Engine) {
    let world = World::new(engine);
    let _ = world.migrate(&["apply"]).expect_code(0);
    world.app("Mail");
    world.scratch.apply("UPDATE apps SET description = 'long enough'").unwrap();
    world.migration(
        ("description:     { type: text, max_length: 2000", "description:     { type: text, max_length: 5"),
        &[],
    );
    // Dirty data: counted before anything is touched, by every command that would touch it.
    let before = world.scratch.catalogue().unwrap();
    let (code, dry) = world.json(&["apply", "--dry-run"]);
    assert_eq!((code, &dry["migrations"][0]["found"][0]["rows"]), (1, &1.into()), "{dry:#}");
    let refused = world.findings(&["apply"]);
    assert!(refused[0].0 == "database-refused" && refused[0].1.contains("1 row"), "{refused:?}");
    assert_eq!(world.scratch.catalogue().unwrap(), before);
    assert_eq!(world.states(), ["applied", "pending"]);
    world.scratch.apply("UPDATE apps SET description = 'long'").unwrap();
    let _ = world.migrate(&["apply"]).expect_code(0);

    // The database is ahead of the folder.
    let other = World { project: World::new(Engine::Sqlite).project, scratch: world.scratch };
    let ahead = other.findings(&["apply"]);
    assert_eq!(ahead[0].0, "database-ahead", "{ahead:?}");
    let (code, status) = other.json(&["status"]);
    assert_eq!((code, &status["refused"]["kind"]), (1, &"database-ahead".into()));
    assert_eq!(other.states(), ["applied", "unknown"]);
    assert_eq!(other.findings(&["down"])[0].0, "database-ahead");

    // Applied with other files.
    let other = World { project: other.project, scratch: engine.scratch() };
    let _ = other.migrate(&["apply"]).expect_code(0);
    let file = format!("migrations/0001_initial/{}.up.sql", engine.name());
    other.project.write(&file, format!("{}\n-- more\n", other.project.read(&file)));
    let edited = other.findings(&["apply"]);
    assert!(edited[0].0 == "migration-changed" && edited[0].1.contains("migrate hash"), "{edited:?}");
    let _ = other.project.run(&["migrate", "hash"]).expect_code(0);
    assert_eq!(other.findings(&["apply"])[0].0, "database-changed");
    assert_eq!(other.states(), ["edited"]);
}

/// A phase fails on something that stands in its place; what is done is kept, and `repair` takes somebody's word.
fn fails_and_is_repaired(engine: Engine) {
    let world = World::new(engine);
    let _ = world.migrate(&["apply"]).expect_code(0);
    world.migration(INDEXES, &[]);
    let (block, clear) = match engine {
        Engine::Sqlite => ("CREATE TABLE nodes_by_label (x INTEGER)", "DROP TABLE nodes_by_label"),
        Engine::Postgres => ("CREATE VIEW nodes_by_label AS SELECT 1 AS one", "DROP VIEW nodes_by_label"),
        Engine::Mariadb => ("CREATE INDEX nodes_by_label ON nodes (created_at)", "DROP INDEX nodes_by_label ON nodes"),
    };
    world.scratch.apply(block).unwrap();
    let failed = world.migrate(&["apply"]).expect_code(2);
    assert!(failed.stderr.contains("nodes_by_label"), "{}", failed.stderr);
    let command = format!("schemalock migrate repair 0002_more --as applied --database {}", world.scratch.url());
    assert!(failed.stderr.contains(&command), "{}", failed.stderr);
    // Nothing is left of a migration whose only phase is a transaction that failed.
    let left = if engine == Engine::Sqlite { "pending" } else { "started" };
    assert_eq!(world.states(), ["applied", left]);
    if left == "started" {
        let refused = world.findings(&["down"]);
        assert!(refused[0].1.contains("migrate apply"), "{refused:?}");
        let (code, repaired) = world.json(&["repair", "0002_more", "--as", "applied"]);
        assert_eq!((code, &repaired["state"]), (0, &"applied".into()));
        assert_eq!(world.states(), ["applied", "applied"]);
        assert!(world.findings(&["repair", "0002_more", "--as", "pending"])[0].1.contains("nothing to repair"));
        // It is not, so that is taken back: by hand, since nothing else is there to be undone.
        world.scratch.apply("UPDATE schemalock_history SET state = 'started' WHERE migration = '0002_more'").unwrap();
        let _ = world.migrate(&["repair", "0002_more", "--as", "pending"]).expect_code(0);
        assert_eq!(world.states(), ["applied", "pending"]);
    }
    world.scratch.apply(clear).unwrap();
    if engine == Engine::Postgres {
        // What "pending" says is made true: nothing of it is there.
        world.scratch.apply("DROP INDEX IF EXISTS nodes_by_kind").unwrap();
        world.scratch.apply("CREATE INDEX IF NOT EXISTS nodes_by_type ON nodes (type)").unwrap();
    }
    let _ = world.migrate(&["apply"]).expect_code(0);
    assert_eq!(world.states(), ["applied", "applied"]);
}

on_every_engine! {
    life: there_and_back;
    refusals: refuses_what_does_not_fit;
    repair: fails_and_is_repaired;
}
