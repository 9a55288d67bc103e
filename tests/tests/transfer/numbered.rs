//! Keys that databases number: they stay what they are, and no number is given twice.

use schemalock_tests::{Engine, on_every_engine};
use serde_json::json;

use crate::support::{World, count, texts};

const SCHEMA: &str = r#"
schemalock: 1
name: numbered
targets: { sqlite: "3.40", postgres: "14", mariadb: "10.11" }
tables:
  tickets:
    columns:
      number: { type: integer, primary_key: true, identity: true }
      title:  { type: text, max_length: 20 }
"#;

fn ticket(number: i64) -> serde_json::Value {
    json!({ "_id": format!("{number};tickets"), "number": number, "title": format!("of {number}") })
}

fn numbers_stay(engine: Engine) {
    let world = World::new(SCHEMA);
    let target = world.database(engine);
    world.write("in", "tickets", &[ticket(0), ticket(-5)]);
    let _ = world.import("in", &target).expect_code(0);
    assert_eq!(texts(&target, "SELECT title FROM tickets ORDER BY number"), ["of -5", "of 0"]);
    assert_eq!(texts(&target, "SELECT title FROM tickets WHERE number = 0"), ["of 0"]);
    target.apply("INSERT INTO tickets (title) VALUES ('new')").unwrap();
    assert_eq!(count(&target, "tickets WHERE number > 0 AND title = 'new'"), 1);
}

fn numbers_go_up(engine: Engine) {
    let world = World::new(SCHEMA);
    let target = world.database(engine);
    world.write("in", "tickets", &[ticket(11)]);
    world.write("more", "tickets", &[ticket(7), ticket(500)]);
    for number in 1..=20 {
        target.apply(&format!("INSERT INTO tickets (title) VALUES ('{number}')")).unwrap();
    }
    target.apply("DELETE FROM tickets WHERE number > 10").unwrap();
    let _ = world.import("in", &target).expect_code(0);
    target.apply("INSERT INTO tickets (title) VALUES ('twenty-one')").unwrap();
    assert_eq!(count(&target, "tickets WHERE number = 21 AND title = 'twenty-one'"), 1);
    target.apply("DELETE FROM tickets WHERE number <= 10").unwrap();
    let _ = world.import("more", &target).expect_code(0);
    target.apply("INSERT INTO tickets (title) VALUES ('behind')").unwrap();
    assert_eq!(count(&target, "tickets WHERE number = 501 AND title = 'behind'"), 1);
}

on_every_engine! {
    numbers_are_what_they_were: numbers_stay;
    numbers_are_not_given_again: numbers_go_up;
}
