//! Databases that got what they have in another way: `squash` and `baseline`.

use std::fs::File;
use std::process::{Command, Stdio};

use schemalock_tests::{Engine, Scratch};

use crate::support::{DROP, INDEXES, World, on_every_engine};

/// A database with all, one with some, and one with none of the migrations.
fn squashed(engine: Engine) {
    let world = World::new(engine);
    let _ = world.migrate(&["apply"]).expect_code(0);
    let some = World { scratch: engine.scratch(), project: schemalock_tests::Project::new() };
    let on = |scratch: &Scratch, arguments: &[&str]| {
        world.project.run(&[&["migrate"], arguments, &["--database", scratch.url()]].concat())
    };
    let _ = on(&some.scratch, &["apply"]).expect_code(0);
    world.migration(INDEXES, &[]);
    let _ = world.migrate(&["apply"]).expect_code(0);
    let before = world.scratch.catalogue().unwrap();

    let files = world.project.files();
    let dry = world.project.run(&["migrate", "squash", "--dry-run"]).expect_code(0);
    assert!(dry.stdout.contains("0003_squashed"), "{}", dry.stdout);
    assert_eq!(world.project.files(), files);
    let _ = world.project.run(&["migrate", "squash"]).expect_code(0);
    assert!(world.project.run(&["migrate", "squash"]).expect_code(0).stdout.contains("nothing to squash"));

    // All: known, and nothing is run.
    let _ = world.migrate(&["status"]).expect_code(0);
    assert!(world.migrate(&["apply"]).expect_code(0).stdout.contains("nothing to do"));
    assert_eq!((world.scratch.catalogue().unwrap(), world.states()), (before, vec!["applied".to_owned()]));
    // Its way back would take everything.
    assert!(world.findings(&["down"])[0].1.contains("every table goes"));
    // Some: refused.
    let refused = on(&some.scratch, &["apply"]).expect_code(1);
    assert!(refused.stdout.contains("it lacks `0002_more`"), "{}", refused.stdout);
    // None: everything at once.
    let none = engine.scratch();
    let applied = on(&none, &["apply"]).expect_code(0);
    assert!(applied.stdout.contains("applied   0003_squashed"), "{}", applied.stdout);
    let _ = on(&none, &["status"]).expect_code(0);
}

/// Feeds a file to the engine's own client.
fn client(scratch: &Scratch, file: &std::path::Path) {
    let url = url::Url::parse(scratch.url()).unwrap();
    let (port, name) = (url.port().unwrap_or_default().to_string(), url.path().trim_start_matches('/'));
    let mut command = match scratch.engine() {
        Engine::Sqlite => {
            let mut command = Command::new("sqlite3");
            command.args(["-bail", scratch.url().trim_start_matches("sqlite:")]);
            command
        }
        Engine::Postgres => {
            let mut command = Command::new("psql");
            command.args(["-qX", "-v", "ON_ERROR_STOP=1", scratch.url()]);
            command
        }
        Engine::Mariadb => {
            let mut command = Command::new("mariadb");
            command.args(["--no-defaults", "--protocol=tcp", "-h127.0.0.1", "-P", &port, "-u", url.username(), name]);
            command
        }
    };
    let output = command.stdin(File::open(file).unwrap()).stdout(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn baseline(engine: Engine) {
    let world = World::new(engine);
    let _ = world.project.run(&["generate"]).expect_code(0);
    let lacks = world.findings(&["baseline"]);
    assert!(lacks[0].0 == "database-lacks" && lacks[0].1.contains("the table `apps`"), "{lacks:?}");
    assert!(!lacks[0].1.contains("apps.name"), "what is missing with its table is not told: {lacks:?}");
    for file in ["schema", "indexes"] {
        client(&world.scratch, &world.project.path().join(format!("generated/sql/{}/{file}.sql", engine.name())));
    }
    world.app("Mail");
    let before = world.scratch.catalogue().unwrap();
    let occupied = world.findings(&["apply"]);
    let command = format!("schemalock migrate baseline --database {}", world.scratch.url());
    assert!(occupied[0].0 == "database-occupied" && occupied[0].1.contains(&command), "{occupied:?}");

    world.migration(
        (
            "    unique:\n      - [scenario_id, id]",
            "      note: { type: text, optional: true }\n    unique:\n      - [scenario_id, id]",
        ),
        &[],
    );
    let lacks = world.findings(&["baseline"]);
    assert!(lacks[0].1.contains("the column `nodes.note`"), "{lacks:?}");
    let _ = world.migrate(&["baseline", "0009_none"]).expect_code(2);
    let (code, marked) = world.json(&["baseline", "0001_initial"]);
    assert_eq!((code, &marked["marked"]), (0, &serde_json::json!(["0001_initial"])));
    let mut is = world.scratch.catalogue().unwrap();
    drop(is.tables.remove("schemalock_history"));
    assert_eq!(is, before, "baseline writes nothing but history");
    assert!(world.migrate(&["baseline", "0001_initial"]).expect_code(0).stdout.contains("nothing to do"));
    let applied = world.migrate(&["apply"]).expect_code(0);
    assert!(applied.stdout.contains("applied   0002_more") && !applied.stdout.contains("0001"), "{}", applied.stdout);
    world.migration(DROP, &["--drop", "apps.icon_url"]);
    let _ = world.migrate(&["apply"]).expect_code(0);
    assert_eq!(world.scratch.texts("SELECT name FROM apps").unwrap(), [Some("Mail".to_owned())]);
}

on_every_engine! {
    squash: squashed;
    adopt: baseline;
}
