//! What only the database can tell: the row is named, and nothing is written.

use schemalock_tests::{Engine, on_every_engine};
use serde_json::{Value, json};

use crate::support::{World, count};

const SCHEMA: &str = "
schemalock: 1
name: refused
targets: { sqlite: '3.40', postgres: '14', mariadb: '10.11' }
tables:
  owners:
    columns:
      id:   { type: uuid, primary_key: true, default: uuid_v7 }
      name: { type: text, max_length: 20, unique: true }
  things:
    columns:
      id:       { type: uuid, primary_key: true, default: uuid_v7 }
      owner_id: { references: owners.id, on_delete: restrict }
      least:    { type: integer }
      most:     { type: integer }
    check:
      in_order: least <= most
    indexes:
      by_owner: [owner_id]
";

/// More than one statement writes.
const MANY: u32 = 3_000;

fn things(world: &World, change: impl Fn(u32, &mut Value)) {
    let owner = |at: u32| json!({ "_id": format!("{at};owners"), "name": at.to_string() });
    world.write("in", "owners", &(0..10).map(owner).collect::<Vec<_>>());
    let thing = |at: u32| {
        let owner = format!("{};owners", at % 10);
        let mut thing = json!({ "_id": format!("{at};things"), "ownerId": owner, "least": 1, "most": 2 });
        change(at, &mut thing);
        thing
    };
    world.write("in", "things", &(1..=MANY).map(thing).collect::<Vec<_>>());
}

fn refused(engine: Engine) {
    let world = World::new(SCHEMA);
    let target = world.database(engine);
    let nothing = || (count(&target, "owners"), count(&target, "things"));
    things(&world, |at, thing| {
        if at == 2_222 {
            thing["least"] = json!(3);
        }
    });
    assert_eq!(world.findings("in", &target), ["check things:2222 -"]);
    let said = world.import("in", &target).expect_code(1).stdout;
    assert!(said.contains("the row of `things` breaks `things_in_order_check`"), "{said}");
    things(&world, |at, thing| {
        if at == MANY {
            thing["ownerId"] = json!("99;owners");
        }
    });
    assert_eq!(world.findings("in", &target), [format!("foreign-key things:{MANY} ownerId")]);
    things(&world, |at, thing| {
        if at == 1_500 {
            thing["_id"] = json!("1;things");
        }
    });
    assert_eq!(world.findings("in", &target), ["unique things:1500 -"]);
    assert_eq!(nothing(), (0, 0));
    things(&world, |_, _| {});
    let _ = world.import("in", &target).expect_code(0);
    assert_eq!(nothing(), (10, u64::from(MANY)));
    // The rows are there already.
    assert_eq!(world.findings("in", &target), ["unique owners:1 -"]);
    assert_eq!(nothing(), (10, u64::from(MANY)));
}

on_every_engine! { rows: refused; }

/// JSON that PostgreSQL alone refuses: the type is as it should be, and only the database knows.
#[test]
fn what_one_engine_alone_refuses() {
    let schema = SCHEMA
        .replace("least:    { type: integer }", "least:    { type: json }")
        .replace("in_order: least <= most", "some: most > 0");
    let world = World::new(&schema);
    things(&world, |at, thing| thing["least"] = json!(if at == 700 { "\"\\u0000\"" } else { "1" }));
    let target = world.database(Engine::Postgres);
    assert_eq!(world.findings("in", &target), ["refused things:700 -"]);
    assert_eq!(count(&target, "owners"), 0);
    let _ = world.import("in", &world.database(Engine::Sqlite)).expect_code(0);
}
