//! A disk that is full ends the transaction of SQLite without a word: nothing of it may stay.

use std::process::Command;

use schemalock_tests::workspace::{run, schemalock_bin};
use schemalock_tests::{Engine, FIVE_TABLES};
use serde_json::json;

use crate::support::{World, count};

#[test]
fn nothing_stays_where_not_everything_fits() {
    let world = World::new(FIVE_TABLES);
    let target = world.database(Engine::Sqlite);
    let app = |at: u32| {
        json!({
            "_id": format!("{at};apps"), "name": format!("App {at}"), "description": "x".repeat(2_000), "authType": "oauth",
            "configTemplate": json!({ "large": "y".repeat(30_000) }).to_string(), "isEnabled": true, "createdAt": 5, "updatedAt": 5,
        })
    };
    world.write("in", "apps", &(0..600).map(app).collect::<Vec<_>>());
    // Files of at most 6,000 blocks of 512 bytes, or of 1,024, whichever this shell means.
    let script = "trap '' XFSZ; ulimit -f 6000; exec \"$0\" import in --database \"$1\"";
    let mut shell = Command::new("sh");
    shell.args(["-c", script]).arg(schemalock_bin()).arg(target.url()).current_dir(world.project.path());
    let said = run(&mut shell).unwrap();
    assert_eq!(said.code, 2, "{}{}", said.stdout, said.stderr);
    assert!(said.stderr.contains("nothing was written"), "{}", said.stderr);
    assert!(!said.stderr.contains("cannot rollback"), "{}", said.stderr);
    assert_eq!(count(&target, "apps"), 0);
    let _ = world.import("in", &target).expect_code(0);
    assert_eq!(count(&target, "apps"), 600);
}
