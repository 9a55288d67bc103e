//! Rows that point at rows which come later.

use schemalock_tests::{Engine, on_every_engine};
use serde_json::json;

use crate::support::{World, count, texts};

/// A tree, a circle of two tables, and a reference that can be checked at the end.
const SCHEMA: &str = "
schemalock: 1
name: circles
targets: { sqlite: '3.40', postgres: '14', mariadb: '10.11' }
tables:
  folders:
    columns:
      id:         { type: uuid, primary_key: true, default: uuid_v7 }
      name:       { type: text, max_length: 20 }
      parent_id:  { references: folders.id, optional: true, on_delete: restrict }
      updated_at: { type: timestamp, default: now, on_update: now }
    indexes:
      by_parent: [parent_id]
  teams:
    columns:
      id:      { type: uuid, primary_key: true, default: uuid_v7 }
      lead_id: { references: members.id, on_delete: restrict }
    indexes:
      by_lead: [lead_id]
  members:
    columns:
      id:      { type: uuid, primary_key: true, default: uuid_v7 }
      team_id: { references: teams.id, optional: true, on_delete: restrict }
    indexes:
      by_team: [team_id]
";

fn id(number: u32) -> String {
    format!("{number};any")
}

/// The parents come last, which no order of lines helps.
fn write(world: &World) {
    let folder = |at: u32| {
        let parent = (at < 300).then(|| id(at + 1));
        json!({ "_id": id(at), "_creationTime": 1, "name": at.to_string(), "parentId": parent, "updatedAt": 5000 })
    };
    world.write("in", "folders", &(0..=300).map(folder).collect::<Vec<_>>());
    world.write("in", "teams", &[json!({ "_id": id(1), "leadId": id(2) })]);
    world.write("in", "members", &[json!({ "_id": id(2), "teamId": id(1) }), json!({ "_id": id(3) })]);
}

fn are_written(engine: Engine) {
    let world = World::new(SCHEMA);
    let target = world.database(engine);
    write(&world);
    let _ = world.import("in", &target).expect_code(0);
    let pairs = "SELECT CONCAT(a.name, '<', b.name) FROM folders a JOIN folders b ON a.parent_id = b.id ORDER BY a.id";
    let pairs = if engine == Engine::Sqlite {
        pairs.replace("CONCAT(a.name, '<', b.name)", "a.name || '<' || b.name")
    } else {
        pairs.to_owned()
    };
    let pairs = texts(&target, &pairs);
    assert_eq!(pairs.len(), 300);
    for pair in pairs {
        let (child, parent) = pair.split_once('<').unwrap();
        assert_eq!(child.parse::<u32>().unwrap() + 1, parent.parse::<u32>().unwrap());
    }
    assert_eq!((count(&target, "teams"), count(&target, "members")), (1, 2));
    assert_eq!(count(&target, "members WHERE team_id IS NOT NULL"), 1);
    // The rows were changed after they had been written; nobody is to see that.
    world.export(&target, "out");
    let folders = world.documents("out", "folders");
    assert!(folders.iter().all(|folder| folder["updatedAt"] == 5000), "{:?}", folders[0]);
}

fn end_somewhere(engine: Engine) {
    let world = World::new(SCHEMA);
    let target = world.database(engine);
    write(&world);
    let lost = json!({ "_id": id(7), "name": "lost", "parentId": id(999), "updatedAt": 1 });
    let fine = json!({ "_id": id(8), "name": "fine", "updatedAt": 1 });
    world.write("in", "folders", &[fine, lost]);
    assert_eq!(world.findings("in", &target), ["foreign-key folders:2 parentId"]);
    assert_eq!((count(&target, "folders"), count(&target, "members")), (0, 0));
}

on_every_engine! {
    circles_are_written: are_written;
    every_reference_leads_somewhere: end_somewhere;
}

/// Both required: where the database checks at the end, both can be written; where it does not, nobody can.
#[test]
fn required_circles() {
    let schema = SCHEMA.replace("teams.id, optional: true,", "teams.id, deferrable: true,");
    let world = World::new(&schema);
    write(&world);
    world.write("in", "members", &[json!({ "_id": id(2), "teamId": id(1) })]);
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let target = world.database(engine);
        let _ = world.import("in", &target).expect_code(0);
        assert_eq!((count(&target, "teams"), count(&target, "members")), (1, 1));
        world.write("in", "lost", &[]);
        // What is checked at the end has no line any more.
        let other = world.database(engine);
        world.write("lost", "members", &[json!({ "_id": id(2), "teamId": id(1) })]);
        let lost = world.import("lost", &other).expect_code(2);
        assert!(lost.stderr.contains("the references of all rows were checked at the end"), "{}", lost.stderr);
        assert_eq!(count(&other, "members"), 0);
    }
    let refused = world.import("in", &world.database(Engine::Mariadb)).expect_code(2);
    assert!(refused.stderr.contains("`teams`, `members` require rows of each other"), "{}", refused.stderr);
}
