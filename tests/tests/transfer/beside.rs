//! An export beside writers is of one moment: whatever it has points at what it has.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use schemalock_tests::{Engine, FIVE_TABLES, Scratch, on_every_engine};
use serde_json::json;

use crate::support::{World, count};

/// Enough that reading the parents takes a while.
const PARENTS: u32 = 20_000;

/// Writes a scenario and a node of it, again and again.
fn write(target: &Scratch, stop: &AtomicBool) {
    for at in 0.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let [scenario, node] = [1, 2].map(|table| format!("ffffffff-0000-7000-800{table}-{at:012}"));
        let statements = format!(
            "INSERT INTO scenarios (id, owner_id, name) VALUES ('{scenario}', 'ada', 'x');
             INSERT INTO nodes (id, scenario_id, type) VALUES ('{node}', '{scenario}', 't');"
        );
        target.apply(&statements).unwrap();
    }
}

fn is_of_one_moment(engine: Engine) {
    let world = World::new(FIVE_TABLES);
    let target = world.database(engine);
    let scenario = |at: u32| {
        json!({
            "_id": format!("{at};scenarios"), "ownerId": "ada", "name": "Post", "description": "", "status": "draft",
            "createdAt": 5, "updatedAt": 5,
        })
    };
    world.write_all("in", "scenarios", (0..PARENTS).map(|at| format!("{}\n", scenario(at))));
    let _ = world.import("in", &target).expect_code(0);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write(&target, &stop));
        for at in 0..3 {
            world.export(&target, &format!("out{at}"));
        }
        stop.store(true, Ordering::Relaxed);
        writer.join().unwrap();
    });
    assert!(count(&target, "nodes") > 0);
    for at in 0..3 {
        let ids = |table: &str, field: &str| -> BTreeSet<String> {
            let documents = world.documents(&format!("out{at}"), table);
            documents.iter().map(|it| it[field].as_str().unwrap().to_owned()).collect()
        };
        let (scenarios, nodes) = (ids("scenarios", "_id"), ids("nodes", "scenarioId"));
        assert!(nodes.is_subset(&scenarios), "{engine:?}: {} of {}", nodes.difference(&scenarios).count(), nodes.len());
    }
}

on_every_engine! { one_moment: is_of_one_moment; }
