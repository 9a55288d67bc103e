//! Killed while it writes, nothing is there; and the next one writes everything.

use std::process::Stdio;
use std::time::Duration;

use schemalock_tests::workspace::interrupt;
use schemalock_tests::{Engine, FIVE_TABLES, on_every_engine};
use serde_json::json;

use crate::support::{World, count};

const APPS: u64 = 20_000;

fn world() -> World {
    let world = World::new(FIVE_TABLES);
    let app = |at: u64| {
        json!({
            "_id": format!("{at};apps"), "name": format!("App {at}"), "description": "x".repeat(100), "authType": "oauth",
            "configTemplate": "{}", "isEnabled": true, "createdAt": 5, "updatedAt": 5,
        })
    };
    world.write("in", "apps", &(0..APPS).map(app).collect::<Vec<_>>());
    world
}

fn nothing_is_there(engine: Engine) {
    let world = world();
    let target = world.database(engine);
    let mut killed = 0;
    for moment in [300, 700, 1_000, 1_300, 1_700, 2_500] {
        let mut command = world.project.command();
        command.args(["import", "in", "--database", target.url()]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(moment));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        let _ = child.wait().unwrap();
        killed += 1;
        // A server notices after a while.
        let there = (0..100).map(|_| count(&target, "apps")).take_while(|count| *count > 0).count();
        assert_eq!(there, 0, "{engine:?}, killed after {moment} ms");
    }
    assert!(killed > 0);
    if count(&target, "apps") == 0 {
        let _ = world.import("in", &target).expect_code(0);
    }
    assert_eq!(count(&target, "apps"), APPS);
}

fn interrupted(engine: Engine) {
    let world = world();
    let target = world.database(engine);
    let mut command = world.project.command();
    command.args(["import", "in", "--database", target.url()]).stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    std::thread::sleep(Duration::from_millis(400));
    interrupt(child.id());
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(said.contains("interrupted; nothing was written into"), "{said}");
    assert_eq!(count(&target, "apps"), 0);
}

on_every_engine! {
    killed: nothing_is_there;
    broken_off: interrupted;
}
