//! The five tables: with a few rows, with none, and with so many that the choice matters.

use schemalock_tests::{Engine, Project};

use crate::support::{FIVE_TABLES, World, id, lookups, on_every_engine, pairs};

/// A row or two in each.
fn few(world: &World) {
    let [app, connection, scenario, one, other, edge] = [1, 2, 3, 4, 5, 6].map(id);
    world.apply(&format!("INSERT INTO apps (id, name, auth_type) VALUES ('{app}', 'Mail', 'oauth')"));
    world.apply(&format!(
        "INSERT INTO connections (id, app_id, owner_id, name, credentials) VALUES ('{connection}', '{app}', 'ada', 'My mail', 'sl1.x')"
    ));
    world.apply(&format!("INSERT INTO scenarios (id, owner_id, name) VALUES ('{scenario}', 'ada', 'It''s \\ mail')"));
    for node in [&one, &other] {
        world.apply(&format!("INSERT INTO nodes (id, scenario_id, type) VALUES ('{node}', '{scenario}', 'trigger')"));
    }
    world.apply(&format!(
        "INSERT INTO node_connections (id, scenario_id, source_node_id, target_node_id) VALUES ('{edge}', '{scenario}', '{one}', '{other}')"
    ));
}

fn all_serve(engine: Engine) {
    let world = World::of(engine, FIVE_TABLES);
    few(&world);
    let json = world.json();
    assert_eq!(json["ok"], true, "{json:#}");
    let lookups = lookups(&json);
    assert_eq!(lookups.len(), 26, "{json:#}");
    for (_, lookup) in &lookups {
        assert_eq!(lookup["serves"], true, "{lookup}");
        // No node has an order, so there is nothing to look up.
        let none = lookup["name"] == "nodes_by_scenario_and_order";
        assert_eq!(lookup["chosen"].is_null(), none, "{lookup}");
    }
    let notes = pairs(&json["notes"]);
    assert!(notes.contains(&("prefix-index".into(), "nodes.nodes_by_scenario".into())), "{notes:?}");
    assert_eq!(notes.len(), 5);

    let human = world.verify(&[]).expect_code(0);
    assert!(human.stdout.contains("nodes (2 rows)\n  index "), "{}", human.stdout);
    assert!(human.stderr.contains("26 look-ups, each with an index that can serve it"), "{}", human.stderr);
}

/// Nobody's keys are named by the engine: `PRIMARY`, `sqlite_autoindex_apps_1`.
fn keys_have_their_names(engine: Engine) {
    let world = World::of(engine, FIVE_TABLES);
    few(&world);
    let json = world.json();
    let lookups = lookups(&json);
    let key = lookups.iter().find(|(_, lookup)| lookup["name"] == "connections_pkey").unwrap();
    assert_eq!(key.1["kind"], "primary_key");
    let chosen = &key.1["chosen"]["indexes"];
    let small = engine == Engine::Postgres && key.1["chosen"]["how"] == "scan";
    assert!(small || chosen[0] == "connections_pkey", "{key:?}");
}

fn empty_database(engine: Engine) {
    let world = World { project: Project::with_schema(FIVE_TABLES), scratch: engine.scratch() };
    let found = world.found();
    let tables = ["apps", "connections", "scenarios", "nodes", "node_connections"];
    assert_eq!(found, tables.map(|table| ("missing-table".to_owned(), table.to_owned())));
    let human = world.verify(&[]).expect_code(1);
    assert!(human.stdout.contains("migrate status --database"), "{}", human.stdout);
}

/// One scenario in 400 has failed; owners have four each. Each look-up finds few of 20,000 rows.
fn skewed(engine: Engine) {
    let world = World::of(engine, FIVE_TABLES);
    fill(&world);
    for table in ["scenarios", "nodes"] {
        world.analyze(table);
    }
    let json = world.json();
    assert_eq!(json["ok"], true, "{json:#}");
    let mut asked = 0;
    for (table, lookup) in lookups(&json) {
        assert_eq!(lookup["serves"], true, "{lookup}");
        if ["scenarios", "nodes"].contains(&table.as_str()) {
            assert_eq!(lookup["chosen"]["how"], "index", "{lookup}");
            asked += 1;
        }
    }
    assert_eq!(asked, 11);
    assert_eq!((&json["tables"][2]["rows"], &json["tables"][2]["more"]), (&10_000.into(), &true.into()));
}

pub(crate) fn fill(world: &World) {
    let scenario = |at: usize| {
        let status = if at.is_multiple_of(400) { "error" } else { "active" };
        format!("('{}', 'owner{}', 'Scenario {at}', '{status}')", id(at), at / 4)
    };
    world.rows("scenarios (id, owner_id, name, status)", (0..20_000).map(scenario));
    let node = |at: usize| {
        let ty = if at.is_multiple_of(500) { "wordpress.create_post" } else { "trigger" };
        let order = at % 5;
        format!("('{}', '{}', '{ty}', {order})", id(100_000 + at), id(at / 5))
    };
    let order = if world.engine() == Engine::Mariadb { "`order`" } else { "\"order\"" };
    world.rows(&format!("nodes (id, scenario_id, type, {order})"), (0..20_000).map(node));
}

on_every_engine! {
    few_rows: all_serve;
    names: keys_have_their_names;
    empty: empty_database;
    many_rows: skewed;
}
