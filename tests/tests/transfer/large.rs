//! Many rows: memory stays what it is for few.

use std::fs::File;
use std::io::{BufRead as _, BufReader};

use schemalock_tests::{Engine, FIVE_TABLES, Output, on_every_engine};
use serde_json::json;

use crate::support::{World, count};

const ROWS: u64 = 100_000;

/// What a process may have, in bytes.
const MEMORY: u64 = 100 << 20;

#[allow(clippy::print_stdout, reason = "shown by a test runner that is asked for it: these are the figures of reports")]
fn told(what: &str, engine: Engine, output: &Output) {
    let seconds = output.elapsed.as_secs_f64();
    let memory = output.peak_memory >> 20;
    println!("{what} {engine:?}: {ROWS} rows in {seconds:.1} s, {:.0} a second, {memory} MiB", ROWS as f64 / seconds);
    assert!(output.peak_memory < MEMORY, "{memory} MiB");
}

fn stay_within_memory(engine: Engine) {
    let world = World::new(FIVE_TABLES);
    let node = |at: u64| {
        json!({
            "_id": format!("{at};nodes"), "scenarioId": "1;scenarios", "type": "wordpress.create_post", "label": format!("Node {at}"),
            "config": "{\"title\":\"x\",\"tags\":[1,2,3]}", "position": "{\"x\":0,\"y\":0}", "order": at, "createdAt": 5, "updatedAt": 5,
        })
    };
    let scenario = json!({
        "_id": "1;scenarios", "ownerId": "ada", "name": "Post", "description": "", "status": "draft", "createdAt": 5, "updatedAt": 5,
    });
    world.write("in", "scenarios", &[scenario]);
    world.write_all("in", "nodes", (0..ROWS).map(|at| format!("{}\n", node(at))));
    let target = world.database(engine);
    told("import", engine, &world.import("in", &target).expect_code(0));
    assert_eq!(count(&target, "nodes"), ROWS);
    let exported = world.project.run(&["export", "--database", target.url(), "--out", "out"]).expect_code(0);
    told("export", engine, &exported);
    let file = File::open(world.project.path().join("out/nodes/documents.jsonl")).unwrap();
    assert_eq!(BufReader::new(file).lines().count() as u64, ROWS);
}

on_every_engine! { many_rows: stay_within_memory; }
